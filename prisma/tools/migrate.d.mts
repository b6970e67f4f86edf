/**
 * Applies the migrations that the database doesn't have yet, creating the database itself when it is missing, and
 * returns their names in order. Safe to repeat and to run from several processes at once: one applies, the others wait.
 * The engine leaves a timer of ten seconds behind: a script that does nothing else has to exit by itself.
 */
export function migrateDeploy(options: { url: string }): Promise<string[]>;
