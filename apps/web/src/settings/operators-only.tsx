import { Link } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { errorTexts } from '#texts/errors.ts';
import { settingsTexts } from '#texts/settings.ts';
import { buttonClass } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useMyself } from '#users/queries.ts';

/** What it holds, for operators; for others there is no such page. */
export function OperatorsOnly({ children }: { children: ReactNode }) {
  const me = useMyself();
  if (!me) return null;
  if (me.isOperator) return children;

  return (
    <EmptyState
      icon={SearchX}
      title={errorTexts.missingTitle}
      action={
        <Link to="/settings" className={buttonClass({ variant: 'primary' })}>
          {settingsTexts.back}
        </Link>
      }
    >
      {errorTexts.missingLine}
    </EmptyState>
  );
}
