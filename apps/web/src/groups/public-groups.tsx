import type { GroupPreview } from '@parley/contract/groups';
import { Compass } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { trpc } from '#lib/trpc.ts';
import { useMyGroups } from '#me/queries.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { groupTexts } from '#texts/groups.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { GroupCard, GroupCardSkeleton } from './group-card.tsx';
import { useStructureDialogs } from './structure-dialogs.ts';

const gridClass = 'grid grid-cols-[repeat(auto-fill,minmax(min(16rem,100%),1fr))] gap-4';

/** All public groups, page by page as one comes near the end. */
export function PublicGroups() {
  const open = useStructureDialogs();
  const list = trpc.groups.listPublic.useInfiniteQuery({}, { getNextPageParam: (page) => page.nextCursor });
  const mine = useMyGroups();
  const groups = list.data?.pages.flatMap((page) => page.groups) ?? [];

  /** One's own groups are known at every moment, and the list is not. */
  const isOwn = (group: GroupPreview) => mine?.some(({ id }) => id === group.id) ?? group.isMember;

  if (list.isPending) return <Waiting count={6} />;
  if (list.isLoadingError) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />;
  }
  if (groups.length === 0) {
    return (
      <EmptyState
        icon={Compass}
        title={groupPartTexts.discoverNone}
        action={
          <Button variant="primary" onClick={() => open({ kind: 'createGroup' })}>
            {groupTexts.create}
          </Button>
        }
      >
        {groupPartTexts.discoverNoneLine}
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={gridClass}>
        {groups.map((group) => (
          <li key={group.id}>
            <GroupCard group={group} isMember={isOwn(group)} />
          </li>
        ))}
      </ul>
      {list.isFetchingNextPage && <Waiting count={3} />}
      {list.isFetchNextPageError ? (
        <ErrorState error={list.error} onRetry={() => void list.fetchNextPage()} />
      ) : (
        list.hasNextPage && <More onMore={() => void list.fetchNextPage()} isPending={list.isFetchingNextPage} />
      )}
    </>
  );
}

/** Asks for more when it comes near, and when it is pressed. */
function More({ onMore, isPending }: { onMore: () => void; isPending: boolean }) {
  const place = useRef<HTMLDivElement>(null);
  const ask = useRef(onMore);
  ask.current = onMore;

  useEffect(() => {
    if (isPending || !place.current) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && ask.current(), {
      rootMargin: '400px',
    });
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [isPending]);

  return (
    <div ref={place} className="flex justify-center py-6">
      <Button isPending={isPending} onClick={onMore}>
        {groupPartTexts.loadMore}
      </Button>
    </div>
  );
}

const Waiting = ({ count }: { count: number }) => (
  <div aria-busy className={`${gridClass} mt-4 first:mt-0`}>
    {Array.from({ length: count }, (_, place) => (
      <GroupCardSkeleton key={`skeleton ${place}`} />
    ))}
  </div>
);
