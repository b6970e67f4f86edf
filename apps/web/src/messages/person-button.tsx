import type { PersonView } from '@parley/contract/fields';
import type { ReactNode } from 'react';
import { useConversing } from './conversation-context.ts';

type Props = {
  person: PersonView | undefined;
  className: string;
  label?: string;
  /** Whether Tab comes to it. */
  isTabStop?: boolean;
  children: ReactNode;
};

/** What shows somebody, and opens their card; only shows them where nobody knows who it is. */
export function PersonButton({ person, className, label, isTabStop = true, children, ...tip }: Props) {
  const { showCard } = useConversing();

  if (!person) return <span className={className}>{children}</span>;
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={label}
      tabIndex={isTabStop ? undefined : -1}
      onClick={({ currentTarget }) => showCard(person, currentTarget)}
      className={className}
      {...tip}
    >
      {children}
    </button>
  );
}
