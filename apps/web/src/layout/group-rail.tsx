import type { GroupSummary } from '@parley/contract/groups';
import { Link, linkOptions, useLocation, useParams } from '@tanstack/react-router';
import { Compass, MessageSquareText, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStructureDialogs } from '#groups/structure-dialogs.ts';
import { useGroupActions } from '#groups/use-group-actions.ts';
import { cx } from '#lib/class-names.ts';
import { firstLetters } from '#lib/initials.ts';
import { useGroupUnread, useMyGroups } from '#me/queries.ts';
import { groupTexts } from '#texts/groups.ts';
import { Picture, tintClass } from '#ui/avatar.tsx';
import { ContextMenu } from '#ui/context-menu.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { tip } from '#ui/tooltip.ts';
import { useRoving } from '#ui/use-roving.ts';
import { useSlide } from '#ui/use-slide.ts';
import { Rail, RailLine } from './rail.tsx';
import { RailTile } from './rail-tile.tsx';

/** The rail of somebody who is signed in: home, their groups, and the ways to more. */
export function GroupRail({ footer }: { footer?: ReactNode }) {
  const roving = useRoving<HTMLDivElement>();
  const open = useStructureDialogs();
  const tiles = useSlide<HTMLElement>(useActiveTile());

  return (
    <Rail ref={tiles} label={groupTexts.rail} footer={footer}>
      <div {...roving} className="flex flex-col items-center gap-2.5">
        <Link
          to="/"
          activeOptions={{ exact: true }}
          aria-label={groupTexts.home}
          {...stop}
          {...tip(groupTexts.home, { side: 'right' })}
        >
          <RailTile isActive={false} className="bg-accent text-accent-ink">
            <MessageSquareText aria-hidden className="size-5" strokeWidth={1.8} />
          </RailTile>
        </Link>
        <RailLine />
        <GroupTiles />
        <button
          type="button"
          aria-label={groupTexts.create}
          aria-haspopup="dialog"
          onClick={() => open({ kind: 'createGroup' })}
          {...stop}
          {...tip(groupTexts.create, { side: 'right' })}
        >
          <RailTile isActive={false}>
            <Plus aria-hidden className="size-5" strokeWidth={1.8} />
          </RailTile>
        </button>
        <Link
          to="/discover"
          aria-label={groupTexts.discover}
          {...stop}
          {...tip(groupTexts.discover, { side: 'right' })}
        >
          {({ isActive }) => (
            <RailTile isActive={isActive}>
              <Compass aria-hidden className="size-5" strokeWidth={1.8} />
            </RailTile>
          )}
        </Link>
      </div>
    </Rail>
  );
}

const stop = { 'data-stop': '', tabIndex: -1, className: 'rounded-lg outline-offset-4' } as const;

/** What changes when another tile is where one is. */
function useActiveTile() {
  const groupId = useParams({ strict: false, select: (params) => params.groupId });
  const path = useLocation({ select: ({ pathname }) => pathname.split('/')[1] ?? '' });
  return groupId ?? path;
}

function GroupTiles() {
  const groups = useMyGroups();
  const actionsOf = useGroupActions();
  const activeId = useParams({ strict: false, select: ({ groupId }) => groupId });

  function groupsFor(target: Element) {
    const id = target.closest<HTMLElement>('[data-group]')?.dataset.group;
    const group = groups?.find((each) => each.id === id);
    return group ? actionsOf(group) : [];
  }

  if (!groups) return ['first', 'second', 'third'].map((key) => <Skeleton key={key} className="size-11 rounded-lg" />);
  if (groups.length === 0) return null;
  return (
    <ContextMenu groupsFor={groupsFor} className="flex flex-col items-center gap-2.5">
      {groups.map((group) => (
        <GroupTile key={group.id} group={group} isActive={group.id === activeId} />
      ))}
    </ContextMenu>
  );
}

/** Straight to where one was last. */
const wayInto = ({ id: groupId, lastRoomId: roomId }: GroupSummary) =>
  roomId
    ? linkOptions({ to: '/groups/$groupId/rooms/$roomId', params: { groupId, roomId } })
    : linkOptions({ to: '/groups/$groupId', params: { groupId } });

function GroupTile({ group, isActive }: { group: GroupSummary; isActive: boolean }) {
  const { id, name, icon } = group;
  const { messages = 0, mentions = 0 } = useGroupUnread(id) ?? {};

  return (
    <Link
      {...wayInto(group)}
      data-group={id}
      aria-current={isActive || undefined}
      draggable={false}
      {...stop}
      {...tip(name, { side: 'right' })}
    >
      <span aria-hidden className="block">
        <RailTile
          isActive={isActive}
          isUnread={messages > 0}
          count={mentions > 0 ? Math.min(mentions, 99) : undefined}
          className={cx('text-on-image', tintClass(id))}
        >
          {firstLetters(name)}
          <Picture of={icon} />
        </RailTile>
      </span>
      <span className="sr-only">{groupTexts.tile(name, messages, mentions)}</span>
    </Link>
  );
}
