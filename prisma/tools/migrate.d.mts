/**
 * Applies the migrations that the database doesn't have yet, creating the database itself when it is missing, and
 * returns their names in order. Safe to repeat and to run from several processes at once: one applies, the others wait.
 */
export function migrateDeploy(options: { url: string }): Promise<string[]>;
