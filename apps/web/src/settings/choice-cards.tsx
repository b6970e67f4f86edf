import { type ReactNode, useId } from 'react';
import { cx } from '#lib/class-names.ts';

type Props<Value extends string> = {
  /** What is chosen, as a heading over the choices. */
  legend: string;
  options: readonly { value: Value; label: string; line: string; picture?: ReactNode }[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
};

/** One choice of a few that each need a line to be understood. */
export function ChoiceCards<Value extends string>({ legend, options, value, onChange, className }: Props<Value>) {
  const name = useId();

  return (
    <fieldset>
      <legend className="mb-2 font-semibold text-sm">{legend}</legend>
      <div className={cx('grid gap-2.5', className)}>
        {options.map((option) => (
          <label
            key={option.value}
            className="group/choice flex flex-col overflow-hidden rounded-lg border border-line bg-raised transition-[border-color,box-shadow,background-color] hover:border-control has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:shadow-focus"
          >
            {option.picture}
            <span className="flex items-start gap-3 px-4 py-3">
              <input
                type="radio"
                name={name}
                value={option.value}
                checked={option.value === value}
                onChange={() => onChange(option.value)}
                className="mt-0.75 size-4 shrink-0 accent-accent outline-none"
              />
              <span className="min-w-0">
                <span className="block font-semibold text-md">{option.label}</span>
                <span className="block text-muted text-sm">{option.line}</span>
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
