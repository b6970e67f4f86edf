import type { TopicId } from '@parley/contract/ids';
import { useSyncExternalStore } from 'react';
import { createStored } from '#lib/storage.ts';

/** More than anybody has in view; the oldest go first, so that what is kept doesn't grow for ever. */
const keptMax = 500;

const collapsed = createStored<readonly string[]>('collapsed-topics', [], (stored) =>
  Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [],
);

/** Whether a topic's rooms are put away on this device, and what changes that. */
export function useCollapsed(topicId: TopicId) {
  const isCollapsed = useSyncExternalStore(collapsed.subscribe, () => collapsed.get().includes(topicId));

  function setCollapsed(puts: boolean) {
    const others = collapsed.get().filter((id) => id !== topicId);
    collapsed.set(puts ? [...others, topicId].slice(-keptMax) : others);
  }

  return [isCollapsed, setCollapsed] as const;
}
