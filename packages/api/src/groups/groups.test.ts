import { limits } from '@parley/contract/limits';
import { expect, test } from 'vitest';
import { expectQueries } from '#testing/expect-queries.ts';
import { testPeople } from '#testing/rows.ts';
import { testWorld } from '#testing/world.ts';

const club = { name: 'Chess Club', description: 'Slow games', category: 'gaming', isPublic: true } as const;

test('a new group has its maker as owner and only member, the topic General and the room home, and stands on their rail', async () => {
  const { outsider: maker } = await testWorld();
  const summary = await maker.ask.groups.create({ ...club, name: ' Chess Club ' });
  const group = await maker.ask.groups.get({ groupId: summary.id });
  expect(group).toMatchObject({ ...club, version: 0, ownerId: maker.userId, memberCount: 1 });
  expect(group.topics).toMatchObject([{ name: 'General', position: 0 }]);
  expect(group.rooms).toMatchObject([{ name: 'home', position: 0, topicId: group.topics[0]?.id }]);
  expect(maker.changes).toMatchObject([{ type: 'groupJoined', group: summary, badges: [{ lastSeq: 0 }] }]);
});
