import type { GroupSummary } from '@parley/contract/groups';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { receiveMeEvent } from '#me/cache.ts';

/** Goes into a group that one has just joined or made, before the news of it comes. */
export function useEnterGroup(): (group: GroupSummary) => void {
  const cache = useQueryClient();
  const navigate = useNavigate();

  return useCallback(
    (group) => {
      receiveMeEvent(cache, { type: 'groupJoined', group, badges: [] });
      void navigate({ to: '/groups/$groupId', params: { groupId: group.id } });
    },
    [cache, navigate],
  );
}
