import type { PersonView } from '@parley/contract/fields';
import type { GroupView } from '@parley/contract/groups';
import { limits } from '@parley/contract/limits';
import { UserRoundSearch } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useDebounced } from '#lib/use-debounced.ts';
import { useGroupPresence } from '#live/use-group-stream.ts';
import { useOutage } from '#presence/use-outage.ts';
import { memberTexts } from '#texts/members.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { onDemand } from '#ui/on-demand.tsx';
import type { MemberCardProps } from './member-card.tsx';
import type { MemberDialogsProps } from './member-dialogs.tsx';
import { type MemberRow, memberRows } from './member-rows.ts';
import { MemberSearch } from './member-search.tsx';
import { MemberSkeletons } from './member-skeleton.tsx';
import { useMembers } from './queries.ts';
import { useMemberActions } from './use-member-actions.ts';
import { useMemberQuestion } from './use-member-question.ts';
import { VirtualMembers } from './virtual-members.tsx';

const MemberCard = onDemand<MemberCardProps>(() => import('./member-card.tsx').then((part) => part.MemberCard));
const MemberDialogs = onDemand<MemberDialogsProps>(() =>
  import('./member-dialogs.tsx').then((part) => part.MemberDialogs),
);

const searchDelayMs = 150;

type Props = {
  group: GroupView;
  /** Called when the composer takes over, and may need the room. */
  onLeave: () => void;
};

/** The members of the group on screen, by presence: searched, paged, and current while it is there. */
export function MemberList(props: Props) {
  return <Members key={props.group.id} {...props} />;
}

function Members({ group, onLeave }: Props) {
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.trim(), searchDelayMs);
  const presence = useGroupPresence(group.id);
  const isCutOff = useOutage() !== null;
  const list = useMembers(group.id, text);
  const [card, setCard] = useState<{ person: PersonView; anchor: HTMLElement } | null>(null);
  const [isCardOpen, setCardOpen] = useState(false);
  const { question, isAsking, ask, stopAsking } = useMemberQuestion();
  const actionsFor = useMemberActions(group, { ask, leave: onLeave });

  const members = useMemo(() => list.data?.pages.flatMap((page) => page.members) ?? [], [list.data]);
  const { hasNextPage: hasMore, fetchNextPage, isFetchingNextPage, isFetchNextPageError } = list;
  const { memberCount, ownerId } = group;
  const rows = useMemo(
    () => memberRows({ presence, members, hasMore, memberCount, text }),
    [presence, members, hasMore, memberCount, text],
  );
  const states = new Map(presence?.online?.map(({ person, state }) => [person.id, state]));
  const isLoading = list.isPending || (presence === null && !isCutOff);

  function show(person: PersonView, anchor: HTMLElement) {
    setCard({ person, anchor });
    setCardOpen(!(isCardOpen && card?.person.id === person.id));
  }

  return (
    <>
      <MemberSearch text={typed} onChange={setTyped} />
      <p role="status" className="sr-only">
        {text && !isLoading && !list.isPlaceholderData && foundText(rows)}
      </p>
      {list.isLoadingError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
      ) : isLoading ? (
        <MemberSkeletons />
      ) : rows.length === 0 ? (
        <Nobody text={text} onClear={() => setTyped('')} />
      ) : (
        <VirtualMembers
          key={text}
          rows={rows}
          ownerId={ownerId}
          counts={presence && !presence.online && !text ? { memberCount, onlineCount: presence.onlineCount } : null}
          openId={isCardOpen ? (card?.person.id ?? null) : null}
          isDimmed={list.isPlaceholderData}
          more={{ fetchNextPage, isFetchingNextPage, isFetchNextPageError }}
          onOpen={show}
          actionsFor={actionsFor}
        />
      )}
      {card && (
        <MemberCard
          isOpen={isCardOpen}
          onClose={() => setCardOpen(false)}
          anchor={card.anchor}
          person={card.person}
          state={presence?.online ? (states.get(card.person.id) ?? 'offline') : null}
          groups={actionsFor(card.person)}
        />
      )}
      {question && <MemberDialogs isOpen={isAsking} onClose={stopAsking} group={group} question={question} />}
    </>
  );
}

function foundText(rows: readonly MemberRow[]) {
  const count = rows.filter(({ kind }) => kind === 'member').length;
  return rows.some(({ kind }) => kind === 'more') ? memberTexts.foundAtLeast(count) : memberTexts.found(count);
}

const Nobody = ({ text, onClear }: { text: string; onClear: () => void }) => (
  <EmptyState
    icon={UserRoundSearch}
    title={memberTexts.nobodyTitle}
    className="break-words"
    action={<Button onClick={onClear}>{memberTexts.clearSearch}</Button>}
  >
    {memberTexts.nobodyLine(text.slice(0, limits.displayNameMaxChars))}
  </EmptyState>
);
