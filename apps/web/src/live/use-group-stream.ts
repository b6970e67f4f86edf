import type { GroupId } from '@parley/contract/ids';
import type { GroupPresence } from '@parley/contract/presence';
import { useEffect, useState } from 'react';
import { receiveGroupFrame } from '#groups/cache.ts';
import { trpc } from '#lib/trpc.ts';
import { onNextFrame } from './frame-queue.ts';
import { liveClient } from './socket.ts';

/**
 * Keeps the group on screen current, from `version` on, which the fetched group had. Until there is one, nothing is followed.
 * Where the stream ends because the group is gone or one isn't in it any more, the group is asked for again and answers so.
 */
export function useGroupStream(groupId: GroupId, version: number | undefined): void {
  const utils = trpc.useUtils();
  const isReady = version !== undefined;

  useEffect(() => {
    if (!isReady) return;
    const lastEventId = utils.groups.get.getData({ groupId })?.version ?? 0;
    const subscription = liveClient.groups.live.subscribe(
      { groupId, lastEventId },
      {
        onData: ({ data }) => onNextFrame(() => receiveGroupFrame(utils, data)),
        onError: () => void utils.groups.get.invalidate({ groupId }),
      },
    );
    return () => subscription.unsubscribe();
  }, [groupId, isReady, utils]);
}

/** Who of the group is online; null until the first frame has come. */
export function useGroupPresence(groupId: GroupId): GroupPresence | null {
  const [frame, setFrame] = useState<{ groupId: GroupId; presence: GroupPresence } | null>(null);

  useEffect(() => {
    const subscription = liveClient.groups.presence.subscribe(
      { groupId },
      { onData: (presence) => onNextFrame(() => setFrame({ groupId, presence })) },
    );
    return () => subscription.unsubscribe();
  }, [groupId]);

  return frame?.groupId === groupId ? frame.presence : null;
}
