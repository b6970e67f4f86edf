import { limits } from '@parley/contract/limits';
import type { MessageView } from '@parley/contract/messages';
import { useEffect, useRef, useState } from 'react';
import { errorText } from '#lib/errors.ts';
import { messagePartTexts } from '#texts/message-parts.ts';
import { uiTexts } from '#texts/ui.ts';
import { FormError } from '#ui/field.tsx';
import { useConversing } from './conversation-context.ts';
import { decodeMentions, encodeMentions } from './mention-text.ts';
import { MessageInput } from './message-input.tsx';
import { useMentionNames } from './use-mention-names.ts';

/** A message being edited in its place. What was typed stays until it is saved. */
export function MessageEditor({ message }: { message: MessageView }) {
  const { groupId, edit, saveEdit, remove } = useConversing();
  const { find, nameOf } = useMentionNames();
  const [text, setText] = useState(() => decodeMentions(message.text, nameOf));
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<string>();
  const sent = encodeMentions(text.trim(), find);
  const root = useRef<HTMLDivElement>(null);
  const left = limits.messageMaxChars - sent.length;

  // It is higher than the message was.
  useEffect(() => {
    root.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  async function save() {
    if (isSaving || left < 0) return;
    if (sent === message.text) return edit(null);
    if (sent === '') return remove(message, false);
    setSaving(true);
    try {
      await saveEdit(message, sent);
      edit(null);
    } catch (failure) {
      setError(errorText(failure));
      setSaving(false);
    }
  }

  return (
    <div ref={root} className="flex flex-col gap-1.5 py-0.5">
      <div className="rounded-md border border-line bg-surface px-3 py-2 focus-within:border-accent focus-within:shadow-focus">
        <MessageInput
          label={messagePartTexts.editLabel}
          groupId={groupId}
          value={text}
          isFocusedFirst
          onChange={setText}
          onSubmit={() => void save()}
          onCancel={() => edit(null)}
        />
      </div>
      <FormError>{error}</FormError>
      <p className="flex justify-between text-muted text-xs" aria-busy={isSaving || undefined}>
        <span>{messagePartTexts.editHint}</span>
        {left < 200 && (
          <span className={left < 0 ? 'text-danger-text' : undefined}>{uiTexts.charactersLeft(left)}</span>
        )}
      </p>
    </div>
  );
}
