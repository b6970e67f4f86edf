import type { GroupId, TopicId } from '@parley/contract/ids';
import type { TopicView } from '@parley/contract/topics';
import type { Tx } from '@parley/db';
import { notFound } from '#errors.ts';
import { topicView } from './view.ts';

/** All topics of a group, in order (at most `topicsPerGroupMax`). One query. */
export async function listTopics(db: Tx, groupId: GroupId): Promise<TopicView[]> {
  const topics = await db.topic.findMany({ where: { groupId }, orderBy: [{ position: 'asc' }, { id: 'asc' }] });
  return topics.map(topicView);
}

/** One query. @throws not_found when the topic isn't in that group. */
export async function getTopic(db: Tx, groupId: GroupId, topicId: TopicId): Promise<TopicView> {
  const topic = await db.topic.findFirst({ where: { id: topicId, groupId } });
  if (!topic) throw notFound('topic');
  return topicView(topic);
}
