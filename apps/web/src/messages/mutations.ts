import type { ClientId, RoomId } from '@parley/contract/ids';
import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { errorText, isRefusal } from '#lib/errors.ts';
import { onSessionChange } from '#lib/session-signal.ts';
import { trpc, unbatched } from '#lib/trpc.ts';
import { connectionNow, onConnection } from '#live/socket.ts';
import { sendTyping } from '#live/use-room-signals.ts';
import { receiveMessage } from './cache.ts';
import { clearOutboxes, createOutbox, type Draft, type Outbox, outboxOf, type PendingMessage } from './outbox.ts';

type Calls = ReturnType<typeof trpc.useUtils>['client'];

onSessionChange(clearOutboxes);

function roomOutbox(cache: QueryClient, calls: Calls, roomId: RoomId): Outbox {
  return outboxOf(roomId, () =>
    createOutbox({
      send: ({ clientId, text, replyTo }) => calls.messages.send.mutate({ roomId, clientId, text, replyTo }, unbatched),
      onSent: (message) => receiveMessage(cache, roomId, message),
      refusal: (error) => (isRefusal(error) ? errorText(error) : null),
      retryTime,
    }),
  );
}

/** Resolves when the connection comes back, or after a while that grows with each attempt. */
function retryTime(attempt: number): Promise<void> {
  return new Promise((resolve) => {
    let wasAway = false;
    let stop = () => {};
    const timer = setTimeout(done, Math.min(250 * 2 ** attempt, 10_000));
    // It says at once how the connection stands now, before there is something to stop.
    stop = onConnection(() => {
      if (connectionNow() !== 'connected') wasAway = true;
      else if (wasAway) done();
    });
    function done() {
      clearTimeout(timer);
      stop();
      resolve();
    }
  });
}

/** What the room's author has sent and the server hasn't confirmed, oldest first. */
export function useOutbox(roomId: RoomId): readonly PendingMessage[] {
  const cache = useQueryClient();
  const { client } = trpc.useUtils();
  const outbox = roomOutbox(cache, client, roomId);
  return useSyncExternalStore(outbox.subscribe, outbox.get);
}

/** Everything that one can do with the room's messages. Those that answer a promise fail with what the server said. */
export function useMessageActions(roomId: RoomId) {
  const cache = useQueryClient();
  const { client } = trpc.useUtils();

  return useMemo(() => {
    const outbox = roomOutbox(cache, client, roomId);
    const received = (call: Promise<Parameters<typeof receiveMessage>[2]>) =>
      call.then((message) => receiveMessage(cache, roomId, message));
    return {
      send: (draft: Draft) => outbox.add(draft),
      retry: (clientId: ClientId) => outbox.retry(clientId),
      discard: (clientId: ClientId) => outbox.discard(clientId),
      edit: (seq: number, text: string) => received(client.messages.edit.mutate({ roomId, seq, text })),
      remove: (seq: number) => received(client.messages.delete.mutate({ roomId, seq })),
      restore: (seq: number) => received(client.messages.restore.mutate({ roomId, seq })),
      setTyping: (isTyping: boolean) => sendTyping(roomId, isTyping),
    };
  }, [cache, client, roomId]);
}

export type MessageActions = ReturnType<typeof useMessageActions>;
