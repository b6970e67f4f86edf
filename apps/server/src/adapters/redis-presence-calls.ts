import type { PresenceChange, PresenceStore } from '@parley/api/ports/presence-store';
import type { RoomId, UserId } from '@parley/contract/ids';
import type { PresenceState } from '@parley/contract/presence';
import type { PresenceChoices } from './redis-presence-choices.ts';
import { splitField } from './redis-presence-fields.ts';
import { inOrder, mergedStates } from './redis-presence-merge.ts';
import type { presenceOthers } from './redis-presence-others.ts';
import type { presenceOwn } from './redis-presence-own.ts';

export interface CallsOptions {
  own: PresenceStore;
  others: ReturnType<typeof presenceOthers>;
  mine: ReturnType<typeof presenceOwn>;
  choices: PresenceChoices;
  listeners: Set<(change: PresenceChange) => void>;
  onChosen: () => void;
  onTypingEnded: (userId: UserId, roomId: RoomId) => void;
}

/** The port's calls: what a connection does is counted here, and what is asked is answered from here and the copies together. */
export function presenceCalls({ own, others, mine, choices, ...options }: CallsOptions): PresenceStore {
  const listHere = async (roomId: RoomId) =>
    inOrder([await mine.stamped(roomId, 'here'), ...others.list('here', roomId)]);

  function* statesElsewhere(): Generator<[UserId, PresenceState]> {
    for (const [name, value] of others.entries()) {
      const [kind, id] = splitField(name);
      if (kind === 'person') yield [id as UserId, value as PresenceState];
    }
  }

  return {
    ...own,
    async connect(connection) {
      choices.begin(connection.userId);
      await own.connect(connection);
    },
    async setChoice(userId, choice) {
      choices.make(userId, choice);
      await own.setChoice(userId, choice);
      options.onChosen();
    },
    async setTyping(userId, roomId, isTyping) {
      await own.setTyping(userId, roomId, isTyping);
      const isElsewhere = others.list('typing', roomId).some((list) => list.some(([each]) => each === userId));
      if (!isTyping && isElsewhere) options.onTypingEnded(userId, roomId);
    },
    listOnline: async () => mergedStates(await own.listOnline(), statesElsewhere()),
    listHere,
    // What somebody types comes to any process, and only those who are in the room, and not invisible, count.
    async listTyping(roomId) {
      const here = new Set(await listHere(roomId));
      const typing = inOrder([await mine.stamped(roomId, 'typing'), ...others.list('typing', roomId)]);
      return typing.filter((userId) => here.has(userId));
    },
    onChange(listener) {
      options.listeners.add(listener);
      return () => options.listeners.delete(listener);
    },
  };
}
