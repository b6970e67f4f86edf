import type { UserId } from '@parley/contract/ids';
import { cx } from '#lib/class-names.ts';
import { messageTexts } from '#texts/messages.ts';
import { tip } from '#ui/tooltip.ts';
import { useConversing } from './conversation-context.ts';
import { PersonButton } from './person-button.tsx';

/** Somebody's name inside a text; stronger where it is one's own. */
export function Mention({ userId }: { userId: UserId }) {
  const { personOf, meId } = useConversing();
  const person = personOf(userId);

  return (
    <PersonButton
      person={person}
      className={cx(
        'select-text rounded-xs bg-accent-soft px-1 text-left text-accent-text',
        userId === meId ? 'font-bold' : 'font-medium',
        person && 'hover:underline',
      )}
      {...(person && tip(`@${person.username}`))}
    >
      @{person?.displayName ?? messageTexts.unknownPerson}
    </PersonButton>
  );
}
