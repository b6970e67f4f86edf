import type { GroupId } from '@parley/contract/ids';
import { Users } from 'lucide-react';
import { GroupPreviewCard } from '#groups/group-preview-card.tsx';
import { JoinGroup } from '#groups/join-group.tsx';
import { useDocumentTitle } from '#lib/document-title.ts';
import { isRefusal } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { groupTexts } from '#texts/groups.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { HomeSidebar } from './home-sidebar.tsx';
import { MissingPane } from './missing-pane.tsx';
import { TopBar } from './top-bar.tsx';

/** A group that one isn't in, by its address: what it shows of itself, and a way in. Nobody joins by looking. */
export function GroupVisit({ groupId }: { groupId: GroupId }) {
  const { data: group, error, refetch, isFetching } = trpc.groups.preview.useQuery({ groupId });
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
      <div className="scroll-pane flex min-h-0 flex-1 flex-col p-6 max-md:p-4">
        {group ? (
          <GroupPreviewCard group={group} lead={groupPartTexts.previewLine}>
            <JoinGroup groupId={groupId} />
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
