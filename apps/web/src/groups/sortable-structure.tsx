import { DndContext, DragOverlay } from '@dnd-kit/core';
import { Hash } from 'lucide-react';
import { useMediaQuery } from '#lib/media-query.ts';
import { SortableRoom } from '#rooms/sortable-room.tsx';
import { SortableTopic } from '#topics/sortable-topic.tsx';
import type { RoomPlace, TopicPlace } from './arrangement.ts';
import { findLifted, type Lifted, standingText } from './lift-words.ts';
import { SidebarContext, useSidebar } from './sidebar-context.ts';
import { StructureList } from './structure-list.tsx';
import { useLift } from './use-lift.ts';

export type SortableStructureProps = {
  moveRoom: (place: RoomPlace) => void;
  moveTopic: (place: TopicPlace) => void;
  /** What was last moved by its menu: where it now stands is read aloud. */
  movedId: string | null;
};

/** The group's topics and rooms, for those who may move them: by pointer, finger or keyboard. */
export function SortableStructure({ movedId, ...moves }: SortableStructureProps) {
  const sidebar = useSidebar();
  const { lifted, shown, list, context } = useLift(sidebar.arrangement, moves);
  const isCalm = useMediaQuery('(prefers-reduced-motion: reduce)');
  const moved = movedId === null ? null : findLifted(sidebar.arrangement, movedId);

  return (
    <DndContext {...context}>
      <SidebarContext value={{ ...sidebar, arrangement: shown, liftedId: lifted?.id ?? null }}>
        <div ref={list}>
          <StructureList Topic={SortableTopic} Room={SortableRoom} />
        </div>
        <p role="status" className="sr-only">
          {standingText({ shown: sidebar.arrangement, lifted: moved })}
        </p>
        <DragOverlay dropAnimation={isCalm ? null : undefined}>{lifted && <InHand lifted={lifted} />}</DragOverlay>
      </SidebarContext>
    </DndContext>
  );
}

/** What is dragged, as it is held. */
function InHand({ lifted: { kind, name } }: { lifted: Lifted }) {
  return (
    <div className="flex h-9 cursor-grabbing items-center gap-2.5 rounded-md bg-overlay px-2.5 shadow-overlay pointer-coarse:h-touch">
      {kind === 'room' && <Hash aria-hidden className="size-4 shrink-0 text-muted" />}
      <span className="min-w-0 truncate font-semibold">{name}</span>
    </div>
  );
}
