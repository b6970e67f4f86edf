import type { MeSnapshot } from '@parley/contract/events';
import type { RoomId } from '@parley/contract/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { trpc } from '#lib/trpc.ts';
import { meKey, receiveMeEvent } from './cache.ts';
import { useBadge } from './queries.ts';

/** Moves one's mark in a room up to what was seen: at once on screen, then on the server, one call at a time with the newest place. */
export function useMarkSeen(roomId: RoomId): (seq: number) => void {
  const cache = useQueryClient();
  const { client } = trpc.useUtils();
  const badge = useBadge(roomId);
  const newest = useRef({ badge, seen: 0, isCalling: false });
  newest.current.badge = badge;

  return useCallback(
    (seq) => {
      const state = newest.current;
      if (!state.badge || seq <= Math.max(state.badge.mark.readSeq, state.seen)) return;
      state.seen = seq;
      if (!state.isCalling) void call();

      async function call() {
        state.isCalling = true;
        try {
          for (let sent = 0; state.badge && state.seen > sent; ) {
            sent = state.seen;
            const { groupId, mark } = state.badge;
            const moved = await client.unread.markRead.mutate({ roomId, readSeq: sent, version: mark.version });
            receiveMeEvent(cache, { type: 'markMoved', groupId, roomId, mark: moved });
          }
        } finally {
          state.isCalling = false;
          state.seen = 0;
        }
      }
    },
    [cache, client, roomId],
  );
}

/** Marks rooms as read up to all that was said in them; those that are read cost no call. Fails with what the server said. */
export function useMarkRead(): (roomIds: readonly RoomId[]) => Promise<void> {
  const cache = useQueryClient();
  const { client } = trpc.useUtils();

  return useCallback(
    async (roomIds) => {
      const badges = cache.getQueryData<MeSnapshot>(meKey)?.badges ?? [];
      const unread = badges.filter(({ roomId, lastSeq, mark }) => roomIds.includes(roomId) && lastSeq > mark.readSeq);
      const calls = unread.map(async ({ groupId, roomId, lastSeq, mark: { version } }) => {
        const mark = await client.unread.markRead.mutate({ roomId, readSeq: lastSeq, version });
        receiveMeEvent(cache, { type: 'markMoved', groupId, roomId, mark });
      });
      await Promise.all(calls);
    },
    [cache, client],
  );
}

/** Sets one's mark by hand, so that the message and what follows is unread. Fails with what the server said. */
export function useMarkUnread(roomId: RoomId): (fromSeq: number) => Promise<void> {
  const cache = useQueryClient();
  const { client } = trpc.useUtils();
  const groupId = useBadge(roomId)?.groupId;

  return useCallback(
    async (fromSeq) => {
      const mark = await client.unread.markUnread.mutate({ roomId, fromSeq });
      if (groupId) receiveMeEvent(cache, { type: 'markMoved', groupId, roomId, mark });
    },
    [cache, client, groupId, roomId],
  );
}
