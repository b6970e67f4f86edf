import { LoaderCircle } from 'lucide-react';
import { cx } from '#lib/class-names.ts';

/** A small sign that something is under way; what it is stands beside it. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cx('size-4.5 animate-spin', className)} />;
}
