import { messageTexts } from '#texts/messages.ts';
import type { ConversationContext } from './conversation-context.ts';
import { blocksOf } from './markdown-loader.ts';
import type { Block, Inline } from './markdown-tree.ts';

type PersonOf = ConversationContext['personOf'];

/** A message on one line, for quotes and for what is read aloud: no marks, names in place of mentions, no line breaks. */
export function plainText(message: { text: string }, personOf: PersonOf): string {
  const line = blocksOf(message).map((block) => textOfBlock(block, personOf));
  return line.join(' ').slice(0, 300).replace(/\s+/g, ' ').trim();
}

function textOfBlock(block: Block, personOf: PersonOf): string {
  if (block.type === 'code') return block.text;
  if (block.type === 'paragraph') return textOfLine(block.children, personOf);
  const blocks = block.type === 'quote' ? block.children : block.items.flat();
  return blocks.map((inner) => textOfBlock(inner, personOf)).join(' ');
}

const textOfLine = (parts: Inline[], personOf: PersonOf): string =>
  parts.map((part) => textOfPart(part, personOf)).join('');

function textOfPart(part: Inline, personOf: PersonOf): string {
  if ('text' in part) return part.text;
  if (part.type === 'mention') return `@${personOf(part.userId)?.displayName ?? messageTexts.unknownPerson}`;
  return textOfLine(part.children, personOf);
}
