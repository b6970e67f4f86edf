import { MessagesSquare, SearchX, UserX } from 'lucide-react';
import { LoadMore } from '#discovery/load-more.tsx';
import { cx } from '#lib/class-names.ts';
import { searchTexts } from '#texts/search.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { FoundMessage } from './found-message.tsx';
import type { MessagesList } from './use-messages-found.ts';

type Props = {
  list: MessagesList;
  /** Called when one goes to a message. */
  onGo: () => void;
};

/** What was found, in each of its states. */
export function SearchResults({ list, onGo }: Props) {
  const { found, people } = list;

  if (list.isIdle) return <Start />;
  if (list.problem) return <EmptyState icon={UserX} title={list.problem} />;
  if (list.isLoadingError) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />;
  }
  if (list.isPending) return <Waiting />;
  return (
    <div
      aria-busy={list.isPlaceholderData}
      className={cx('flex flex-1 flex-col gap-2 transition-opacity', list.isPlaceholderData && 'opacity-60')}
    >
      {list.isDegraded && (
        <p role="status" className="rounded-md bg-raised px-3 py-2 text-md text-muted">
          {searchTexts.degraded}
        </p>
      )}
      {found.length === 0 && !list.hasNextPage && (
        <EmptyState icon={SearchX} title={searchTexts.nothingTitle}>
          {searchTexts.nothingLine}
        </EmptyState>
      )}
      <ul aria-label={searchTexts.results} className="-mx-2 flex flex-col empty:hidden">
        {found.map((each) => (
          <FoundMessage
            key={`${each.roomId} ${each.message.seq}`}
            found={each}
            author={people.find(({ id }) => id === each.message.authorId)}
            onGo={onGo}
          />
        ))}
      </ul>
      {list.isFetchNextPageError ? (
        <ErrorState error={list.error} onRetry={() => void list.fetchNextPage()} />
      ) : (
        list.hasNextPage && (
          <LoadMore
            onMore={() => void list.fetchNextPage()}
            isPending={list.isFetchingNextPage || list.isPlaceholderData}
          />
        )
      )}
    </div>
  );
}

const Start = () => (
  <EmptyState icon={MessagesSquare} title={searchTexts.startTitle}>
    {searchTexts.startLine}
    <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1.5 text-left">
      {searchTexts.filters.map(({ sign, line }) => (
        <div key={sign} className="contents">
          <dt className="font-mono text-sm text-text">{sign}</dt>
          <dd>{line}</dd>
        </div>
      ))}
    </dl>
  </EmptyState>
);

const Waiting = () => (
  <div aria-busy className="flex flex-col gap-4 pt-1">
    {['w-3/4', 'w-1/2', 'w-2/3', 'w-5/6'].map((width) => (
      <div key={width} className="flex gap-3">
        <Skeleton className="size-9 shrink-0 rounded-full" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-3.5 w-40" />
          <Skeleton className={cx('h-3.5', width)} />
        </div>
      </div>
    ))}
  </div>
);
