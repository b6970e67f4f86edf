import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';

type Props = {
  icon: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  className?: string;
};

/** Says that there is nothing here yet, and what to do next. */
export function EmptyState({ icon: Icon, title, children, action, className }: Props) {
  return (
    <div className={cx('m-auto flex max-w-form flex-col items-center gap-1.5 px-6 py-10 text-center', className)}>
      <span className="mb-3 grid size-14 place-items-center rounded-squircle bg-accent-soft text-accent-text">
        <Icon aria-hidden className="size-6" strokeWidth={1.8} />
      </span>
      <h2 className="font-bold text-lg tracking-tight">{title}</h2>
      {children && <p className="text-balance text-md text-muted">{children}</p>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2.5">{action}</div>}
    </div>
  );
}
