import { cx } from '#lib/class-names.ts';

/** A shape in place of what is still on its way; give it the size of what comes. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block animate-shimmer rounded-sm bg-hover', className)} />;
}
