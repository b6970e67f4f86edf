import type { PersonView } from '@parley/contract/fields';
import type { GroupView } from '@parley/contract/groups';
import { permissionsOf } from '@parley/contract/permissions';
import { useQueryClient } from '@tanstack/react-query';
import { AtSign, Copy, Crown, UserMinus } from 'lucide-react';
import { useCallback } from 'react';
import { composerOnScreen } from '#messages/composer-on-screen.ts';
import { insertMention } from '#messages/insert-mention.ts';
import { memberTexts } from '#texts/members.ts';
import type { MenuGroups } from '#ui/menu-groups.ts';
import { showToast } from '#ui/toasts.ts';
import { mergePeople } from '#users/cache.ts';
import { useMyself } from '#users/queries.ts';
import type { MemberQuestion } from './use-member-question.ts';

type Options = {
  /** Asks before what is hard to take back. */
  ask: (question: MemberQuestion) => void;
  /** Gives way to the composer, where there is no room for both. */
  leave?: () => void;
};

/**
 * What one may do about somebody, as the groups of a menu. Who isn't known
 * to be a member of the group can't be acted upon, and where no room is open there is nowhere to mention anybody.
 */
export function useMemberActions(group: GroupView | undefined, { ask, leave }: Options) {
  const ownerId = group?.ownerId;
  const myId = useMyself()?.id;
  const cache = useQueryClient();

  /** The composer takes only those for people whom the tab has heard of. */
  const mentionIn = useCallback(
    (composer: HTMLTextAreaElement, person: PersonView) => {
      mergePeople(cache, [person]);
      leave?.();
      requestAnimationFrame(() => insertMention(composer, person.username));
    },
    [cache, leave],
  );

  return useCallback(
    (person: PersonView, isMember = true): MenuGroups => {
      const isOther = myId !== undefined && ownerId !== undefined && isMember && person.id !== myId;
      const mayRemove = isOther && person.id !== ownerId && permissionsOf({ ownerId }, myId).has('manageMembers');
      const composer = isOther ? composerOnScreen() : null;
      const mention = { label: memberTexts.mention, icon: AtSign };
      const copy = { label: memberTexts.copyUsername, icon: Copy, onSelect: () => void copyUsername(person) };
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
      return [
        [...(composer ? [{ ...mention, onSelect: () => mentionIn(composer, person) }] : []), copy],
        [...(isOther && myId === ownerId ? [transfer] : []), ...(mayRemove ? [remove] : [])],
      ];
    },
    [ownerId, myId, ask, mentionIn],
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
