import type { RoomId } from '@parley/contract/ids';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { jobs } from '#jobs.ts';
import { type Person, testWorld } from '#testing/world.ts';

type World = Awaited<ReturnType<typeof testWorld>>;

/** Runs what waits in the queue under that name, as the worker would. */
async function runJobs({ pool, deps }: World, name: 'rooms.purge' | 'groups.purge') {
  const { rows } = await pool.query<{ payload: { roomIds: RoomId[] } & { groupId: never } }>(
    `SELECT payload FROM graphile_worker._private_jobs AS jobs
     JOIN graphile_worker._private_tasks AS tasks ON tasks.id = jobs.task_id WHERE identifier = $1`,
    [name],
  );
  for (const { payload } of rows) await jobs[name].run(deps, payload);
  return rows.length;
}

/** What is left of a room, by table. */
async function leftOf({ pool }: World, roomId: RoomId) {
  const { rows } = await pool.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM rooms WHERE id = $1) AS rooms,
            (SELECT count(*)::int FROM messages WHERE room_id = $1) AS messages,
            (SELECT count(*)::int FROM mentions WHERE room_id = $1) AS mentions,
            (SELECT count(*)::int FROM marks WHERE room_id = $1) AS marks`,
    [roomId],
  );
  return rows[0];
}

/** Many messages, of which one mentions somebody. */
async function fill({ pool, owner }: World, roomId: RoomId, mentioned: Person) {
  await owner.ask.messages.send({ roomId, clientId: v7() as never, text: `<@${mentioned.userId}>` });
  await pool.query(
    `INSERT INTO messages (room_id, seq, version, author_id, client_id, text, updated_at)
     SELECT $1, seq, seq, $2, gen_random_uuid(), 'hm', now() FROM generate_series(2, 2500) AS seq`,
    [roomId, owner.userId],
  );
  await pool.query('UPDATE rooms SET last_seq = 2500, version = 2500 WHERE id = $1', [roomId]);
}

test('what was said in a deleted room is removed later, and nothing else is', async () => {
  const world = await testWorld();
  const { owner, member, groupId } = world;
  const mia = await member('Mia');
  const { rooms, topics } = await owner.ask.groups.get({ groupId });
  const [home, topicId] = [rooms[0]?.id as RoomId, topics[0]?.id ?? ('' as never)];
  const { id: kept } = await owner.ask.rooms.create({ groupId, topicId, name: 'Kept', description: '' });
  await fill(world, home, mia);
  await fill(world, kept, mia);

  await owner.ask.rooms.delete({ groupId, roomId: home });
  expect(await leftOf(world, home)).toEqual({ rooms: 1, messages: 2500, mentions: 1, marks: 1 });
  expect(await runJobs(world, 'rooms.purge')).toBe(1);
  expect(await leftOf(world, home)).toEqual({ rooms: 0, messages: 0, mentions: 0, marks: 0 });
  expect(await leftOf(world, kept)).toEqual({ rooms: 1, messages: 2500, mentions: 1, marks: 1 });
  await runJobs(world, 'rooms.purge');
});

test('a job that names a room which was not deleted leaves it alone', async () => {
  const world = await testWorld();
  const { rooms } = await world.owner.ask.groups.get({ groupId: world.groupId });
  const roomId = rooms[0]?.id as RoomId;
  await fill(world, roomId, world.owner);
  await jobs['rooms.purge'].run(world.deps, { roomIds: [roomId] });
  await jobs['groups.purge'].run(world.deps, { groupId: world.groupId });
  expect(await leftOf(world, roomId)).toMatchObject({ rooms: 1, messages: 2500 });
});

test('a refused deletion leaves no job', async () => {
  const world = await testWorld();
  const { groupId, owner } = world;
  await expect(owner.ask.groups.delete({ groupId, name: 'Other' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await runJobs(world, 'groups.purge')).toBe(0);
});

test('a deleted group goes as a whole, with the rooms that were deleted before it', async () => {
  const world = await testWorld();
  const { owner, member, groupId, db } = world;
  const mia = await member('Mia');
  const { rooms, topics } = await owner.ask.groups.get({ groupId });
  const [home, topicId] = [rooms[0]?.id as RoomId, topics[0]?.id ?? ('' as never)];
  const { id: second } = await owner.ask.rooms.create({ groupId, topicId, name: 'Second', description: '' });
  await fill(world, second, mia);
  await owner.ask.invites.create({ groupId });
  await owner.ask.rooms.delete({ groupId, roomId: home });
  await owner.ask.groups.delete({ groupId, name: 'Synth Club' });

  expect(await runJobs(world, 'groups.purge')).toBe(1);
  for (const roomId of [home, second]) {
    expect(await leftOf(world, roomId)).toEqual({ rooms: 0, messages: 0, mentions: 0, marks: 0 });
  }
  expect(await db.group.count({ where: { id: groupId } })).toBe(0);
  await runJobs(world, 'rooms.purge');
  await runJobs(world, 'groups.purge');
});
