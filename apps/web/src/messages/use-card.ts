import type { PersonView } from '@parley/contract/fields';
import { useMemo, useState } from 'react';

type Card = { isOpen: boolean; person: PersonView; anchor: HTMLElement };

/** Whose card is open beside what; it is kept while it leaves. Null before the first. */
export function useCard() {
  const [card, setCard] = useState<Card | null>(null);

  const acts = useMemo(
    () => ({
      show: (person: PersonView, anchor: HTMLElement) =>
        setCard((last) => ({ isOpen: !(last?.isOpen && last.anchor === anchor), person, anchor })),
      close: () => setCard((last) => last && { ...last, isOpen: false }),
    }),
    [],
  );
  return { card, ...acts };
}
