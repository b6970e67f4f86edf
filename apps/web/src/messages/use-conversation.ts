import type { MessageView } from '@parley/contract/messages';
import type { RoomView } from '@parley/contract/rooms';
import type { MeView } from '@parley/contract/users';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { errorText } from '#lib/errors.ts';
import { loadPart } from '#lib/load-part.ts';
import { useMarkUnread } from '#me/mutations.ts';
import { messageTexts } from '#texts/messages.ts';
import type { MenuLoader } from '#ui/menu-groups.ts';
import { showToast } from '#ui/toasts.ts';
import { usePeople } from '#users/queries.ts';
import type { ConversationContext } from './conversation-context.ts';
import { copyText } from './copy-text.ts';
import { decodeMentions } from './mention-text.ts';
import type { MessageActions } from './mutations.ts';
import type { Draft } from './outbox.ts';
import type { RoomReader } from './queries.ts';
import type { useDraft } from './use-draft.ts';
import type { useJumps } from './use-jumps.ts';
import type { useReading } from './use-reading.ts';
import type { useRemoval } from './use-removal.ts';

interface Parts {
  room: RoomView;
  me: MeView;
  canModerate: boolean;
  linkTo: (seq: number) => string;
  reader: RoomReader;
  jumps: ReturnType<typeof useJumps>;
  showCard: ConversationContext['showCard'];
  reading: ReturnType<typeof useReading>;
  draft: ReturnType<typeof useDraft>;
  actions: MessageActions;
  removal: ReturnType<typeof useRemoval>;
  input: RefObject<HTMLTextAreaElement | null>;
}

/** What people do in a conversation, from its parts. Everything that it answers stays the same, but for `editingSeq` and the people. */
export function useConversation(parts: Parts) {
  const personOf = usePeople();
  const markUnread = useMarkUnread(parts.room.id);
  const [editingSeq, setEditing] = useState<number | null>(null);
  const latest = useRef({ ...parts, personOf, markUnread });
  latest.current = { ...parts, personOf, markUnread };

  const acts = useMemo(() => conversationActs(latest, setEditing), []);
  const context = useMemo<ConversationContext>(
    () => ({ ...acts.context, groupId: parts.room.groupId, meId: parts.me.id, personOf, showCard: parts.showCard }),
    [acts, parts.room.groupId, parts.me.id, personOf, parts.showCard],
  );
  return { ...acts, context, editingSeq };
}

type Latest = RefObject<
  Parts & { personOf: ConversationContext['personOf']; markUnread: (fromSeq: number) => Promise<void> }
>;

function conversationActs(latest: Latest, setEditing: (seq: number | null) => void) {
  const toInput = () => latest.current.input.current?.focus();
  const isMine = ({ authorId }: MessageView) => authorId === latest.current.me.id;
  const messageOf = (seq: number) => latest.current.reader.log?.messages.get(seq);

  function edit(message: MessageView | null) {
    setEditing(message?.seq ?? null);
    if (message) latest.current.jumps.bringIntoView(message.seq);
    else toInput();
  }

  function reply({ seq }: MessageView) {
    latest.current.draft.setReplyTo(seq);
    toInput();
  }

  function copyMessage({ text }: MessageView) {
    void copyText(
      decodeMentions(text, (id) => latest.current.personOf(id)?.username),
      messageTexts.copiedText,
    );
  }

  const menuOf =
    (message: MessageView): MenuLoader =>
    async () => {
      const { messageMenu } = await loadPart(() => import('./message-menu.ts'));
      const { linkTo, canModerate, removal, markUnread } = latest.current;
      return messageMenu(message, {
        isMine: isMine(message),
        canDelete: isMine(message) || canModerate,
        reply: () => reply(message),
        edit: () => edit(message),
        copyText: () => copyMessage(message),
        copyLink: () => void copyText(linkTo(message.seq), messageTexts.copiedLink),
        markUnread: () => void markUnread(message.seq).catch((error) => showToast({ text: errorText(error) })),
        remove: () => removal.ask(message, false),
      });
    };

  return {
    ...leavingActs(latest, toInput),
    ...keyActs(latest, { edit, reply, isMine }),
    removeAsked: () =>
      latest.current.removal.asked && void latest.current.removal.removeNow(latest.current.removal.asked),
    context: {
      messageOf,
      menuOf,
      reply,
      edit,
      jumpTo: (seq: number) => void latest.current.jumps.jumpTo(seq),
      saveEdit: ({ seq }: MessageView, text: string) => latest.current.actions.edit(seq, text),
      remove: (message: MessageView, isAtOnce: boolean) => latest.current.removal.ask(message, isAtOnce),
      retry: (clientId: Parameters<MessageActions['retry']>[0]) => latest.current.actions.retry(clientId),
      discard: (clientId: Parameters<MessageActions['discard']>[0]) => latest.current.actions.discard(clientId),
    },
  };
}

/** What leads to the present, to what is new, and to the composer. */
function leavingActs(latest: Latest, toInput: () => void) {
  return {
    send(draft: Draft) {
      latest.current.actions.send(draft);
      latest.current.reading.release();
      void latest.current.jumps.toPresent();
    },
    toPresent: () => void latest.current.jumps.toPresent(),
    toNew() {
      const { newFrom } = latest.current.reading;
      if (newFrom !== null) void latest.current.jumps.jumpTo(newFrom, 'start');
    },
    toComposer(isDone: boolean) {
      if (isDone) latest.current.reading.markRead();
      toInput();
    },
  };
}

interface OnMessage {
  edit: (message: MessageView) => void;
  reply: (message: MessageView) => void;
  isMine: (message: MessageView) => boolean;
}

/** What keys do with the message that has the focus, and with one's last. */
function keyActs(latest: Latest, { edit, reply, isMine }: OnMessage) {
  return {
    onKey(key: string, message: MessageView, isShift: boolean): boolean {
      const { canModerate, removal } = latest.current;
      if (message.isDeleted) return false;
      if (key.toLowerCase() === 'r') reply(message);
      else if (key.toLowerCase() === 'e' && isMine(message)) edit(message);
      else if (key === 'Delete' && (isMine(message) || canModerate)) removal.ask(message, isShift);
      else return false;
      return true;
    },
    editLast() {
      const { log, window, hasAfter } = latest.current.reader;
      if (!log || !window || hasAfter) return;
      for (let seq = window.to; seq >= window.from; seq--) {
        const message = log.messages.get(seq);
        if (message && isMine(message) && !message.isDeleted) return edit(message);
      }
    },
  };
}
