const prefix = 'parley:';
const memory = new Map<string, string>();
const listeners = new Map<string, Set<() => void>>();

/**
 * A value kept on this device under `key`, shared by all tabs. Where storage is off or full it lives as long as the
 * page. `parse` turns what was stored, possibly by an older version, into a value or throws; then `fallback` stands.
 */
export function createStored<T>(key: string, fallback: T, parse: (stored: unknown) => T) {
  const name = prefix + key;
  let lastText: string | null | undefined;
  let lastValue = fallback;

  function get(): T {
    const text = readText(name);
    if (text === lastText) return lastValue;
    lastText = text;
    lastValue = text === null ? fallback : parseText(text, parse, fallback);
    return lastValue;
  }

  function set(value: T) {
    writeText(name, JSON.stringify(value));
    notify(name);
  }

  /** Calls back after each change, made in this tab or in another; returns what ends it. */
  function subscribe(listener: () => void) {
    const set = listeners.get(name) ?? new Set();
    listeners.set(name, set.add(listener));
    return () => {
      set.delete(listener);
    };
  }

  return { get, set, subscribe };
}

function parseText<T>(text: string, parse: (stored: unknown) => T, fallback: T) {
  try {
    return parse(JSON.parse(text));
  } catch {
    return fallback;
  }
}

function readText(name: string) {
  try {
    return memory.get(name) ?? localStorage.getItem(name);
  } catch {
    return null;
  }
}

function writeText(name: string, text: string) {
  try {
    localStorage.setItem(name, text);
    memory.delete(name);
  } catch {
    memory.set(name, text);
  }
}

function notify(name: string) {
  for (const listener of listeners.get(name) ?? []) listener();
}

addEventListener('storage', ({ key }) => {
  for (const name of key === null ? listeners.keys() : [key]) notify(name);
});
