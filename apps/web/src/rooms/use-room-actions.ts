import type { RoomView } from '@parley/contract/rooms';
import type { Arrangement, RoomPlace } from '#groups/arrangement.ts';
import { useActionTools } from '#groups/use-action-tools.ts';
import { loadPart } from '#lib/load-part.ts';
import type { MenuLoader } from '#ui/menu-groups.ts';

export type RoomOptions = { arrangement: Arrangement; canManage: boolean; moveRoom: (place: RoomPlace) => void };

/** What one can do with a room of the sidebar, loaded when it is asked for. */
export function useRoomActions(options: RoomOptions): (room: RoomView) => MenuLoader {
  const tools = useActionTools();
  return (room) => () =>
    loadPart(() => import('./room-actions.ts')).then((part) => part.roomActions(room, { ...tools, ...options }));
}
