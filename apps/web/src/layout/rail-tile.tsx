import type { ReactNode } from 'react';
import { cx } from '#lib/class-names.ts';
import { Badge } from '#ui/badge.tsx';

type Props = {
  children: ReactNode;
  /** The tile of where one is. */
  isActive: boolean;
  /** Whether something there is unread: a mark at the edge. */
  isUnread?: boolean;
  /** What there is for the person: a count at the corner. */
  count?: ReactNode;
  /** The background; plain by default. */
  className?: string;
};

/** The face of a link or button of the rail; its name is the link's label and tooltip. */
export function RailTile({ children, isActive, isUnread = false, count, className }: Props) {
  return (
    <span className="group/tile relative block size-11">
      <span
        aria-hidden
        className={cx(
          'absolute top-1/2 -left-3 w-1.25 -translate-y-1/2 rounded-r-sm bg-text transition-[height,opacity] duration-base',
          isUnread && !isActive ? 'h-2.25' : 'h-0 opacity-0',
        )}
      />
      {isActive && (
        <span
          aria-hidden
          data-slide="active"
          className="absolute -inset-1.25 rounded-[1.1875rem] border-2 border-accent"
        />
      )}
      <span
        className={cx(
          'grid size-full place-items-center rounded-lg font-bold text-base transition-[border-radius,background-color,color,scale] duration-base group-hover/tile:rounded-xl group-active/tile:scale-95',
          className ?? 'bg-raised text-muted group-hover/tile:bg-hover group-hover/tile:text-text',
        )}
      >
        {children}
      </span>
      {count !== undefined && (
        <Badge isLoud className="absolute -right-1.5 -bottom-1.5 ring-3 ring-canvas">
          {count}
        </Badge>
      )}
    </span>
  );
}
