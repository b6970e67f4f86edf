import type { GroupId, TopicId } from '@parley/contract/ids';
import type { TopicView } from '@parley/contract/topics';
import type { Topic } from '@parley/db';

/** A topic as every member sees it. */
export function topicView({ id, groupId, name, position }: Topic): TopicView {
  return { id: id as TopicId, groupId: groupId as GroupId, name, position };
}
