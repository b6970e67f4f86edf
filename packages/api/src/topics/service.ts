import { limits } from '@parley/contract/limits';
import type { CreateTopic, DeleteTopic, MoveTopic, RenameTopic, TopicView } from '@parley/contract/topics';
import type { Deps } from '#context.ts';
import { AppError, notFound } from '#errors.ts';
import type { Holder } from '#groups/policy.ts';
import { changeGroup } from '#groups/service.ts';
import { listRooms } from '#rooms/queries.ts';
import { retireRooms, tellRetired } from '#rooms/service.ts';
import { getTopic, listTopics } from './queries.ts';
import { topicView } from './view.ts';

type Manager = Holder<'manageRooms'>;

/** Adds a topic at the end of the group. @throws conflict when the group has `topicsPerGroupMax`. */
export function createTopic(deps: Deps, { groupId }: Manager, { name }: CreateTopic): Promise<TopicView> {
  return changeGroup(deps, groupId, async (tx) => {
    const topics = await listTopics(tx, groupId);
    if (topics.length >= limits.topicsPerGroupMax) throw new AppError('conflict', 'too many topics');
    const position = (topics.at(-1)?.position ?? -1) + 1;
    const topic = topicView(await tx.topic.create({ data: { groupId, name, position } }));
    return { answer: topic, event: { type: 'topicCreated', topic } };
  });
}

/** Safe to repeat. @throws not_found. */
export function renameTopic(deps: Deps, { groupId }: Manager, { topicId, name }: RenameTopic): Promise<TopicView> {
  return changeGroup(deps, groupId, async (tx) => {
    await getTopic(tx, groupId, topicId);
    const topic = topicView(await tx.topic.update({ where: { id: topicId }, data: { name } }));
    return { answer: topic, event: { type: 'topicRenamed', topic } };
  });
}

/** Puts a topic before another, or last; answers all topics in their new order. Safe to repeat. @throws not_found. */
export function moveTopic(deps: Deps, { groupId }: Manager, input: MoveTopic): Promise<TopicView[]> {
  return changeGroup(deps, groupId, async (tx) => {
    const topics = reordered(await listTopics(tx, groupId), input).map((topic, position) => ({ ...topic, position }));
    const ids = topics.map((topic) => topic.id);
    await tx.$executeRaw`
      UPDATE topics SET position = place.position - 1, updated_at = now()
      FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS place (id, position) WHERE topics.id = place.id`;
    return { answer: topics, event: { type: 'topicsReordered', topics } };
  });
}

function reordered(topics: TopicView[], { topicId, before }: MoveTopic): TopicView[] {
  const moving = topics.find((topic) => topic.id === topicId);
  if (moving && before === topicId) return topics;
  const rest = topics.filter((topic) => topic !== moving);
  const place = before === null ? rest.length : rest.findIndex((topic) => topic.id === before);
  if (!moving || place < 0) throw notFound('topic');
  return rest.toSpliced(place, 0, moving);
}

/** Takes the topic away with its rooms; a job removes what was said in them. @throws not_found. */
export async function deleteTopic(deps: Deps, by: Manager, { topicId }: DeleteTopic): Promise<void> {
  const { groupId } = by;
  const retired = await changeGroup(deps, groupId, async (tx) => {
    await getTopic(tx, groupId, topicId);
    const rooms = (await listRooms(tx, groupId)).filter((room) => room.topicId === topicId);
    const roomIds = rooms.map((room) => room.id);
    const retired = await retireRooms(tx, { groupId, roomIds, deletedAt: deps.clock() });
    await tx.topic.delete({ where: { id: topicId } });
    return { answer: retired, event: { type: 'topicDeleted', topicId } };
  });
  tellRetired(deps, retired);
}
