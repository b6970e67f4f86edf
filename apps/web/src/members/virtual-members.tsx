import type { PersonView } from '@parley/contract/fields';
import type { UserId } from '@parley/contract/ids';
import { useEffect, useMemo, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { cx } from '#lib/class-names.ts';
import { memberTexts } from '#texts/members.ts';
import { presenceTexts } from '#texts/presence.ts';
import { uiTexts } from '#texts/ui.ts';
import { Button } from '#ui/button.tsx';
import { ContextMenu } from '#ui/context-menu.tsx';
import type { MenuGroups } from '#ui/menu-groups.ts';
import { MemberRow } from './member-row.tsx';
import type { MemberRow as Row, Section } from './member-rows.ts';
import { MemberSkeleton } from './member-skeleton.tsx';
import { useMemberKeys } from './use-member-keys.ts';

/** How the next page is asked for, and how that goes. */
type More = {
  fetchNextPage: () => unknown;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
};

type Props = {
  rows: readonly Row[];
  ownerId: UserId;
  /** Shown in place of states, where there are too many. */
  counts: { memberCount: number; onlineCount: number } | null;
  /** Whose card is open. */
  openId: UserId | null;
  /** While what is shown isn't yet what was searched for. */
  isDimmed: boolean;
  more: More;
  onOpen: (person: PersonView, anchor: HTMLElement) => void;
  actionsFor: (person: PersonView) => MenuGroups;
};

/** The rows in view of a list of any length; the next page is asked for when its end comes near. */
export function VirtualMembers({ rows, ownerId, counts, openId, isDimmed, more, onOpen, actionsFor }: Props) {
  const container = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const stops = useMemo(
    () => rows.flatMap((row, index) => (row.kind === 'member' ? { id: row.person.id, index } : [])),
    [rows],
  );
  const { stop, kept, keys } = useMemberKeys({ stops, list, container });

  function actionsAt(target: Element) {
    const id = target.closest<HTMLElement>('[data-member]')?.dataset.member;
    const row = rows.find((row) => row.kind === 'member' && row.person.id === id);
    return row?.kind === 'member' ? actionsFor(row.person) : [];
  }

  function render(row: Row, index: number) {
    if (row.kind === 'heading') return <Heading key={row.section} {...row} counts={counts} />;
    if (row.kind === 'more') return <MoreMembers key="more" {...more} loaded={rows.length} />;
    const { id } = row.person;
    return (
      <MemberRow
        key={id}
        person={row.person}
        state={row.state}
        isOwner={id === ownerId}
        isOpen={id === openId}
        isTabStop={index === stop?.index}
        onOpen={(button) => onOpen(row.person, button)}
      />
    );
  }

  return (
    <ContextMenu groupsFor={actionsAt} className="flex min-h-0 flex-1 flex-col">
      <div
        ref={container}
        {...keys}
        className={cx('scroll-pane flex-1 px-2 pb-3 transition-opacity', isDimmed && 'opacity-60')}
      >
        <Virtualizer ref={list} as="ul" item="li" data={rows} keepMounted={kept}>
          {render}
        </Virtualizer>
      </div>
    </ContextMenu>
  );
}

const sections: Record<Section, string> = {
  online: presenceTexts.states.online,
  offline: presenceTexts.states.offline,
  all: memberTexts.members,
};

type HeadingProps = { section: Section; count: number | null; counts: Props['counts'] };

const Heading = ({ section, count, counts }: HeadingProps) => (
  <h2 className="tabular px-2 pt-4 pb-1.5 font-semibold text-muted text-xs">
    {counts
      ? memberTexts.counts(counts.memberCount, counts.onlineCount)
      : memberTexts.section(sections[section], count)}
  </h2>
);

/** The end of what is loaded: asks for more as soon as it is near. */
function MoreMembers({ fetchNextPage, isFetchingNextPage, isFetchNextPageError, loaded }: More & { loaded: number }) {
  useEffect(() => {
    if (loaded > 0) void fetchNextPage();
  }, [fetchNextPage, loaded]);

  if (isFetchNextPageError && !isFetchingNextPage) {
    return (
      <div role="alert" className="flex items-center justify-between gap-2 px-2 py-1.5">
        <p className="text-muted text-sm">{memberTexts.moreFailed}</p>
        <Button size="sm" onClick={() => void fetchNextPage()}>
          {uiTexts.retry}
        </Button>
      </div>
    );
  }
  return (
    <>
      <MemberSkeleton className="w-28" />
      <MemberSkeleton className="w-20" />
    </>
  );
}
