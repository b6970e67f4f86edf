import type { GroupId } from '@parley/contract/ids';
import { useGroup } from '#groups/queries.ts';
import { useGroupPresence } from '#live/use-group-stream.ts';
import { MemberCard, type MemberCardProps } from './member-card.tsx';
import { MemberDialogs } from './member-dialogs.tsx';
import { useMembership } from './queries.ts';
import { useMemberActions } from './use-member-actions.ts';
import { useMemberQuestion } from './use-member-question.ts';

export type PersonCardProps = Pick<MemberCardProps, 'isOpen' | 'onClose' | 'anchor' | 'person'> & { groupId: GroupId };

/** The card of somebody who appears in the group, whether they are still in it or not. */
export function PersonCard({ groupId, ...card }: PersonCardProps) {
  const { person } = card;
  const group = useGroup(groupId);
  const presence = useGroupPresence(groupId);
  const online = presence?.online?.find((each) => each.person.id === person.id);
  const membership = useMembership(groupId, person);
  const isMember = online !== undefined || membership === 'member';
  const { question, isAsking, ask, stopAsking } = useMemberQuestion();
  const actionsFor = useMemberActions(group, { ask });
  const offline = presence?.online && isMember ? 'offline' : null;

  return (
    <>
      <MemberCard
        {...card}
        side="right"
        state={online?.state ?? offline}
        hasLeft={!isMember && membership === 'none'}
        groups={actionsFor(person, isMember)}
      />
      {group && question && <MemberDialogs isOpen={isAsking} onClose={stopAsking} group={group} question={question} />}
    </>
  );
}
