import { replaceMentions } from '@parley/contract/mentions';
import { messageTexts } from '#texts/messages.ts';
import type { ConversationContext } from './conversation-context.ts';

/** A message on one line, for quotes and for what is read aloud: names in place of mentions, and no line breaks. */
export function plainText(text: string, personOf: ConversationContext['personOf']): string {
  const named = replaceMentions(text, (id) => `@${personOf(id)?.displayName ?? messageTexts.unknownPerson}`);
  return named.slice(0, 300).replace(/\s+/g, ' ').trim();
}
