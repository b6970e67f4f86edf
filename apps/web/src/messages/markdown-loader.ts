import { useEffect, useState } from 'react';
import type { Block } from './markdown-tree.ts';

let parse: ((text: string) => Block[]) | null = null;
let isSettled = false;

/** Brings the parser. Without it, texts show as they were typed, so a failure is no reason to wait. */
const loading = import('./parse-markdown.ts')
  .then((part) => {
    parse = part.parseMarkdown;
  })
  .catch(() => {})
  .finally(() => {
    isSettled = true;
  });

const parsed = new WeakMap<object, Block[]>();

/** A message's text as a tree, parsed once for each version of the message. */
export function blocksOf(message: { text: string }): Block[] {
  if (!parse) return [{ type: 'paragraph', children: [{ type: 'text', text: message.text }] }];
  const blocks = parsed.get(message) ?? parse(message.text);
  parsed.set(message, blocks);
  return blocks;
}

/** Whether texts can be shown as they are meant. */
export function useMarkdown(): boolean {
  const [isReady, setReady] = useState(isSettled);
  useEffect(() => void loading.then(() => setReady(true)), []);
  return isReady;
}
