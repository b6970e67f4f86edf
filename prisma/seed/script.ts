/** A group and all that was said in it, as one of the text files beside this one tells it. */
export interface ScriptGroup {
  name: string;
  about: string;
  tags: string[];
  isPublic: boolean;
  category: 'music' | 'entertainment' | 'community';
  owner: string;
  /** In order of joining. */
  members: string[];
  topics: { name: string; rooms: ScriptRoom[] }[];
}

export interface ScriptRoom {
  name: string;
  description: string;
  /** How many of the last messages somebody hasn't seen; who isn't here has seen all. */
  unread: Map<string, number>;
  messages: ScriptMessage[];
}

export interface ScriptMessage {
  author: string;
  text: string;
  /** The message that it replies to, counted back from this one. */
  repliesBack: number | null;
  isEdited: boolean;
  isDeleted: boolean;
  /** How long before now a conversation begins with this message; null: it goes on from the one before. */
  startsAgoMs: number | null;
}

const hourMs = 3_600_000;
const unitMs = { h: hourMs, m: hourMs / 60 };

/**
 * Reads a script. `# group`, `## topic`, `### room: description`, `@ 5h` or `@ 26m` before the first message of a conversation, and
 * `author: text`, where `author^2` replies to the message two lines above, `author*` was edited later, `author-` was deleted,
 * and `\n` breaks the line.
 */
export function readScript(script: string): ScriptGroup {
  const lines = script.split('\n').filter((line) => line !== '');
  const [first = '', ...rest] = lines;
  const group: ScriptGroup = { name: first.slice(2), topics: [], ...readHead(rest) };
  let startsAgoMs: number | null = null;
  for (const line of rest.slice(4)) {
    const room = group.topics.at(-1)?.rooms.at(-1);
    if (line.startsWith('## ')) group.topics.push({ name: line.slice(3), rooms: [] });
    else if (line.startsWith('### ')) group.topics.at(-1)?.rooms.push(readRoom(line));
    else if (line.startsWith('unread: ') && room) room.unread = readUnread(line);
    else if (line.startsWith('@ ')) startsAgoMs = readAgo(line);
    else {
      room?.messages.push(readMessage(line, startsAgoMs));
      startsAgoMs = null;
    }
  }
  return group;
}

function match(line: string, pattern: RegExp): string[] {
  const found = pattern.exec(line);
  if (!found) throw new Error(`Not a line of a script: ${line}`);
  return found.map((part) => part ?? '');
}

function readHead([head = '', about = '', tags = '', members = '']: string[]) {
  const [, access, category, owner = ''] = match(head, /^group: (public|private) (\w+), owner (\w+)$/);
  return {
    isPublic: access === 'public',
    category: category as ScriptGroup['category'],
    owner,
    about: match(about, /^about: (.+)$/)[1] ?? '',
    tags: (match(tags, /^tags: (.+)$/)[1] ?? '').split(', '),
    members: (match(members, /^members: (.+)$/)[1] ?? '').split(' '),
  };
}

function readRoom(line: string): ScriptRoom {
  const [, name = '', description = ''] = match(line, /^### ([^:]+): (.+)$/);
  return { name, description, unread: new Map(), messages: [] };
}

function readUnread(line: string): Map<string, number> {
  const parts = line.slice('unread: '.length).split(', ');
  return new Map(parts.map((part) => part.split(' ')).map(([who = '', count]) => [who, Number(count)]));
}

function readAgo(line: string): number {
  const [, count, unit] = match(line, /^@ (\d+)(h|m)$/);
  return Number(count) * unitMs[unit as keyof typeof unitMs];
}

function readMessage(line: string, startsAgoMs: number | null): ScriptMessage {
  const [, author = '', back, sign, text = ''] = match(line, /^(\w+)(?:\^(\d+))?([*-])?: (.+)$/);
  return {
    author,
    text: text.replaceAll('\\n', '\n'),
    repliesBack: back ? Number(back) : null,
    isEdited: sign === '*',
    isDeleted: sign === '-',
    startsAgoMs,
  };
}
