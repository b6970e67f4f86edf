import { applyGroupEvent } from '@parley/contract/apply-group-event';
import { applyMeChange } from '@parley/contract/apply-me-event';
import type { GroupEvent, MeSnapshot } from '@parley/contract/events';
import { type GroupView, groupCategories } from '@parley/contract/groups';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GroupNews, groupChannel, isGroupEvent, type UserNews, userChannel } from '#live/channels.ts';
import { getSnapshot } from '#me/queries.ts';
import { testDatabase } from '#testing/database.ts';
import { type Person, testWorld } from '#testing/world.ts';

const name = fc.stringMatching(/^[a-z]{1,9}$/);
/** The place of something, counted round and round. */
const at = fc.nat({ max: 99 });
const who = fc.nat({ max: 1 });
const step = fc.oneof(
  { arbitrary: fc.record({ act: fc.constant('createTopic' as const), name }), weight: 3 },
  fc.record({ act: fc.constant('renameTopic' as const), at, name }),
  fc.record({ act: fc.constant('moveTopic' as const), at, to: at }),
  fc.record({ act: fc.constant('deleteTopic' as const), at }),
  { arbitrary: fc.record({ act: fc.constant('createRoom' as const), at, name }), weight: 4 },
  fc.record({ act: fc.constant('editRoom' as const), at, name }),
  fc.record({ act: fc.constant('moveRoom' as const), at, to: at, topic: at }),
  fc.record({ act: fc.constant('deleteRoom' as const), at }),
  fc.record({ act: fc.constant('edit' as const), name, category: fc.constantFrom(...groupCategories) }),
  fc.record({ act: fc.constant('transfer' as const), who }),
  { arbitrary: fc.record({ act: fc.constant('join' as const), who }), weight: 2 },
  fc.record({ act: fc.constant('leave' as const), who }),
  fc.record({ act: fc.constant('remove' as const), who }),
  { arbitrary: fc.record({ act: fc.constant('visit' as const), who, at }), weight: 2 },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const pick = <T>(list: T[], place: number): T | undefined => list[place % list.length];

/** A group whose room has something to read, with a member who was always there, one who comes and goes, and one who stays. */
async function play(history: Step[], database: ReturnType<typeof testDatabase>) {
  const world = await testWorld({}, database);
  const { owner, member, groupId, events, db } = world;
  for (const name of ['One', 'Two']) {
    const { id: topicId } = await owner.ask.topics.create({ groupId, name });
    for (let i = 0; i < 2; i++)
      await owner.ask.rooms.create({ groupId, topicId, name: `${name} ${i}`, description: '' });
  }
  await db.room.updateMany({ where: { groupId }, data: { lastSeq: 5, version: 5 } });
  events.length = 0;
  const [mia, noa] = [await member('Mia'), await member('Noa')];
  const people = [mia, noa];
  const mine = await follow(world, mia);
  const start = { group: await owner.ask.groups.get({ groupId }), me: await getSnapshot(db, mia.userId) };
  for (const each of history) {
    const group = await owner.ask.groups.get({ groupId });
    const boss = [owner, ...people].find(({ userId }) => userId === group.ownerId) ?? owner;
    await take(each, { group, boss, people });
  }
  return { ...world, mia, mine, start };
}

/** What somebody is told, from both channels in the order of publishing. */
async function follow({ deps, groupId }: Awaited<ReturnType<typeof testWorld>>, { userId }: Person) {
  const told: (GroupEvent | UserNews)[] = [];
  await deps.bus.subscribe(userChannel(userId), (news) => told.push(news as UserNews));
  await deps.bus.subscribe(groupChannel(groupId), (message) => {
    const news = message as GroupNews;
    if (isGroupEvent(news)) told.push(news);
  });
  return told;
}

interface Scene {
  group: GroupView;
  boss: Person;
  people: Person[];
}

async function take(step: Step, scene: Scene) {
  if (step.act.endsWith('Topic')) return takeTopicStep(step, scene);
  if (step.act.endsWith('Room')) return takeRoomStep(step, scene);
  return takeGroupStep(step, scene);
}

async function takeTopicStep(step: Step, { group: { id: groupId, topics }, boss: { ask } }: Scene) {
  if (step.act === 'createTopic') return ask.topics.create({ groupId, name: step.name });
  const topicId = 'at' in step ? pick(topics, step.at)?.id : undefined;
  if (!topicId) return;
  if (step.act === 'renameTopic') await ask.topics.rename({ groupId, topicId, name: step.name });
  if (step.act === 'moveTopic')
    await ask.topics.move({ groupId, topicId, before: step.to % 3 ? (pick(topics, step.to)?.id ?? null) : null });
  if (step.act === 'deleteTopic') await ask.topics.delete({ groupId, topicId });
}

async function takeRoomStep(step: Step, { group: { id: groupId, topics, rooms }, boss: { ask } }: Scene) {
  const description = 'name' in step ? `about ${step.name}` : '';
  const topicId = 'at' in step ? pick(topics, step.at)?.id : undefined;
  if (step.act === 'createRoom' && topicId) await ask.rooms.create({ groupId, topicId, name: step.name, description });
  const roomId = 'at' in step ? pick(rooms, step.at)?.id : undefined;
  if (!roomId) return;
  if (step.act === 'editRoom') await ask.rooms.edit({ groupId, roomId, name: step.name, description });
  if (step.act === 'deleteRoom') await ask.rooms.delete({ groupId, roomId });
  const target = step.act === 'moveRoom' ? pick(topics, step.topic)?.id : undefined;
  if (step.act !== 'moveRoom' || !target) return;
  const others = rooms.filter((room) => room.topicId === target);
  // Every third move is to the end.
  const before = step.to % 3 ? (pick(others, step.to)?.id ?? null) : null;
  await ask.rooms.move({ groupId, roomId, topicId: target, before });
}

async function takeGroupStep(step: Step, { group, boss, people }: Scene) {
  const { id: groupId, isPublic, rooms } = group;
  if (step.act === 'edit') {
    const { name, category } = step;
    await boss.ask.groups.edit({ groupId, name, category, description: name, isPublic });
  }
  const person = 'who' in step ? people[step.who] : undefined;
  if (!person) return;
  const { userId, ask } = person;
  if (step.act === 'join') await ask.groups.join({ groupId });
  const isIn = await ask.discovery.preview({ groupId }).then(({ isMember }) => isMember);
  if (!isIn) return;
  const roomId = step.act === 'visit' ? pick(rooms, step.at)?.id : undefined;
  if (roomId) await ask.rooms.visit({ roomId });
  if (step.act === 'transfer') await boss.ask.groups.transfer({ groupId, userId });
  if (person === boss) return;
  if (step.act === 'leave') await ask.groups.leave({ groupId });
  if (step.act === 'remove') await boss.ask.members.remove({ groupId, userId });
}

/** A room in which nothing was said may have a badge or not: it shows nothing either way. */
function shown({ badges, ...me }: MeSnapshot): MeSnapshot {
  const inOrder = badges.filter(({ lastSeq }) => lastSeq > 0).toSorted((a, b) => (a.roomId < b.roomId ? -1 : 1));
  return { ...me, badges: inOrder };
}

function heard(me: MeSnapshot, news: GroupEvent | UserNews): MeSnapshot {
  if (news.type === 'sessionsEnded') return me;
  if (!('version' in news)) return applyMeChange(me, news);
  const { groupId } = news;
  if (news.type !== 'groupEdited') return me;
  const { name, icon, ownerId } = news.head;
  return applyMeChange(me, { type: 'groupEdited', groupId, name, icon, ownerId });
}

test('after any history, who followed the events sees what a fresh fetch shows', async () => {
  const database = testDatabase();
  const followsEvents = fc.asyncProperty(fc.array(step, { maxLength: 40, size: 'max' }), async (history) => {
    const { owner, groupId, events, start, mia, mine, db } = await play(history, database);
    let group: GroupView | null = start.group;
    for (const event of events) group = group && applyGroupEvent(group, event);
    expect(group).toEqual(await owner.ask.groups.get({ groupId }));
    expect(shown(mine.reduce(heard, start.me))).toEqual(shown(await getSnapshot(db, mia.userId)));
  });
  await fc.assert(followsEvents, { numRuns: 20 });
}, 60_000);
