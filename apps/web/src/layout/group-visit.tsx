import type { GroupId } from '@parley/contract/ids';
import { useRouter } from '@tanstack/react-router';
import { ArrowLeft, Users } from 'lucide-react';
import { useCameFromList } from '#discovery/came-from.ts';
import { GroupInside } from '#discovery/group-inside.tsx';
import { GroupPreviewCard } from '#groups/group-preview-card.tsx';
import { JoinGroup } from '#groups/join-group.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { isRefusal } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { discoveryTexts } from '#texts/discovery.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { groupTexts } from '#texts/groups.ts';
import { Button } from '#ui/button.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { HomeSidebar } from './home-sidebar.tsx';
import { MissingPane } from './missing-pane.tsx';
import { TopBar } from './top-bar.tsx';

/** A group that one isn't in, by its address: what it shows of itself, and a way in. Nobody joins by looking. */
export function GroupVisit({ groupId }: { groupId: GroupId }) {
  const { data: group, error, refetch, isFetching } = trpc.discovery.preview.useQuery({ groupId });
  useDocumentTitle(group?.name ?? '');

  if (error && isRefusal(error)) {
    return (
      <>
        <HomeSidebar />
        <MissingPane title={groupPartTexts.missingTitle} to="/discover" toLabel={groupTexts.discover}>
          {groupPartTexts.missingLine}
        </MissingPane>
      </>
    );
  }
  return (
    <>
      <HomeSidebar />
      <TopBar icon={Users} title={group?.name ?? <Skeleton className="h-4 w-32" />} />
      <div className="scroll-pane flex min-h-0 flex-1 flex-col gap-4 p-6 max-md:p-4">
        <BackToList />
        {group ? (
          <GroupPreviewCard group={group} lead={groupPartTexts.previewLine}>
            <JoinGroup groupId={groupId} />
            <GroupInside group={group} />
          </GroupPreviewCard>
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} isRetrying={isFetching} />
        ) : (
          <Skeleton className="m-auto h-96 w-full max-w-dialog rounded-2xl" />
        )}
      </div>
    </>
  );
}

/** Back to the place in the list that one came from. */
function BackToList() {
  const { history } = useRouter();
  if (!useCameFromList()) return null;
  return (
    <Button variant="ghost" size="sm" onClick={() => history.back()} className="self-start">
      <ArrowLeft aria-hidden className="size-4" />
      {discoveryTexts.back}
    </Button>
  );
}
