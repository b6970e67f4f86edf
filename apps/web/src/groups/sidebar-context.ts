import type { GroupView } from '@parley/contract/groups';
import type { RoomId } from '@parley/contract/ids';
import type { RoomView } from '@parley/contract/rooms';
import { createContext, use } from 'react';
import type { MenuLoader } from '#ui/menu-groups.ts';
import type { Arrangement, TopicRooms } from './arrangement.ts';

/** What the rows of the sidebar know of the group around them. */
export type Sidebar = {
  group: GroupView;
  arrangement: Arrangement;
  activeRoomId: RoomId | undefined;
  /** The room or topic that is dragged now. */
  liftedId: string | null;
  /** Whether one may create, change, move and delete topics and rooms. */
  canManage: boolean;
  roomActions: (room: RoomView) => MenuLoader;
  topicActions: (topic: TopicRooms) => MenuLoader;
};

export const SidebarContext = createContext<Sidebar | null>(null);

/** The group around a row of the sidebar. */
export function useSidebar(): Sidebar {
  const sidebar = use(SidebarContext);
  if (!sidebar) throw new Error('useSidebar needs a GroupSidebar around it');
  return sidebar;
}
