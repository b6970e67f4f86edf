import { splitMentions } from '@parley/contract/mentions';
import type { Block, Inline } from './markdown-tree.ts';

/** A text as it was typed, but for the mentions in it. */
export const plainBlock = (text: string): Block => ({ type: 'paragraph', children: plainInlines(text) });

/** A part of a line as it was typed, but for the mentions in it. */
export const plainInlines = (text: string): Inline[] =>
  splitMentions(text).map((part) =>
    typeof part === 'string' ? { type: 'text', text: part } : { type: 'mention', ...part },
  );

/** Anything that might be a mark, an address, a line that begins a list or quote, a paragraph's end, or space to be left out. */
const mayBeMarkdown = /[*_~`<[\]\\@\0\r]|:\/\/|www\.|^\s|\s$|^[-+>]|^\d+[.)]/im;

/** Whether markdown leaves the text as it is. Quick, and no for more than it need be. */
export const isPlain = (text: string): boolean => !mayBeMarkdown.test(text);
