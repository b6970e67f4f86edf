import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from '#lib/class-names.ts';

/** The look of everything that text is typed into. */
export const inputClass = cx(
  'w-full rounded-md border border-line bg-raised px-3 text-base text-text outline-none transition-[border-color,box-shadow,background-color]',
  'hover:border-control focus:border-accent focus:bg-surface focus:shadow-focus aria-invalid:border-danger aria-invalid:focus:shadow-invalid',
  'disabled:opacity-60',
);

/** What a field's control must carry so that its label, hint and error are read with it. */
type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Right of the label, such as how many characters are left. */
  aside?: ReactNode;
  className?: string;
};

type Props = FieldProps & { children: (control: ControlProps) => ReactNode };

/** A label, its control, and below it a hint or what is wrong. */
export function Field({ label, hint, error, aside, className, children }: Props) {
  const id = useId();
  const noteId = `${id}-note`;
  const hasNote = Boolean(error ?? hint);

  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-semibold text-sm">
          {label}
        </label>
        {aside && <span className="tabular text-muted text-xs">{aside}</span>}
      </div>
      {children({
        id,
        'aria-describedby': hasNote ? noteId : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hasNote && (
        <p id={noteId} className={cx('text-sm', error ? 'text-danger-text' : 'text-muted')}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

const bringIntoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

/** What is wrong with a form as a whole; in view and read aloud when it appears. */
export function FormError({ children }: { children?: ReactNode }) {
  if (!children) return null;
  return (
    <p
      ref={bringIntoView}
      role="alert"
      className="flex gap-2.5 rounded-md bg-danger-soft px-3 py-2.5 font-medium text-danger-text text-sm"
    >
      <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
