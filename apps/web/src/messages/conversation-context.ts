import type { PersonView } from '@parley/contract/fields';
import type { ClientId, GroupId, UserId } from '@parley/contract/ids';
import type { MessageView } from '@parley/contract/messages';
import { createContext, use } from 'react';
import type { MenuLoader } from '#ui/menu-groups.ts';

/** What the rows of a conversation need besides their message. */
export interface ConversationContext {
  groupId: GroupId;
  meId: UserId;
  personOf: (id: UserId) => PersonView | undefined;
  /** A message by its number, if it is held. */
  messageOf: (seq: number) => MessageView | undefined;
  /** What can be done with a message, for its menus. */
  menuOf: (message: MessageView) => MenuLoader;
  jumpTo: (seq: number) => void;
  /** Opens somebody's card beside what was pressed, or closes it. */
  showCard: (person: PersonView, anchor: HTMLElement) => void;
  reply: (message: MessageView) => void;
  /** Begins to edit a message in its place; null ends that. */
  edit: (message: MessageView | null) => void;
  saveEdit: (message: MessageView, text: string) => Promise<void>;
  /** Asks whether to delete, or deletes at once. */
  remove: (message: MessageView, isAtOnce: boolean) => void;
  retry: (clientId: ClientId) => void;
  discard: (clientId: ClientId) => void;
}

export const Conversing = createContext<ConversationContext | null>(null);

/** What the rows of a conversation need besides their message, inside a conversation. */
export function useConversing(): ConversationContext {
  const context = use(Conversing);
  if (!context) throw new Error('useConversing needs a conversation around it');
  return context;
}
