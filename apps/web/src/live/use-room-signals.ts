import type { RoomId } from '@parley/contract/ids';
import type { RoomSignals } from '@parley/contract/presence';
import { useEffect, useState } from 'react';
import { onNextFrame } from './frame-queue.ts';
import { connectionNow, liveClient } from './socket.ts';
import { useConnection } from './use-connection.ts';

/** Who is in the room and who is typing; while the component is there, one is in the room oneself. Null until the first frame. */
export function useRoomSignals(roomId: RoomId): RoomSignals | null {
  const connection = useConnection();
  const [frame, setFrame] = useState<{ roomId: RoomId; signals: RoomSignals } | null>(null);

  useEffect(() => {
    const subscription = liveClient.rooms.signals.subscribe(
      { roomId },
      { onData: (signals) => onNextFrame(() => setFrame({ roomId, signals })) },
    );
    return () => subscription.unsubscribe();
  }, [roomId]);

  if (frame?.roomId !== roomId) return null;
  // Nobody tells whether they still type.
  return connection === 'connected' ? frame.signals : { ...frame.signals, typing: [] };
}

/**
 * Says that one is typing in the room, or no longer. What gets lost is made up for by the next signal, or by its end; while
 * the connection is away nothing is said, since all of it would be sent when it is back.
 */
export function sendTyping(roomId: RoomId, isTyping: boolean): void {
  if (connectionNow() !== 'connected') return;
  liveClient.presence.setTyping.mutate({ roomId, isTyping }).catch(() => {});
}
