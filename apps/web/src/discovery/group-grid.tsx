import type { GroupFound } from '@parley/contract/discovery';
import type { ReactNode } from 'react';
import { useMyGroups } from '#me/queries.ts';
import { discoveryTexts } from '#texts/discovery.ts';
import { useGridKeys } from '#ui/use-grid-keys.ts';
import { GroupCard, GroupCardSkeleton } from './group-card.tsx';

const gridClass = 'grid grid-cols-[repeat(auto-fill,minmax(min(16.75rem,100%),1fr))] gap-4';

type Props = {
  groups: GroupFound[];
  /** Before the first of them, as where one searches. */
  onLeave: () => void;
};

/** Groups as cards: one stop of Tab, and arrows among them. */
export function GroupGrid({ groups, onLeave }: Props) {
  const mine = useMyGroups();
  const { stop, ...keys } = useGridKeys<HTMLUListElement>(onLeave);
  const stopId = groups.some(({ id }) => id === stop) ? stop : groups[0]?.id;

  return (
    <ul {...keys} aria-label={discoveryTexts.results} className={gridClass}>
      {groups.map((group) => (
        <li key={group.id}>
          <GroupCard
            group={group}
            // One's own groups are known at every moment, and the list is not.
            isMember={mine?.some(({ id }) => id === group.id) ?? group.isMember}
            isStop={group.id === stopId}
          />
        </li>
      ))}
    </ul>
  );
}

/** In place of so many cards while they are on their way. */
export const WaitingGrid = ({ count }: { count: number }): ReactNode => (
  <div aria-busy className={gridClass}>
    {Array.from({ length: count }, (_, place) => (
      <GroupCardSkeleton key={`skeleton ${place}`} />
    ))}
  </div>
);
