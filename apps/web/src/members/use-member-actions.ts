import type { PersonView } from '@parley/contract/fields';
import type { GroupView } from '@parley/contract/groups';
import { permissionsOf } from '@parley/contract/permissions';
import { AtSign, Crown, UserMinus } from 'lucide-react';
import { useCallback } from 'react';
import { memberTexts } from '#texts/members.ts';
import type { MenuGroups } from '#ui/menu-groups.ts';
import { showToast } from '#ui/toasts.ts';
import { useMyself } from '#users/queries.ts';
import type { MemberQuestion } from './use-member-question.ts';

/**
 * What one may do about somebody, as the groups of a menu; `ask` asks before what is hard to take back. Who isn't known
 * to be a member of the group can't be acted upon.
 */
export function useMemberActions(group: GroupView | undefined, ask: (question: MemberQuestion) => void) {
  const ownerId = group?.ownerId;
  const myId = useMyself()?.id;

  return useCallback(
    (person: PersonView, isMember = true): MenuGroups => {
      const isOther = myId !== undefined && ownerId !== undefined && isMember && person.id !== myId;
      const mayRemove = isOther && person.id !== ownerId && permissionsOf({ ownerId }, myId).has('manageMembers');
      const copy = { label: memberTexts.copyUsername, icon: AtSign, onSelect: () => void copyUsername(person) };
      const transfer = {
        label: memberTexts.transfer,
        icon: Crown,
        onSelect: () => ask({ act: 'transfer', person }),
      };
      const remove = {
        label: memberTexts.remove,
        icon: UserMinus,
        isDanger: true,
        onSelect: () => ask({ act: 'remove', person }),
      };
      return [[copy], [...(isOther && myId === ownerId ? [transfer] : []), ...(mayRemove ? [remove] : [])]];
    },
    [ownerId, myId, ask],
  );
}

async function copyUsername({ username }: PersonView) {
  try {
    await navigator.clipboard.writeText(username);
    showToast({ text: memberTexts.copied(username) });
  } catch {
    showToast({ text: memberTexts.copyFailed, isUrgent: true });
  }
}
