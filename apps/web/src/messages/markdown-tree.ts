import type { UserId } from '@parley/contract/ids';

/** What a line of a message consists of. Text keeps its line breaks. */
export type Inline =
  | { type: 'text' | 'code'; text: string }
  | { type: 'strong' | 'emphasis' | 'delete'; children: Inline[] }
  | { type: 'link'; href: string; children: Inline[] }
  | { type: 'mention'; userId: UserId };

/** What a message consists of. A list with a `start` is numbered from there. */
export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'quote'; children: Block[] }
  | { type: 'list'; start: number | null; items: Block[][] }
  | { type: 'code'; text: string };
