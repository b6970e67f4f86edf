import { Switch as Base } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';

type Props = {
  label: ReactNode;
  hint?: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  disabled?: boolean;
};

/** On or off, at once: a line with its words at the left and the switch at the right. */
export function Switch({ label, hint, isOn, onChange, disabled }: Props) {
  const id = useId();

  return (
    <div className="flex items-center justify-between gap-4 py-1 pointer-coarse:min-h-touch">
      <div className="min-w-0">
        <label id={id} htmlFor={`${id}-switch`} className="block font-semibold text-sm">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-muted text-sm">
            {hint}
          </p>
        )}
      </div>
      <Base.Root
        id={`${id}-switch`}
        aria-labelledby={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        checked={isOn}
        disabled={disabled}
        onCheckedChange={onChange}
        className="relative h-6 w-10 shrink-0 rounded-full bg-control transition-colors duration-base data-checked:bg-accent data-disabled:opacity-50 pointer-coarse:before:absolute pointer-coarse:before:-inset-2.5"
      >
        <Base.Thumb className="block size-5 translate-x-0.5 rounded-full bg-on-image shadow-raised transition-transform duration-base data-checked:translate-x-4.5" />
      </Base.Root>
    </div>
  );
}
