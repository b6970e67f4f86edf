import type { RoomId } from '@parley/contract/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { errorReason } from '#lib/errors.ts';
import { getRoomLog, receiveRoomEvent } from '#messages/cache.ts';
import { onNextFrame } from './frame-queue.ts';
import { liveClient } from './socket.ts';

interface RoomStream {
  roomId: RoomId;
  /** Whether there is a log to go on from. */
  isReady: boolean;
  /** Begins the log anew, since the stream can't be replayed. */
  restart: () => void;
  /** Called when one may not see the room any more. */
  onGone: () => void;
}

/** Keeps the log of the room on screen current, from the version that it has come to. */
export function useRoomStream({ roomId, isReady, restart, onGone }: RoomStream): void {
  const cache = useQueryClient();

  useEffect(() => {
    if (!isReady) return;
    let stop = () => {};

    function follow() {
      let isOver = false;
      const lastEventId = getRoomLog(cache, roomId)?.version ?? 0;
      const subscription = liveClient.rooms.live.subscribe(
        { roomId, lastEventId },
        {
          onData: ({ data }) => onNextFrame(() => isOver || receive(data)),
          onError: (error) => errorReason(error) === 'not_found' && onGone(),
        },
      );
      stop = () => {
        isOver = true;
        subscription.unsubscribe();
      };
    }

    function receive(event: Parameters<typeof receiveRoomEvent>[2]) {
      const next = receiveRoomEvent(cache, roomId, event);
      if (next === 'done') return;
      stop();
      if (next === 'resume') follow();
      else restart();
    }

    follow();
    return () => stop();
  }, [roomId, isReady, cache, restart, onGone]);
}
