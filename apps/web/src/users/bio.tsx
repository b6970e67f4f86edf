import { splitMentions } from '@parley/contract/mentions';
import { useMemo } from 'react';
import { Markdown } from '#messages/markdown.tsx';
import { parseMarkdown } from '#messages/parse-markdown.ts';

/** What somebody says of themself at length. Mentions are for rooms, where those who are meant can be looked up. */
export function Bio({ text }: { text: string }) {
  const blocks = useMemo(() => {
    const parts = splitMentions(text).filter((part) => typeof part === 'string');
    return parseMarkdown(parts.join(''));
  }, [text]);
  return <Markdown blocks={blocks} />;
}
