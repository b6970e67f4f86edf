import { Link, type LinkProps } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDocumentTitle } from '#lib/document-title.ts';
import { errorTexts } from '#texts/errors.ts';
import { buttonClass } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { TopBar } from './top-bar.tsx';

type Props = Pick<LinkProps, 'to' | 'params'> & { title: string; children: ReactNode; toLabel: string };

/** In place of the conversation, for what isn't there or not for this person; with a way on. */
export function MissingPane({ title, children, toLabel, ...link }: Props) {
  useDocumentTitle(errorTexts.notFound);

  return (
    <>
      <TopBar icon={SearchX} title={title} />
      <EmptyState
        icon={SearchX}
        title={title}
        action={
          <Link {...link} className={buttonClass({ variant: 'primary' })}>
            {toLabel}
          </Link>
        }
      >
        {children}
      </EmptyState>
    </>
  );
}
