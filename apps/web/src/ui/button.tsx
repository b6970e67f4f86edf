import type { ComponentProps, MouseEvent } from 'react';
import { cx } from '#lib/class-names.ts';
import { Spinner } from './spinner.tsx';

type Look = {
  variant?: 'primary' | 'secondary' | 'ghost' | 'danger';
  size?: 'sm' | 'md' | 'lg';
};

const variants = {
  primary: 'bg-accent text-accent-ink shadow-raised hover:bg-accent-hover',
  secondary: 'border border-line bg-raised text-text hover:bg-hover',
  ghost: 'text-text hover:bg-raised',
  danger: 'bg-danger text-danger-ink shadow-raised hover:bg-danger-hover',
};

const sizes = {
  sm: 'h-8 px-3 text-sm pointer-coarse:h-touch',
  md: 'h-9 px-4 text-md pointer-coarse:h-touch',
  lg: 'h-10 px-4.5 text-md pointer-coarse:h-touch',
};

/** The look of a button, for what acts like one but is a link. */
export const buttonClass = ({ variant = 'secondary', size = 'md' }: Look = {}) =>
  cx(
    'relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-semibold',
    'transition-[background-color,border-color,color,scale] active:scale-[0.98] disabled:opacity-50 aria-disabled:opacity-60',
    variants[variant],
    sizes[size],
  );

type Props = ComponentProps<'button'> & Look & { isPending?: boolean };

/** A button. While `isPending` it keeps its width and its focus, and ignores presses. */
export function Button({ variant, size, isPending = false, type = 'button', className, ...props }: Props) {
  function press(event: MouseEvent<HTMLButtonElement>) {
    if (isPending) event.preventDefault();
    else props.onClick?.(event);
  }

  return (
    <button
      {...props}
      type={type}
      aria-disabled={isPending || undefined}
      aria-busy={isPending || undefined}
      className={cx(buttonClass({ variant, size }), className)}
      onClick={press}
    >
      <span className={cx('inline-flex items-center gap-2 transition-opacity', isPending && 'opacity-0')}>
        {props.children}
      </span>
      {isPending && <Spinner className="absolute" />}
    </button>
  );
}
