import type { ReactNode } from 'react';

/** A dialog's buttons: at the right, and side by side in full width on small screens. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex justify-end gap-2.5 max-sm:*:flex-1">{children}</div>;
}
