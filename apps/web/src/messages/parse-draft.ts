import type { Draft } from './outbox.ts';

export const emptyDraft: Draft = { text: '', replyTo: null };

/** A stored draft as it can be used; what isn't one comes out empty. */
export function parseDraft(stored: unknown): Draft {
  if (typeof stored !== 'object' || stored === null) return emptyDraft;
  const { text, replyTo } = stored as Record<string, unknown>;
  if (typeof text !== 'string') return emptyDraft;
  return { text, replyTo: typeof replyTo === 'number' ? replyTo : null };
}
