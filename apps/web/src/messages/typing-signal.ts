import { limits } from '@parley/contract/limits';

/** When one last said that one is typing; null when others don't think so. */
export type TypingState = { saidAt: number | null };

export const notTyping: TypingState = { saidAt: null };

/** What is to be said to the others: true, false, or, with null, nothing. */
export type TypingStep = { state: TypingState; says: boolean | null };

/** After a key at `now` (ms) left the composer with text or empty: said at most once in `typingRepeatMs`. */
export function typed({ saidAt }: TypingState, isEmpty: boolean, now: number): TypingStep {
  if (isEmpty) return stopped({ saidAt }, now);
  if (saidAt !== null && now - saidAt < limits.typingRepeatMs) return { state: { saidAt }, says: null };
  return { state: { saidAt: now }, says: true };
}

/** After sending, emptying or leaving: said only while the others would still believe in it. */
export function stopped({ saidAt }: TypingState, now: number): TypingStep {
  const isBelieved = saidAt !== null && now - saidAt < limits.typingTtlMs;
  return { state: notTyping, says: isBelieved ? false : null };
}
