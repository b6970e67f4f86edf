import type { PresenceKeys } from './redis-presence-keys.ts';
import type { Changes } from './redis-presence-others.ts';
import type { presenceOwn } from './redis-presence-own.ts';

export interface WriterOptions {
  keys: PresenceKeys;
  mine: ReturnType<typeof presenceOwn>;
  leaseMs: number;
  onWritten: (changes: Omit<Changes, 'from'>) => void;
  onFailed: (error: unknown) => void;
}

/** Writes this process's hash: the changes of one turn of the loop together, one write after the other. */
export function presenceWriter({ keys, mine, leaseMs, onWritten, onFailed }: WriterOptions) {
  let version = 0;
  /** Whether the hash holds all that was taken: after a failure it may not. */
  let isWhole = false;
  let isScheduled = false;
  let queue: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  }

  async function write(fields: ReadonlyMap<string, string>) {
    version += 1;
    const own = version;
    const isThere = await keys.write(fields, { version, leaseMs, isWhole: false });
    if (isThere) onWritten({ version: own, fields: [...fields] });
    else await writeWhole();
  }

  /** The version leaves one out: whoever copies us then reads the whole. */
  async function writeWhole() {
    version += 2;
    await keys.write(mine.whole(), { version, leaseMs, isWhole: true });
    isWhole = true;
    onWritten({ version, fields: [] });
  }

  async function flush() {
    const changes = await mine.takeChanges();
    if (changes.size === 0 || !isWhole) return; // what isn't whole is written by the next beat
    try {
      await write(changes);
    } catch (error) {
      isWhole = false;
      onFailed(error);
    }
  }

  return {
    schedule() {
      if (isScheduled) return;
      isScheduled = true;
      setImmediate(() => {
        isScheduled = false;
        void inTurn(flush);
      });
    },

    /** Renews the lease, and the hash where it has to be. Rejects while Redis is away. */
    beat: () =>
      inTurn(async () => {
        await flush();
        const answer = await keys.beat(leaseMs);
        if (!answer.isThere || !isWhole) await writeWhole();
        return answer;
      }),

    /** Lets what is written count for that long yet. Rejects while Redis is away. */
    end: (lastMs: number) =>
      inTurn(async () => {
        await flush();
        await keys.write(new Map(), { version, leaseMs: lastMs, isWhole: false });
      }),
  };
}
