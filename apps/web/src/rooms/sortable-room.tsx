import type { RoomView } from '@parley/contract/rooms';
import { useDrag } from '#ui/use-drag.ts';
import { RoomRow } from './room-row.tsx';

/** A room in the sidebar that can be dragged. */
export const SortableRoom = ({ room }: { room: RoomView }) => <RoomRow room={room} drag={useDrag(room.id)} />;
