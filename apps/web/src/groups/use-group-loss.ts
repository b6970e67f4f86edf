import type { GroupLoss } from '@parley/contract/events';
import type { GroupSummary } from '@parley/contract/groups';
import type { GroupId } from '@parley/contract/ids';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { lossOf } from '#me/cache.ts';
import { groupTexts } from '#texts/groups.ts';
import { showToast } from '#ui/toasts.ts';
import { forgetGroup } from './cache.ts';

/**
 * Takes whoever loses the group on screen to the start, and says what happened. `summary` is undefined when one isn't in
 * the group; answers whether one was until now.
 */
export function useGroupLoss(groupId: GroupId, summary: GroupSummary | undefined): boolean {
  const cache = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(summary?.name);
  if (summary && summary.name !== name) setName(summary.name);
  const isLost = summary === undefined && name !== undefined;

  useEffect(() => {
    if (!isLost) return;
    showToast({ text: lossText(lossOf(cache, groupId), name) });
    forgetGroup(cache, groupId);
    void navigate({ to: '/', replace: true });
  }, [isLost, cache, groupId, name, navigate]);

  return isLost;
}

function lossText(loss: GroupLoss | undefined, name: string) {
  if (loss === 'left') return groupTexts.leftByYou(name);
  if (loss === 'removed') return groupTexts.removed(name);
  return loss === 'deleted' ? groupTexts.deleted(name) : groupTexts.noLongerIn(name);
}
