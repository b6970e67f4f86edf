import { PreviewInvite } from '@parley/contract/invites';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { groupPartTexts } from '#texts/group-parts.ts';
import { Dialog } from '#ui/dialog.tsx';
import { FormActions } from '#ui/form-actions.tsx';
import { TextField } from '#ui/text-field.tsx';

type Props = { isOpen: boolean; onClose: () => void };

/** Takes an invite link that somebody was sent elsewhere, and leads to it. */
export function OpenInviteDialog({ isOpen, onClose }: Props) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={groupPartTexts.openInviteTitle}>
      <LinkForm onClose={onClose} />
    </Dialog>
  );
}

function LinkForm({ onClose }: Pick<Props, 'onClose'>) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    const { data } = PreviewInvite.safeParse({ code: codeIn(typed) });
    if (!data) return setWrong(true);
    onClose();
    void navigate({ to: '/invite/$code', params: { code: data.code } });
  }

  return (
    <form noValidate onSubmit={submit}>
      <TextField
        label={groupPartTexts.inviteLinkLabel}
        hint={groupPartTexts.inviteLinkHint}
        autoComplete="off"
        spellCheck={false}
        error={isWrong ? groupPartTexts.inviteLinkWrong : undefined}
        value={typed}
        onChange={(change) => {
          setTyped(change.target.value);
          setWrong(false);
        }}
      />
      <FormActions submitLabel={groupPartTexts.open} isPending={false} onCancel={onClose} />
    </form>
  );
}

/** The last part of a link, or the code itself. */
const codeIn = (text: string) =>
  text
    .trim()
    .replace(/[?#].*$/, '')
    .split('/')
    .filter(Boolean)
    .at(-1) ?? '';
