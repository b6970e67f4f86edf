import type { GroupView } from '@parley/contract/groups';
import type { RoomSignals } from '@parley/contract/presence';
import { RoomFaces } from '#messages/room-faces.tsx';
import { MessageSearch } from '#search/message-search.tsx';
import { MembersToggle } from './members-toggle.tsx';

type Props = { group: GroupView; signals: RoomSignals | null };

/** What comes into a room's top bar once the room is there: who is in it, the search, and the members. */
export const RoomTools = ({ group, signals }: Props) => (
  <>
    <RoomFaces signals={signals} />
    <MessageSearch group={group} />
    <MembersToggle />
  </>
);
