import type { ReactNode } from 'react';

/** A key to press. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-xs border border-line px-1.5 font-medium text-2xs text-muted leading-normal">
      {children}
    </kbd>
  );
}
