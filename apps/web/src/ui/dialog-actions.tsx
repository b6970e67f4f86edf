import type { ReactNode } from 'react';

/**
 * A dialog's buttons: at the right, and side by side in full width on small screens. They stay in view at its lower edge,
 * and what scrolls away fades out above them.
 */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="sticky -bottom-6 z-10 -mx-6 mt-2 -mb-6 flex justify-end gap-2.5 bg-overlay px-6 pt-4 pb-6 before:pointer-events-none before:absolute before:inset-x-0 before:bottom-full before:h-2 before:bg-linear-to-t before:from-overlay max-sm:*:flex-1">
      {children}
    </div>
  );
}
