import { useSyncExternalStore } from 'react';
import type { Block } from './markdown-tree.ts';
import { isPlain, plainBlock } from './plain-blocks.ts';

let parse: ((text: string) => Block[]) | null = null;

/** Brings the parser, beside the messages that need it. Without it texts show as they were typed, so nothing waits for it. */
const loading = import('./parse-markdown.ts').then(
  (part) => {
    parse = part.parseMarkdown;
  },
  () => {},
);

const known = new WeakMap<object, Block[]>();

/** A message's text as a tree, made once for each version of the message. Until the parser is there, marks stay as typed. */
export function blocksOf(message: { text: string }): Block[] {
  const before = known.get(message);
  if (before) return before;
  const needsParser = !isPlain(message.text);
  const blocks = parse && needsParser ? parse(message.text) : [plainBlock(message.text)];
  if (parse || !needsParser) known.set(message, blocks);
  return blocks;
}

function onParser(listener: () => void) {
  let isGone = false;
  void loading.then(() => isGone || listener());
  return () => {
    isGone = true;
  };
}

/** Renders again when texts can be shown as they are meant, and says whether they can. */
export const useMarkdown = (): boolean => useSyncExternalStore(onParser, () => parse !== null);
