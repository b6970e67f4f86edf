import type { GroupEvent, MeChange } from '@parley/contract/events';
import type { CreateGroup } from '@parley/contract/groups';
import type { GroupId, UserId } from '@parley/contract/ids';
import { v7 } from 'uuid';
import { type GroupNews, groupChannel, isGroupEvent, type UserNews, userChannel } from '#live/channels.ts';
import { testDatabase } from './database.ts';
import { type Caller, callerOf, signIn, testProcess } from './process.ts';

/** Somebody who is signed in: who they are, what they can ask, and what their tabs have been told so far. */
export interface Person {
  userId: UserId;
  username: string;
  displayName: string;
  ask: Caller;
  changes: MeChange[];
}

const club: CreateGroup = { name: 'Synth Club', description: '', category: 'music', isPublic: true };

/**
 * A group as Olga made it, and people around it. `events` holds what was published of the group so far;
 * what a call publishes is there once the call has answered.
 */
export async function testWorld(input: Partial<CreateGroup> = {}, database = testDatabase()) {
  const opened = await database;
  const { db } = opened;
  const deps = testProcess(opened);

  /** Somebody new, in no group. */
  async function person(displayName: string): Promise<Person> {
    const id = v7();
    const username = `${displayName.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')}.${id.slice(-6)}`;
    const { id: userId } = await db.user.create({ data: { id, username, usernameSkeleton: username, displayName } });
    const visitor = await signIn(opened, userId as UserId);
    const changes: MeChange[] = [];
    await deps.bus.subscribe(userChannel(visitor.userId), (message) => {
      const news = message as UserNews;
      if (news.type !== 'sessionsEnded') changes.push(news);
    });
    return { userId: visitor.userId, username, displayName, ask: callerOf(deps, visitor), changes };
  }

  /** Somebody who was in the group before anybody looked. */
  async function member(displayName: string): Promise<Person> {
    const newcomer = await person(displayName);
    await db.member.create({ data: { groupId, userId: newcomer.userId } });
    await db.group.update({ where: { id: groupId }, data: { memberCount: { increment: 1 } } });
    return newcomer;
  }

  async function follow(id: GroupId): Promise<GroupEvent[]> {
    const events: GroupEvent[] = [];
    await deps.bus.subscribe(groupChannel(id), (message) => {
      const news = message as GroupNews;
      if (isGroupEvent(news)) events.push(news);
    });
    return events;
  }

  const owner = await person('Olga');
  const { id: groupId } = await owner.ask.groups.create({ ...club, ...input });
  const events = await follow(groupId);
  const outsider = await person('Uma');
  return { ...opened, deps, groupId, owner, outsider, anybody: callerOf(deps, null), events, person, member };
}
