import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import { useEffect, useRef, useState } from 'react';

const shownMs = 5_000;
const nobody: PersonView[] = [];

/** Who has just entered the room, for a few seconds. `here` is who is in it now, undefined while that isn't known. */
export function useEntered(here: readonly PersonView[] | undefined, meId: UserId): PersonView[] {
  const [entered, setEntered] = useState(nobody);
  const before = useRef(here);

  useEffect(() => {
    const come = newcomers(before.current, here, meId);
    before.current = here;
    if (come.length > 0) setEntered(come);
  }, [here, meId]);

  useEffect(() => {
    if (entered.length === 0) return;
    const timer = setTimeout(setEntered, shownMs, nobody);
    return () => clearTimeout(timer);
  }, [entered]);

  return entered;
}

/** Who is in the room now and wasn't before, without oneself; nobody when it wasn't known who was there. */
export function newcomers(
  before: readonly PersonView[] | undefined,
  now: readonly PersonView[] | undefined,
  meId: UserId,
): PersonView[] {
  // An empty room has oneself in it: nobody at all means that people are only counted.
  if (!before?.length || !now) return [];
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => id !== meId && !known.has(id));
}
