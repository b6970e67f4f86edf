import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';

type Props = { children: ReactNode; isLoud?: boolean; className?: string };

/** A count or a word beside something; loud where it is about the person. */
export function Badge({ children, isLoud = false, className }: Props) {
  return (
    <span
      className={cx(
        'tabular inline-grid h-4.5 min-w-4.5 place-items-center rounded-full px-1.25 font-bold text-2xs leading-none',
        isLoud ? 'bg-accent text-accent-ink' : 'bg-hover text-text',
        className,
      )}
    >
      {children}
    </span>
  );
}
