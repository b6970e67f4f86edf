import { cx } from '#lib/class-names.ts';

export const menuPopupClass =
  'max-w-dialog origin-(--transform-origin) rounded-lg border border-line bg-overlay p-1.5 text-md shadow-overlay outline-none';

export const menuItemClass = cx(
  'flex min-h-8.5 select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none pointer-coarse:min-h-touch',
  'data-highlighted:bg-accent-soft data-disabled:opacity-45',
);
