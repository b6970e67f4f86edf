/**
 * A statement written by hand: planned once for each connection, under a name that no other text has. Without a name it is planned
 * each time, for the values that it gets: for where these decide how it is best done.
 */
export interface Prepared {
  name?: string;
  text: string;
}

type Values = readonly unknown[];
type Rows = readonly unknown[][];

/** Those who wait for the same rows. */
interface Asked {
  values: Values;
  askers: { resolve: (rows: Rows) => void; reject: (error: unknown) => void }[];
}

/** What one execution asks for at most. */
const gatheredMax = 500;

/**
 * Reads that many ask for at the same moment, as when everybody comes back after a restart: while a statement is under way,
 * those who ask for it gather, and the next execution is for all of them. So nobody waits without a queue, and each answer's
 * snapshot was taken after it was asked for. `run` is given a column of values for each parameter.
 */
export function createGathering(run: (statement: Prepared, columns: Values) => Promise<Rows>) {
  const gathered = new Map<Prepared, Map<string, Asked>>();

  async function drain(statement: Prepared, waiting: Map<string, Asked>) {
    while (waiting.size > 0) {
      const batch = [...waiting].slice(0, gatheredMax);
      for (const [key] of batch) waiting.delete(key);
      await answer(
        statement,
        batch.map(([, asked]) => asked),
      );
    }
    gathered.delete(statement);
  }

  async function answer(statement: Prepared, batch: readonly Asked[]): Promise<void> {
    try {
      const rows = byPlace(batch.length, await run(statement, columnsOf(batch)));
      for (const [place, { askers }] of batch.entries()) for (const { resolve } of askers) resolve(rows[place] ?? []);
    } catch (error) {
      // One of them may be the cause: each finds out for itself.
      if (batch.length > 1) await Promise.all(batch.map((asked) => answer(statement, [asked])));
      else for (const asked of batch) for (const { reject } of asked.askers) reject(error);
    }
  }

  /** The rows for these values, without the place that each begins with; they are shared by all who ask for the same. */
  return function gather(statement: Prepared, values: Values): Promise<Rows> {
    return new Promise((resolve, reject) => {
      const waiting = gathered.get(statement) ?? new Map<string, Asked>();
      const key = JSON.stringify(values);
      const asked = waiting.get(key) ?? { values, askers: [] };
      asked.askers.push({ resolve, reject });
      waiting.set(key, asked);
      if (gathered.has(statement)) return;
      gathered.set(statement, waiting);
      void drain(statement, waiting);
    });
  };
}

/** A column for each parameter, as `unnest` takes them. */
const columnsOf = ([first, ...rest]: readonly Asked[]): Values[] =>
  (first?.values ?? []).map((value, at) => [value, ...rest.map(({ values }) => values[at])]);

/** The rows of each who asks; a row begins with the place of whom it is for, from 1 on. */
function byPlace(count: number, rows: Rows): Rows[] {
  const places: unknown[][][] = Array.from({ length: count }, () => []);
  for (const [place, ...row] of rows) places[Number(place) - 1]?.push(row);
  return places;
}
