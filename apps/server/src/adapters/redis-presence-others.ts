import { type FieldKind, fieldName, type PresenceFields } from './redis-presence-fields.ts';
import type { Beat, PresenceKeys } from './redis-presence-keys.ts';

interface Mirror {
  version: number;
  values: Map<string, unknown>;
  /** By the monotonic clock. */
  until: number;
}

export interface Changes {
  from: string;
  version: number;
  /** An empty text for what is gone. */
  fields: [string, string][];
}

export interface OthersOptions {
  keys: PresenceKeys;
  onField: (name: string, value: unknown) => void;
  onFailed: (error: unknown) => void;
}

/**
 * What the other processes have written, kept in memory, so that nobody waits for a look. Their changes come over the bus,
 * numbered; after a gap, and where a beat shows that something was lost, the whole is read again.
 */
export function presenceOthers({ keys, onField, onFailed }: OthersOptions) {
  const mirrors = new Map<string, Mirror>();
  const reading = new Set<string>();

  function set(mirror: Mirror, name: string, text: string) {
    const value: unknown = text === '' ? undefined : JSON.parse(text);
    if (value === undefined) mirror.values.delete(name);
    else mirror.values.set(name, value);
    onField(name, value);
  }

  function drop(id: string) {
    const mirror = mirrors.get(id);
    mirrors.delete(id);
    for (const name of mirror?.values.keys() ?? []) onField(name, undefined);
  }

  async function read(id: string, leftMs: number) {
    if (reading.has(id)) return;
    reading.add(id);
    try {
      const found = await keys.read(id);
      if (found) replace(id, found, performance.now() + leftMs);
    } catch (error) {
      onFailed(error);
    } finally {
      reading.delete(id);
    }
  }

  function replace(id: string, found: { version: number; fields: Map<string, string> }, until: number) {
    const mirror = mirrors.get(id) ?? { version: 0, values: new Map(), until };
    Object.assign(mirror, { version: found.version, until });
    mirrors.set(id, mirror);
    for (const name of [...mirror.values.keys()]) if (!found.fields.has(name)) set(mirror, name, '');
    for (const [name, text] of found.fields) {
      if (JSON.stringify(mirror.values.get(name)) !== text) set(mirror, name, text);
    }
  }

  return {
    /** What the bus brings. `leaseMs`: how long somebody unknown counts until their next beat. */
    receive({ from, version, fields }: Changes, leaseMs: number) {
      const mirror = mirrors.get(from);
      if (mirror && version <= mirror.version) return;
      if (!mirror || version > mirror.version + 1) return void read(from, leaseMs);
      mirror.version = version;
      for (const [name, text] of fields) set(mirror, name, text);
    },

    /** Whoever's lease has ended is gone; whoever's version isn't ours is read again. */
    async compare(processes: Beat['others']) {
      const stale = processes.filter(({ id, leftMs, version }) => {
        const mirror = mirrors.get(id);
        if (mirror) mirror.until = performance.now() + leftMs;
        return mirror?.version !== version;
      });
      await Promise.all(stale.map(({ id, leftMs }) => read(id, leftMs)));
    },

    /** A process that ends says how long its people still count. */
    shorten(id: string, leaseMs: number) {
      const mirror = mirrors.get(id);
      if (mirror) mirror.until = Math.min(mirror.until, performance.now() + leaseMs);
    },

    dropEnded() {
      const now = performance.now();
      for (const [id, { until }] of [...mirrors]) if (until <= now) drop(id);
    },

    /** All that is written of one thing. */
    list<Kind extends FieldKind>(kind: Kind, id: string): PresenceFields[Kind][] {
      const name = fieldName(kind, id);
      return [...mirrors.values()].flatMap(({ values }) => {
        const value = values.get(name);
        return value === undefined ? [] : [value as PresenceFields[Kind]];
      });
    },

    /** Everything that is written, by the name of its field. */
    *entries(): Generator<[string, unknown]> {
      for (const { values } of mirrors.values()) yield* values;
    },
  };
}
