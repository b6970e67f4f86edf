import type { RoomId } from '@parley/contract/ids';
import type { MessagesPage, MessageView, RoomEvent } from '@parley/contract/messages';
import {
  applyMessagesPage,
  applyRoomChanged,
  mergeMessages,
  type RoomLog,
  startRoomLog,
} from '@parley/contract/room-log';
import type { QueryClient } from '@tanstack/react-query';
import { mergePeople } from '#users/cache.ts';

/** Where a room's log is kept. It outlives the room's page, and then goes on from its version. */
export const roomLogKey = (roomId: RoomId) => ['room log', roomId] as const;

export const getRoomLog = (cache: QueryClient, roomId: RoomId) => cache.getQueryData<RoomLog>(roomLogKey(roomId));

const setRoomLog = (cache: QueryClient, roomId: RoomId, log: RoomLog) =>
  cache.setQueryData<RoomLog>(roomLogKey(roomId), log);

/** Begins the room's log with its first page, or anew after a reset. */
export function beginRoomLog(cache: QueryClient, roomId: RoomId, page: MessagesPage): void {
  mergePeople(cache, page.people);
  setRoomLog(cache, roomId, startRoomLog(page));
}

/** Puts a page into the room's log; false when the page is older than the log's beginning: it is to be asked for again. */
export function receivePage(cache: QueryClient, roomId: RoomId, page: MessagesPage): boolean {
  const log = getRoomLog(cache, roomId);
  if (!log) return false;
  const merged = applyMessagesPage(log, page);
  if (!merged) return false;
  mergePeople(cache, page.people);
  setRoomLog(cache, roomId, merged);
  return true;
}

/** Puts one message, as a call answered it, into the room's log. */
export function receiveMessage(cache: QueryClient, roomId: RoomId, message: MessageView): void {
  const log = getRoomLog(cache, roomId);
  if (log) setRoomLog(cache, roomId, mergeMessages(log, [message]));
}

/** Puts an event of the room's stream into its log. 'resume': a gap, so the stream is to be taken up again; 'restart': the log is to begin anew. */
export function receiveRoomEvent(cache: QueryClient, roomId: RoomId, event: RoomEvent): 'done' | 'resume' | 'restart' {
  const log = getRoomLog(cache, roomId);
  if (!log || event.type === 'reset') return 'restart';
  const changed = applyRoomChanged(log, event);
  if (!changed) return 'resume';
  mergePeople(cache, event.people);
  setRoomLog(cache, roomId, changed);
  return 'done';
}
