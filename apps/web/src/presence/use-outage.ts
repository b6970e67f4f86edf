import { useEffect, useState } from 'react';
import { useConnection } from '#live/use-connection.ts';

/** A gap shorter than this isn't worth a word. */
const patienceMs = 1_000;

export type Outage = 'connecting' | 'offline';

/** What keeps this tab from the server, once it has for a moment; null while all is well. */
export function useOutage(): Outage | null {
  const connection = useConnection();
  const isDown = connection === 'connecting' || connection === 'offline';
  const [isLasting, setLasting] = useState(false);

  useEffect(() => {
    if (!isDown) return;
    const timer = setTimeout(() => setLasting(true), patienceMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [isDown]);

  return isDown && isLasting ? connection : null;
}
