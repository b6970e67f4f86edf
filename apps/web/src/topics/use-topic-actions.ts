import type { Arrangement, TopicPlace, TopicRooms } from '#groups/arrangement.ts';
import { useActionTools } from '#groups/use-action-tools.ts';
import { loadPart } from '#lib/load-part.ts';
import type { MenuLoader } from '#ui/menu-groups.ts';

export type TopicOptions = { arrangement: Arrangement; canManage: boolean; moveTopic: (place: TopicPlace) => void };

/** What one can do with a topic of the sidebar, loaded when it is asked for. */
export function useTopicActions(options: TopicOptions): (topic: TopicRooms) => MenuLoader {
  const tools = useActionTools();
  return (topic) => () =>
    loadPart(() => import('./topic-actions.ts')).then((part) => part.topicActions(topic, { ...tools, ...options }));
}
