import { type FormEvent, useState } from 'react';
import { errorText as textOf } from '#lib/errors.ts';
import { dialogTexts } from '#texts/dialogs.ts';
import { uiTexts } from '#texts/ui.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';
import type { DialogProps } from './dialog-popup.tsx';
import { FormError } from './field.tsx';
import { TextField } from './text-field.tsx';

export type ConfirmDialogProps = Pick<DialogProps, 'isOpen' | 'onClose' | 'title' | 'description' | 'finalFocus'> & {
  confirmLabel: string;
  /** False for what can be taken back. */
  isDanger?: boolean;
  /** A name that must be typed first, for what can't be taken back. */
  nameToType?: string;
  /** What it asks about, and how that goes. */
  act?: { isPending: boolean; error: unknown };
  /** Says what went wrong better than its code does. */
  errorText?: (error: unknown) => string;
  onConfirm: () => void;
};

/** The look of a question. */
export function ConfirmPopup({ isOpen, onClose, title, description, finalFocus, ...question }: ConfirmDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title} description={description} finalFocus={finalFocus} isAlert>
      <Question onClose={onClose} {...question} />
    </Dialog>
  );
}

type QuestionProps = Omit<ConfirmDialogProps, 'isOpen' | 'title' | 'description' | 'finalFocus'>;

function Question({ onClose, confirmLabel, isDanger = true, nameToType, onConfirm, ...outcome }: QuestionProps) {
  const { act, errorText = textOf } = outcome;
  const { isPending = false, error } = act ?? {};
  const [typed, setTyped] = useState('');
  const isReady = nameToType === undefined || typed.trim() === nameToType;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady && !isPending) onConfirm();
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      {nameToType !== undefined && (
        <TextField
          label={dialogTexts.typeToConfirmLabel}
          hint={dialogTexts.typeToConfirm(nameToType)}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(change) => setTyped(change.target.value)}
        />
      )}
      <FormError>{error ? errorText(error) : undefined}</FormError>
      <DialogActions>
        <Button onClick={onClose}>{uiTexts.cancel}</Button>
        <Button type="submit" variant={isDanger ? 'danger' : 'primary'} disabled={!isReady} isPending={isPending}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </form>
  );
}
