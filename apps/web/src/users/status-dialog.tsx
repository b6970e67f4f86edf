import { limits } from '@parley/contract/limits';
import { type MeView, NewStatus } from '@parley/contract/users';
import { useState } from 'react';
import { showFailure, useSchemaForm } from '#lib/form.ts';
import { trpc } from '#lib/trpc.ts';
import { statusTexts } from '#texts/status.ts';
import { uiTexts } from '#texts/ui.ts';
import { Button } from '#ui/button.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { FormError } from '#ui/field.tsx';
import { FormDialog, useUnsaved } from '#ui/form-dialog.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toasts.ts';
import { useKeepMe } from './mutations.ts';
import { useMyself } from './queries.ts';
import { type Lasting, lastingOptions, lastsMs } from './status-lasting.ts';

type Props = { isOpen: boolean; onClose: () => void };

/** Says something of oneself for a while. */
export function StatusDialog({ isOpen, onClose }: Props) {
  const me = useMyself();
  return (
    <FormDialog isOpen={isOpen} onClose={onClose} title={statusTexts.title} description={statusTexts.line}>
      {me && <StatusForm key={me.id} status={me.status} onClose={onClose} />}
    </FormDialog>
  );
}

const Said = NewStatus.pick({ emoji: true, text: true });
const usual = { emoji: '💬', text: '' };

function StatusForm({ status, onClose }: Pick<MeView, 'status'> & Pick<Props, 'onClose'>) {
  const [before] = useState(status);
  const form = useSchemaForm(Said, { ...usual, ...before }, 'onSubmit');
  const [lasting, setLasting] = useState<Lasting>(before ? (before.until ? 'keep' : 'never') : 'today');
  const { errors, isDirty } = form.formState;
  const set = trpc.users.setStatus.useMutation({ onSuccess: useKeepMe() });
  useUnsaved(isDirty && !set.isSuccess);

  function send(next: Parameters<typeof set.mutate>[0], text: string) {
    set.mutate(next, {
      onSuccess: () => {
        showToast({ text });
        onClose();
      },
      onError: (error) => showFailure(form, error),
    });
  }

  const save = form.handleSubmit(({ emoji, text }) =>
    send({ status: { emoji, text, lastsMs: lastsMs(lasting, before?.until ?? null) } }, statusTexts.saved),
  );
  const choose = (emoji: string, text: string) => form.reset({ emoji, text }, { keepDefaultValues: true });

  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-4">
      <div className="flex items-start gap-3">
        <TextField
          label={statusTexts.emoji}
          autoComplete="off"
          error={errors.emoji && statusTexts.emojiProblem}
          className="w-20 shrink-0 [&_input]:text-center [&_input]:text-lg"
          {...form.register('emoji')}
        />
        <TextField
          label={statusTexts.text}
          autoComplete="off"
          maxLength={limits.statusMaxChars}
          error={errors.text?.message}
          className="min-w-0 flex-1"
          {...form.register('text')}
        />
      </div>
      <Suggestions onChoose={choose} />
      <Select
        label={statusTexts.ends}
        value={lasting}
        options={lastingOptions(before?.until ?? null)}
        onChange={setLasting}
      />
      <FormError>{errors.root?.message}</FormError>
      <DialogActions>
        {before && (
          <Button variant="ghost" className="mr-auto" onClick={() => send({ status: null }, statusTexts.cleared)}>
            {statusTexts.clear}
          </Button>
        )}
        <Button variant="primary" type="submit" isPending={set.isPending}>
          {uiTexts.save}
        </Button>
      </DialogActions>
    </form>
  );
}

const Suggestions = ({ onChoose }: { onChoose: (emoji: string, text: string) => void }) => (
  <ul aria-label={statusTexts.ideas} className="flex flex-wrap gap-2">
    {statusTexts.ideaList.map(([emoji, text]) => (
      <li key={emoji}>
        <Button size="sm" onClick={() => onChoose(emoji, text)}>
          {`${emoji} ${text}`}
        </Button>
      </li>
    ))}
  </ul>
);
