import type { GroupId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { SendHorizontal } from 'lucide-react';
import { type RefObject, useEffect } from 'react';
import { cx } from '#lib/class-names.ts';
import { messageTexts } from '#texts/messages.ts';
import { uiTexts } from '#texts/ui.ts';
import { IconButton } from '#ui/icon-button.tsx';
import { attachComposer } from './composer-on-screen.ts';
import { encodeMentions } from './mention-text.ts';
import { MessageInput } from './message-input.tsx';
import type { Draft } from './outbox.ts';
import { ReplyBanner } from './reply-banner.tsx';
import type { useDraft } from './use-draft.ts';
import { useMentionNames } from './use-mention-names.ts';
import { useTypingSignal } from './use-typing-signal.ts';

type Props = {
  groupId: GroupId;
  roomName: string;
  draft: ReturnType<typeof useDraft>;
  input: RefObject<HTMLTextAreaElement | null>;
  /** Whether one may begin to write at once, where that brings up no keyboard over the page. */
  isFocusedFirst: boolean;
  onSend: (draft: Draft) => void;
  onTyping: (isTyping: boolean) => void;
  onEditLast: () => void;
  /** Esc with nothing to put away. */
  onDone: () => void;
};

/** How many characters are left is said from here on. */
const leftShown = 200;

/** Where a message is written. What is typed stays over switching and reloading, until it is sent. */
export function Composer({ groupId, roomName, draft, input, isFocusedFirst, ...on }: Props) {
  const { text, replyTo, setText, setReplyTo, clear } = draft;
  const { find } = useMentionNames();
  const signal = useTypingSignal(on.onTyping);
  const encoded = encodeMentions(text.trim(), find);
  const left = limits.messageMaxChars - encoded.length;
  const canSend = encoded.length > 0 && left >= 0;
  useEffect(() => attachComposer(input), [input]);

  function type(next: string) {
    setText(next);
    signal.typed(next.trim() === '');
  }

  function send() {
    if (!canSend) return;
    on.onSend({ text: encoded, replyTo });
    clear();
    signal.stopped();
  }

  return (
    <div className="mx-5 mt-1.5 max-md:mx-2">
      {replyTo !== null && <ReplyBanner seq={replyTo} onCancel={() => setReplyTo(null)} />}
      <div
        className={cx(
          'flex items-end gap-2 border border-line bg-raised py-1.5 pr-1.5 pl-4 transition-colors focus-within:border-control',
          replyTo === null ? 'rounded-lg' : 'rounded-b-lg border-t-0',
        )}
      >
        <div className="flex min-w-0 flex-1 flex-col py-1 pointer-coarse:py-2.5">
          <MessageInput
            label={messageTexts.composer(roomName)}
            placeholder={messageTexts.placeholder(roomName)}
            groupId={groupId}
            value={text}
            input={input}
            isFocusedFirst={isFocusedFirst}
            onChange={type}
            onSubmit={send}
            onCancel={() => (replyTo === null ? on.onDone() : setReplyTo(null))}
            onUp={on.onEditLast}
          />
          {left < leftShown && (
            <span className={cx('tabular pt-1 text-xs', left < 0 ? 'font-semibold text-danger-text' : 'text-muted')}>
              {uiTexts.charactersLeft(left)}
            </span>
          )}
        </div>
        <IconButton
          label={messageTexts.send}
          keys="Enter"
          disabled={!canSend}
          className="text-accent-text not-disabled:hover:bg-accent-soft"
          onClick={send}
        >
          <SendHorizontal aria-hidden className="size-4.5" />
        </IconButton>
      </div>
    </div>
  );
}
