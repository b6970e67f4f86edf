import * as z from 'zod';
import { idField, PersonView } from './fields.ts';
import type { GroupId, RoomId } from './ids.ts';

/** How others see somebody. Invisible people are offline to others. */
export const presenceStates = ['online', 'away', 'busy', 'offline'] as const;
export type PresenceState = (typeof presenceStates)[number];

/** What a person chooses for themself; `away` comes by itself. */
export const presenceChoices = ['online', 'busy', 'invisible'] as const;
export type PresenceChoice = (typeof presenceChoices)[number];

export const FollowPresence = z.object({ groupId: idField<GroupId>() });
export const FollowSignals = z.object({ roomId: idField<RoomId>() });
export const SetTyping = z.object({ roomId: idField<RoomId>(), isTyping: z.boolean() });
/** Whether this tab's person has been away from it for `idleAfterMs`. */
export const SetIdle = z.object({ isIdle: z.boolean() });

/** Who of a group is online, as a whole: each frame replaces the one before. */
export const GroupPresence = z.object({
  onlineCount: z.int().nonnegative(),
  /** Everybody who isn't offline, by display name; null above `statesPerGroupMax`. */
  online: z.array(z.object({ person: PersonView, state: z.enum(presenceStates) })).nullable(),
});

/** What goes on in a room beside its messages, as a whole: each frame replaces the one before. */
export const RoomSignals = z.object({
  hereCount: z.int().nonnegative(),
  /** Who has the room open, in order of entering; empty above `facesPerRoomMax`. */
  here: z.array(PersonView),
  /** Who is typing, in order of starting. */
  typing: z.array(PersonView),
});

export type SetTyping = z.infer<typeof SetTyping>;
export type GroupPresence = z.infer<typeof GroupPresence>;
export type RoomSignals = z.infer<typeof RoomSignals>;
