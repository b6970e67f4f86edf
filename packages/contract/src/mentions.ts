import type { UserId } from './ids.ts';

const mention = /<@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/g;
const code = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g;

/** Whom a message's text names, each once, in order; what stands in code names nobody. */
export function mentionedIn(text: string): UserId[] {
  const ids = [...text.replace(code, ' ').matchAll(mention)].map((match) => match[1] as UserId);
  return [...new Set(ids)];
}

/** How a message's text names somebody. */
export const mentionOf = (userId: UserId) => `<@${userId}>`;

/** The text in order as what stands between mentions, and whom each of them names. */
export function splitMentions(text: string): (string | { userId: UserId })[] {
  // The pattern has one group, so what it splits by stands at every second place.
  const parts = text.split(mention).map((part, place) => (place % 2 ? { userId: part as UserId } : part));
  return parts.filter((part) => part !== '');
}

/** The text with every mention outside code replaced by what `name` answers; null leaves it as it is. */
export function replaceMentions(text: string, name: (userId: UserId) => string | null): string {
  return outsideCode(text, (part) => part.replace(mention, (whole, id) => name(id as UserId) ?? whole));
}

/** The text with `change` applied to what stands outside code spans and blocks. */
export function outsideCode(text: string, change: (part: string) => string): string {
  let end = 0;
  let changed = '';
  for (const match of text.matchAll(code)) {
    changed += change(text.slice(end, match.index)) + match[0];
    end = match.index + match[0].length;
  }
  return changed + change(text.slice(end));
}
