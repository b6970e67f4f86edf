import { Compass, SearchX } from 'lucide-react';
import { useStructureDialogs } from '#groups/structure-dialogs.ts';
import { cx } from '#lib/class-names.ts';
import { discoveryTexts } from '#texts/discovery.ts';
import { groupTexts } from '#texts/groups.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { GroupGrid, WaitingGrid } from './group-grid.tsx';
import { LoadMore } from './load-more.tsx';
import type { useGroupsFound } from './queries.ts';

type Props = {
  list: ReturnType<typeof useGroupsFound>;
  /** Whether nothing narrows what is looked for. */
  isEverything: boolean;
  onShowAll: () => void;
  /** Up from the first cards. */
  onLeave: () => void;
};

/** What was found, in each of its states. */
export function GroupsFound({ list, isEverything, onShowAll, onLeave }: Props) {
  const { groups } = list;

  if (list.isPending) return <WaitingGrid count={9} />;
  if (list.isLoadingError) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />;
  }
  if (groups.length === 0 && !list.hasNextPage) {
    return isEverything ? <NoGroups /> : <NothingFits onShowAll={onShowAll} />;
  }
  return (
    <div
      aria-busy={list.isPlaceholderData}
      className={cx('flex flex-col gap-4 transition-opacity', list.isPlaceholderData && 'opacity-60')}
    >
      <GroupGrid groups={groups} onLeave={onLeave} />
      {list.isFetchingNextPage && <WaitingGrid count={3} />}
      {list.isMoreFailed ? (
        <ErrorState error={list.error} onRetry={() => void list.fetchNextPage()} />
      ) : (
        list.hasMore && <LoadMore onMore={() => void list.fetchNextPage()} isPending={list.isFetching} />
      )}
    </div>
  );
}

function NoGroups() {
  const open = useStructureDialogs();

  return (
    <EmptyState
      icon={Compass}
      title={discoveryTexts.noneTitle}
      action={
        <Button variant="primary" onClick={() => open({ kind: 'createGroup' })}>
          {groupTexts.create}
        </Button>
      }
    >
      {discoveryTexts.noneLine}
    </EmptyState>
  );
}

const NothingFits = ({ onShowAll }: { onShowAll: () => void }) => (
  <EmptyState
    icon={SearchX}
    title={discoveryTexts.nothingTitle}
    action={<Button onClick={onShowAll}>{discoveryTexts.showAll}</Button>}
  >
    {discoveryTexts.nothingLine}
  </EmptyState>
);
