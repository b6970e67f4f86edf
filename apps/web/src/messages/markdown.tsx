import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { messageTexts } from '#texts/messages.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { copyText } from './copy-text.ts';
import type { Block, Inline } from './markdown-tree.ts';
import { Mention } from './mention.tsx';

/** A parsed text as elements, with `suffix` at the end of its last line. */
export function Markdown({ blocks, suffix }: { blocks: readonly Block[]; suffix?: ReactNode }) {
  const last = blocks.at(-1);
  const endsInText = last?.type === 'paragraph';

  return (
    <div className="flex min-w-0 flex-col gap-1.5 break-words [overflow-wrap:anywhere]">
      {withKeys(blocks).map(([key, block]) => (
        <BlockElement key={key} block={block} suffix={endsInText && block === last ? suffix : undefined} />
      ))}
      {!endsInText && suffix && <p>{suffix}</p>}
    </div>
  );
}

/** A tree that never changes may name its parts by their places. */
const withKeys = <Part,>(parts: readonly Part[]) => parts.map((part, place) => [place, part] as const);

function BlockElement({ block, suffix }: { block: Block; suffix?: ReactNode }) {
  switch (block.type) {
    case 'paragraph':
      return (
        <p className="whitespace-pre-wrap">
          <Inlines parts={block.children} />
          {suffix}
        </p>
      );
    case 'quote':
      return (
        <blockquote className="border-control border-l-3 pl-3 text-muted">
          <Markdown blocks={block.children} />
        </blockquote>
      );
    case 'list': {
      const List = block.start === null ? 'ul' : 'ol';
      const start = block.start === null ? {} : { start: block.start };
      return (
        <List {...start} className={block.start === null ? 'list-disc pl-6' : 'list-decimal pl-8'}>
          {withKeys(block.items).map(([key, item]) => (
            <li key={key}>
              <Markdown blocks={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'code':
      return <CodeBlock text={block.text} />;
  }
}

/** The arrow keys scroll long lines only where Tab has come. */
const keyboardStop = { tabIndex: 0 };

function CodeBlock({ text }: { text: string }) {
  return (
    <div className="group/code relative mt-1 max-w-code">
      <pre
        {...keyboardStop}
        className="overflow-x-auto overscroll-x-contain rounded-md border border-line bg-canvas px-3.5 py-3 text-sm [overflow-wrap:normal] [scrollbar-width:thin] focus-visible:-outline-offset-2 pointer-coarse:pr-13"
      >
        <code>{text}</code>
      </pre>
      <IconButton
        label={messageTexts.copyCode}
        size="sm"
        className="absolute top-1.5 right-1.5 bg-canvas opacity-0 focus-visible:opacity-100 group-hover/code:opacity-100 pointer-coarse:size-9 pointer-coarse:opacity-100"
        onClick={() => void copyText(text, messageTexts.copiedCode)}
      >
        <Copy aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}

const Inlines = ({ parts }: { parts: readonly Inline[] }) =>
  withKeys(parts).map(([key, part]) => <InlineElement key={key} part={part} />);

function InlineElement({ part }: { part: Inline }) {
  switch (part.type) {
    case 'text':
      return part.text;
    case 'code':
      return (
        <code className="rounded-xs bg-raised px-1.25 py-px font-medium text-sm group-hover/row:bg-hover">
          {part.text}
        </code>
      );
    case 'strong':
      return (
        <strong className="font-bold">
          <Inlines parts={part.children} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Inlines parts={part.children} />
        </em>
      );
    case 'delete':
      return (
        <s>
          <Inlines parts={part.children} />
        </s>
      );
    case 'link':
      return (
        <a
          href={part.href}
          title={part.href}
          target="_blank"
          rel="noopener noreferrer nofollow ugc"
          className="text-link underline decoration-transparent underline-offset-2 hover:decoration-current focus-visible:decoration-current"
        >
          <Inlines parts={part.children} />
        </a>
      );
    case 'mention':
      return <Mention userId={part.userId} />;
  }
}
