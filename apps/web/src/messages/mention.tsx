import type { UserId } from '@parley/contract/ids';
import { cx } from '#lib/class-names.ts';
import { messageTexts } from '#texts/messages.ts';
import { tip } from '#ui/tooltip.ts';
import { useConversing } from './conversation-context.ts';
import { PersonButton } from './person-button.tsx';

/** Somebody's name inside a text; stronger where it is one's own, and nothing but text where nobody knows who it is. */
export function Mention({ userId }: { userId: UserId }) {
  const { personOf, meId } = useConversing();
  const person = personOf(userId);

  if (!person) return `@${messageTexts.unknownPerson}`;
  return (
    <PersonButton
      person={person}
      className={cx(
        'select-text rounded-xs bg-accent-soft px-1 text-left text-accent-text hover:underline',
        userId === meId ? 'font-bold' : 'font-medium',
      )}
      {...tip(`@${person.username}`)}
    >
      @{person.displayName}
    </PersonButton>
  );
}
