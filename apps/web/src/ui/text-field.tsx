import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { cx } from '#lib/class-names.ts';
import { uiTexts } from '#texts/ui.ts';
import { Field, type FieldProps, inputClass } from './field.tsx';
import { IconButton } from './icon-button.tsx';

type InputProps = FieldProps & Omit<ComponentProps<'input'>, keyof FieldProps>;
type AreaProps = FieldProps & Omit<ComponentProps<'textarea'>, keyof FieldProps>;

/** One line of text with its label. */
export function TextField({ label, hint, error, aside, className, ...input }: InputProps) {
  return (
    <Field {...{ label, hint, error, aside, className }}>
      {(control) => (
        <input type="text" {...input} {...control} className={cx(inputClass, 'h-10 pointer-coarse:h-touch')} />
      )}
    </Field>
  );
}

/** A few lines of text, growing with what is typed. */
export function TextArea({ label, hint, error, aside, className, ...area }: AreaProps) {
  return (
    <Field {...{ label, hint, error, aside, className }}>
      {(control) => (
        <textarea
          rows={3}
          {...area}
          {...control}
          className={cx(inputClass, 'scroll-pane field-sizing-content max-h-48 min-h-20 resize-none py-2.5')}
        />
      )}
    </Field>
  );
}

/** A password, hidden until one asks to see it. */
export function PasswordField({ label, hint, error, aside, className, ...input }: InputProps) {
  const [isShown, setShown] = useState(false);

  return (
    <Field {...{ label, hint, error, aside, className }}>
      {(control) => (
        <div className="relative">
          <input
            {...input}
            {...control}
            type={isShown ? 'text' : 'password'}
            className={cx(inputClass, 'h-10 pr-11 pointer-coarse:h-touch')}
          />
          <IconButton
            label={isShown ? uiTexts.hidePassword : uiTexts.showPassword}
            className="absolute inset-y-0 right-1 my-auto"
            onClick={() => setShown(!isShown)}
          >
            {isShown ? <EyeOff aria-hidden className="size-4.5" /> : <Eye aria-hidden className="size-4.5" />}
          </IconButton>
        </div>
      )}
    </Field>
  );
}
