import type { ComponentProps } from 'react';
import { cx } from '#lib/class-names.ts';
import { type TipOptions, tip } from './tooltip.ts';

const sizes = {
  sm: 'size-7 rounded-sm',
  md: 'size-8 rounded-md',
  lg: 'size-9 rounded-md',
};

/** The look of a button that is only an icon, for what acts like one but is a link. */
export const iconButtonClass = (size: keyof typeof sizes = 'md') =>
  cx(
    'grid shrink-0 place-items-center text-muted transition-colors hover:bg-raised hover:text-text aria-pressed:text-text aria-expanded:bg-raised aria-expanded:text-text disabled:opacity-50 pointer-coarse:size-touch',
    sizes[size],
  );

type Props = ComponentProps<'button'> &
  TipOptions & {
    /** What it does: read aloud, and shown as its tooltip. */
    label: string;
    size?: keyof typeof sizes;
    /** Whether what it switches is on now. */
    isOn?: boolean;
  };

/** A button that is only an icon. */
export function IconButton({ label, keys, side, size, isOn, className, ...props }: Props) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={isOn}
      {...tip(label, { keys, side })}
      {...props}
      className={cx(iconButtonClass(size), className)}
    />
  );
}
