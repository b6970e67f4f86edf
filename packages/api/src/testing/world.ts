import type { GroupEvent, MeChange } from '@parley/contract/events';
import type { CreateGroup } from '@parley/contract/groups';
import type { GroupId, UserId } from '@parley/contract/ids';
import { type GroupNews, groupChannel, isGroupEvent, type UserNews, userChannel } from '#live/channels.ts';
import { testDatabase } from './database.ts';
import { type Caller, callerOf, signIn, testProcess } from './process.ts';

/** Somebody who is signed in: who they are, what they can ask, and what their tabs have been told so far. */
export interface Person {
  userId: UserId;
  name: string;
  ask: Caller;
  changes: MeChange[];
}

const clubInput: CreateGroup = { name: 'Synth Club', description: '', category: 'music', isPublic: true };

/**
 * A group that Olga owns, as she made it, in a database of the test's own. `events` holds what was published of the group so far;
 * what was published is there once the call that published it has answered.
 */
export async function testWorld(input: Partial<CreateGroup> = {}) {
  const database = await testDatabase();
  const deps = testProcess(database);

  /** Somebody new, in no group. */
  async function person(name: string): Promise<Person> {
    const username = `${name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}.${(await database.db.user.count()) + 1}`;
    const user = await database.db.user.create({ data: { username, usernameSkeleton: username, displayName: name } });
    const userId = user.id as UserId;
    const changes: MeChange[] = [];
    await deps.bus.subscribe(userChannel(userId), (message) => {
      const news = message as UserNews;
      if (news.type !== 'sessionsEnded') changes.push(news);
    });
    return { userId, name, ask: callerOf(deps, await signIn(database, userId)), changes };
  }

  /** Somebody new, in the group. */
  async function member(name: string): Promise<Person> {
    const newcomer = await person(name);
    await database.db.group.update({ where: { id: groupId }, data: { memberCount: { increment: 1 } } });
    await database.db.member.create({ data: { groupId, userId: newcomer.userId } });
    return newcomer;
  }

  const owner = await person('Olga');
  const { id: groupId } = await owner.ask.groups.create({ ...clubInput, ...input });
  const events = await followGroup(groupId);

  async function followGroup(id: GroupId): Promise<GroupEvent[]> {
    const events: GroupEvent[] = [];
    await deps.bus.subscribe(groupChannel(id), (message) => {
      const news = message as GroupNews;
      if (isGroupEvent(news)) events.push(news);
    });
    return events;
  }

  return {
    ...database,
    database,
    deps,
    groupId,
    owner,
    events,
    person,
    member,
    outsider: await person('Uma'),
    anybody: callerOf(deps, null),
  };
}

export type World = Awaited<ReturnType<typeof testWorld>>;
