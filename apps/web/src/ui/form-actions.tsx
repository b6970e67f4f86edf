import { uiTexts } from '#texts/ui.ts';
import { Button } from './button.tsx';
import { DialogActions } from './dialog-actions.tsx';

type Props = { submitLabel: string; isPending: boolean; onCancel: () => void; disabled?: boolean };

/** The two ways out of a form in a dialog. */
export const FormActions = ({ submitLabel, isPending, onCancel, disabled }: Props) => (
  <DialogActions>
    <Button onClick={onCancel}>{uiTexts.cancel}</Button>
    <Button type="submit" variant="primary" isPending={isPending} disabled={disabled}>
      {submitLabel}
    </Button>
  </DialogActions>
);
