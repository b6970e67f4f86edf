import type { RoomId, UserId } from '@parley/contract/ids';
import { useMemo, useState } from 'react';
import { createStored } from '#lib/storage.ts';
import type { Draft } from './outbox.ts';
import { emptyDraft, parseDraft } from './parse-draft.ts';

/** What is being written into a room: kept on this device with every key, so that it is there again after a reload. */
export function useDraft(userId: UserId, roomId: RoomId) {
  const stored = useMemo(() => createStored(`draft:${userId}:${roomId}`, emptyDraft, parseDraft), [userId, roomId]);
  const [draft, setDraft] = useState(stored.get);

  return useMemo(() => {
    function change(next: Draft) {
      stored.set(next);
      setDraft(next);
    }
    return {
      ...draft,
      setText: (text: string) => change({ ...draft, text }),
      setReplyTo: (replyTo: number | null) => change({ ...draft, replyTo }),
      clear: () => change(emptyDraft),
    };
  }, [draft, stored]);
}
