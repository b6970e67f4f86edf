import type { StatusView } from '@parley/contract/fields';

/** What somebody says of themself for a while: an emoji and perhaps some words. */
export const StatusLine = ({ status: { emoji, text }, className }: { status: StatusView; className?: string }) => (
  <span className={className}>{text ? `${emoji} ${text}` : emoji}</span>
);
