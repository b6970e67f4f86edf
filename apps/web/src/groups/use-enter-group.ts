import type { GroupSummary } from '@parley/contract/groups';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { isMine, receiveMeEvent } from '#me/cache.ts';

/**
 * Goes into a group that one has just joined or made, whether the news of it has come or not; with `replace`, in place of the
 * page where one is, so that the way back leads past it.
 */
export function useEnterGroup({ replace = false } = {}): (group: GroupSummary) => void {
  const cache = useQueryClient();
  const navigate = useNavigate();

  return useCallback(
    (group) => {
      // The news holds more than the answer: what is unread there.
      if (!isMine(cache, group.id)) receiveMeEvent(cache, { type: 'groupJoined', group, badges: [] });
      void navigate({ to: '/groups/$groupId', params: { groupId: group.id }, replace });
    },
    [cache, navigate, replace],
  );
}
