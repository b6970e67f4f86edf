import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';

type Props = { label: ReactNode; isChecked: boolean; onChange: (isChecked: boolean) => void; disabled?: boolean };

/** A choice that is taken along with a form. */
export function Checkbox({ label, isChecked, onChange, disabled }: Props) {
  const id = useId();

  return (
    <div className="flex items-center gap-2.5 pointer-coarse:min-h-touch">
      <Base.Root
        id={id}
        checked={isChecked}
        disabled={disabled}
        onCheckedChange={onChange}
        className="relative grid size-5 shrink-0 place-items-center rounded-sm border border-control bg-raised text-accent-ink transition-colors before:absolute data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 pointer-coarse:before:-inset-3"
      >
        <Base.Indicator>
          <Check aria-hidden className="size-3.5" strokeWidth={3} />
        </Base.Indicator>
      </Base.Root>
      <label htmlFor={id} className="py-1 font-medium text-sm">
        {label}
      </label>
    </div>
  );
}
