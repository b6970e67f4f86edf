import type { GroupView } from '@parley/contract/groups';
import { lazy, Suspense } from 'react';
import { Skeleton } from '#ui/skeleton.tsx';
import { MemberSkeletons } from './member-skeleton.tsx';

const MemberPanel = lazy(() => import('./member-panel.tsx').then((part) => ({ default: part.MemberPanel })));

/** The members of the group on screen, by presence: searched, paged, and current while it is there. */
export function MemberList({ group }: { group: GroupView }) {
  return (
    <Suspense fallback={<Waiting />}>
      <MemberPanel key={group.id} group={group} />
    </Suspense>
  );
}

const Waiting = () => (
  <>
    <Skeleton className="m-3 mb-1 h-8.5 shrink-0 rounded-md pointer-coarse:h-touch" />
    <MemberSkeletons />
  </>
);
