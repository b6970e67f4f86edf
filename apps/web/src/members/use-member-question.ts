import type { PersonView } from '@parley/contract/fields';
import { useCallback, useState } from 'react';

/** What is asked about before it is done. */
export type MemberQuestion = { act: 'transfer' | 'remove'; person: PersonView };

/** The question that is open, or was last, while its dialog leaves. */
export function useMemberQuestion() {
  const [question, setQuestion] = useState<MemberQuestion | null>(null);
  const [isAsking, setAsking] = useState(false);

  const ask = useCallback((asked: MemberQuestion) => {
    setQuestion(asked);
    setAsking(true);
  }, []);

  return { question, isAsking, ask, stopAsking: () => setAsking(false) };
}
