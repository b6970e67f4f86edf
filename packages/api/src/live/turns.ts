/**
 * Acts on one key come one after the other, in the order in which they were asked for, within this process.
 * Whoever waits for a row's lock in Postgres holds a connection meanwhile; who waits here holds none.
 */
export function createTurns<K>() {
  const last = new Map<K, Promise<unknown>>();

  return async function inTurn<T>(key: K, act: () => Promise<T>): Promise<T> {
    const turn = (last.get(key) ?? Promise.resolve()).then(act, act);
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}
