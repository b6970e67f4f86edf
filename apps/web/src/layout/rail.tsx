import type { ReactNode, Ref } from 'react';

type Props = { ref?: Ref<HTMLElement>; label: string; children: ReactNode; footer?: ReactNode };

/** The narrow bar at the far left that leads to every place. */
export function Rail({ ref, label, children, footer }: Props) {
  return (
    <nav ref={ref} aria-label={label} className="flex w-rail shrink-0 flex-col items-center bg-canvas">
      <div className="scroll-pane flex w-full min-h-0 flex-1 flex-col items-center gap-2.5 py-3.5">{children}</div>
      {footer && <div className="flex flex-col items-center gap-2.5 pb-3.5">{footer}</div>}
    </nav>
  );
}

/** A line between two parts of the rail. */
export const RailLine = () => <hr className="my-0.5 w-7 shrink-0 border-line" />;
