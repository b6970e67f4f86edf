import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { cx } from '#lib/class-names.ts';
import { trpc } from '#lib/trpc.ts';
import { useMyself } from '#users/queries.ts';
import { type SettingsPage, settingsSections } from './pages.ts';

type Props = {
  /** Whether it is a page of its own, with room for fingers, and not a pane beside the page. */
  isPage?: boolean;
};

/** The way to all pages of the settings that are there for this person. */
export function SettingsNav({ isPage = false }: Props) {
  const isOperator = useMyself()?.isOperator ?? false;
  const { data } = trpc.auth.session.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const { sendsMail = false, providers = [] } = data?.instance ?? {};
  const sections = settingsSections.filter(({ isForOperators }) => !isForOperators || isOperator);
  const isHere = ({ needsMail, needsProviders }: SettingsPage) =>
    (!needsMail || sendsMail) && (!needsProviders || providers.length > 0);

  return sections.map(({ title, pages }) => (
    <section key={title} className={isPage ? 'mb-6' : 'mb-4'}>
      <h2 className="px-2.5 pb-1 font-semibold text-muted text-sm">{title}</h2>
      <ul className={cx(isPage && 'overflow-hidden rounded-lg border border-line bg-raised')}>
        {pages.filter(isHere).map(({ name, title: page, icon: Icon }) => (
          <li key={name} className={cx(isPage && 'border-line not-first:border-t')}>
            <Link to="/settings/$page" params={{ page: name }} className={isPage ? rowClass : entryClass}>
              <Icon aria-hidden className="size-4.5 shrink-0" />
              <span className="min-w-0 flex-1 truncate">{page}</span>
              {isPage && <ChevronRight aria-hidden className="size-4.5 text-muted" />}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}

const entryClass =
  'flex h-8.5 items-center gap-2.5 rounded-md px-2.5 font-medium text-muted text-md transition-colors hover:bg-raised hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-text pointer-coarse:h-touch [&[aria-current=page]>svg]:text-accent-text';

const rowClass =
  'flex min-h-13 items-center gap-3 px-4 font-medium text-base transition-colors hover:bg-hover focus-visible:-outline-offset-2';
