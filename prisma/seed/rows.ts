import { randomBytes } from 'node:crypto';
import { demoPasswordHash, people } from './people.ts';
import type { ScriptGroup, ScriptMessage, ScriptRoom } from './script.ts';

const dayMs = 86_400_000;
const demoAccountCount = 2;

/** An UUIDv7: ids made later sort later. */
function uuid7(time: Date): string {
  const hex = time.getTime().toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** All rows of the small world, as if it had been lived in until `now`; table by table, each after those it refers to. */
export function worldRows(groups: readonly ScriptGroup[], now: Date) {
  const users = people.map(([username, usernameSkeleton, displayName], i) => {
    const createdAt = new Date(now.getTime() - 60 * dayMs + i * dayMs);
    const isDemo = i < demoAccountCount;
    const account = { email: `${username}@example.org`, passwordHash: isDemo ? demoPasswordHash : null };
    return {
      id: uuid7(createdAt),
      username,
      usernameSkeleton,
      displayName,
      ...account,
      isOperator: i === 0,
      createdAt,
    };
  });
  const idOf = new Map<string, string>(users.map(({ username, id }) => [username, id]));
  const parts = groups.map((group) => groupRows(group, idOf, now));
  return {
    users,
    groups: parts.map((part) => part.group),
    topics: parts.flatMap((part) => part.topics),
    rooms: parts.flatMap((part) => part.rooms.map(({ room }) => room)),
    members: parts.flatMap((part) => part.members),
    messages: parts.flatMap((part) => part.rooms.flatMap(({ messages }) => messages)),
    mentions: parts.flatMap((part) => part.rooms.flatMap(({ mentions }) => mentions)),
    marks: parts.flatMap((part) => part.rooms.flatMap(({ marks }) => marks)),
  };
}

type Ids = ReadonlyMap<string, string>;

function idIn(ids: Ids, username: string): string {
  const id = ids.get(username);
  if (!id) throw new Error(`Nobody is called ${username}`);
  return id;
}

function groupRows(script: ScriptGroup, ids: Ids, now: Date) {
  const createdAt = new Date(now.getTime() - 40 * dayMs);
  const groupId = uuid7(createdAt);
  const { name, about: description, category, tags, isPublic, members: usernames } = script;
  const head = { name, description, category, tags, isPublic, ownerId: idIn(ids, script.owner) };
  const topics = script.topics.map((topic, position) => ({
    id: uuid7(createdAt),
    groupId,
    name: topic.name,
    position,
  }));
  const rooms = script.topics.flatMap((topic, i) =>
    topic.rooms.map((room, position) => {
      const place = { id: uuid7(createdAt), groupId, topicId: topics[i]?.id ?? null, position };
      return roomRows(room, { ...place, createdAt }, { ids, usernames, now });
    }),
  );
  return {
    group: { id: groupId, ...head, memberCount: usernames.length, createdAt },
    topics,
    rooms,
    members: usernames.map((username, i) => ({
      groupId,
      userId: idIn(ids, username),
      lastRoomId: rooms[0]?.room.id ?? null,
      createdAt: new Date(createdAt.getTime() + i * dayMs),
    })),
  };
}

interface Place {
  id: string;
  groupId: string;
  topicId: string | null;
  position: number;
  createdAt: Date;
}

function roomRows(script: ScriptRoom, place: Place, world: { ids: Ids; usernames: string[]; now: Date }) {
  const { name, description } = script;
  const roomId = place.id;
  const lastSeq = script.messages.length;
  const times = timesOf(script.messages, world.now);
  let version = lastSeq;
  const messages = script.messages.map((message, i) => {
    const seq = i + 1;
    const createdAt = times[i] ?? world.now;
    const changedAt = new Date(createdAt.getTime() + 70_000);
    const authorId = idIn(world.ids, message.author);
    return {
      roomId,
      seq,
      // Whoever changed a message did so after all of these were sent, so those versions come last.
      version: message.isEdited || message.isDeleted ? ++version : seq,
      authorId,
      clientId: uuid7(createdAt),
      text: message.isDeleted ? '' : withMentions(message.text, world.ids),
      replyTo: message.repliesBack === null ? null : seq - message.repliesBack,
      editedAt: message.isEdited ? changedAt : null,
      deletedAt: message.isDeleted ? changedAt : null,
      deletedById: message.isDeleted ? authorId : null,
      createdAt,
    };
  });
  return {
    room: { ...place, name, description, lastSeq, version },
    messages,
    mentions: messages.flatMap(({ seq, text }) =>
      [...new Set(mentionedIn(text))].map((targetId) => ({ roomId, seq, kind: 'user' as const, targetId })),
    ),
    marks: world.usernames.map((username) => ({
      userId: idIn(world.ids, username),
      roomId,
      readSeq: lastSeq - (script.unread.get(username) ?? 0),
    })),
  };
}

/** As people type: the longer a message, the later it comes. */
function timesOf(messages: ScriptMessage[], now: Date): Date[] {
  let time = now.getTime();
  return messages.map(({ startsAgoMs, text }, i) => {
    const typingMs = 9_000 + 350 * Math.min(text.length, 200) + ((i * 7_919) % 23) * 1_000;
    time = startsAgoMs === null ? time + typingMs : now.getTime() - startsAgoMs;
    return new Date(time);
  });
}

/** `@name` as the text of a message holds it. */
const withMentions = (text: string, ids: Ids) =>
  text.replace(/@(\w+)/g, (whole, username: string) => (ids.has(username) ? `<@${ids.get(username)}>` : whole));

const mentionedIn = (text: string) => [...text.matchAll(/<@([0-9a-f-]{36})>/g)].map((found) => found[1] ?? '');
