import type { RoomId } from '@parley/contract/ids';
import type { Db } from '@parley/db';
import type { MessageIndex, MessagePlace, MessageQuery, MessageState } from './message-index.ts';
import { messageSlipsIn } from './message-words.ts';
import { isBeginning, slipsBetween } from './search-words.ts';

const nearMax = 8;
/** What a shorter word is taken for is itself. */
const notedMinChars = 4;

/** Messages in a table of their own, written by jobs. Two statements for a page. */
export function postgresMessages(db: Db): MessageIndex {
  return {
    name: 'postgres',
    async find(query) {
      const near = await nearWordsOf(db, query.words);
      return findPlaces(db, query, near);
    },
    write: (states) => writeStates(db, states),
    async forget(roomIds) {
      await db.searchedMessage.deleteMany({ where: { roomId: { in: [...roomIds] } } });
    },
  };
}

/** Words that are near those that may have slips. One query. */
async function nearWordsOf(db: Db, words: readonly string[]): Promise<Map<string, string[]>> {
  const asked = words.filter((word) => messageSlipsIn(word) > 0);
  if (asked.length === 0) return new Map();
  const rows = await db.prepared<[typed: string, near: string[] | null]>(nearWords, [asked]);
  return new Map(rows.map(([typed, near]) => [typed, nearest(typed, near ?? [])]));
}

const nearest = (typed: string, candidates: readonly string[]) =>
  candidates
    .map((word) => ({ word, slips: slipsBetween(typed, word) }))
    .filter(({ word, slips }) => word !== typed && slips <= messageSlipsIn(typed))
    .sort((a, b) => a.slips - b.slips)
    .slice(0, nearMax)
    .map(({ word }) => word);

const nearWords = {
  name: 'search-near-message-words',
  text: `
    SELECT typed, (SELECT array_agg(word) FROM message_words
      WHERE word >= left(typed, 1) AND word < left(typed, 1) || U&'\\FFFF'
        AND length(word) BETWEEN length(typed) - 2 AND length(typed) + 2
        AND levenshtein_less_equal(word, typed, 3) <= 3)
    FROM unnest($1::text[]) AS typed`,
};

/** Without a name: whether to go by words or by time is decided by the words. */
const newestWith = {
  text: `
    SELECT extract(epoch FROM created_at)::float8 * 1000, room_id, seq FROM searched_messages
    WHERE room_id = ANY($1::uuid[])
      AND ($2::text IS NULL OR words @@ $2::tsquery)
      AND ($3::uuid IS NULL OR author_id = $3::uuid)
      AND ($4::timestamptz IS NULL OR created_at >= $4::timestamptz)
      AND ($5::timestamptz IS NULL OR created_at < $5::timestamptz)
      AND ($6::timestamptz IS NULL OR (created_at, room_id, seq) < ($6::timestamptz, $7::uuid, $8::int))
    ORDER BY created_at DESC, room_id DESC, seq DESC LIMIT $9::int`,
};

async function findPlaces(db: Db, query: MessageQuery, near: Map<string, string[]>): Promise<MessagePlace[]> {
  const { words, roomIds, authorId, from, until, after, take } = query;
  const moment = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const text =
    words.length === 0 ? null : words.map((word, i) => anyOf(word, i === words.length - 1, near)).join(' & ');
  const rows = await db.prepared<[at: number, roomId: RoomId, seq: number]>(newestWith, [
    ...[roomIds, text, authorId, moment(from), moment(until)],
    ...[moment(after?.at ?? null), after?.roomId ?? null, after?.seq ?? null, take],
  ]);
  return rows.map(([at, roomId, seq]) => ({ at: Math.round(at), roomId, seq }));
}

/** Words are letters and digits only, so quotes around them are all that they need. */
function anyOf(word: string, isLast: boolean, near: Map<string, string[]>): string {
  const typed = isBeginning(word, isLast) ? `'${word}':*` : `'${word}'`;
  return `(${[typed, ...(near.get(word) ?? []).map((each) => `'${each}'`)].join(' | ')})`;
}

async function writeStates(db: Db, states: readonly MessageState[]): Promise<void> {
  const rows = states.map(({ words, at, ...state }) => ({ ...state, at: new Date(at), words: words.join(' ') }));
  const noted = [...new Set(states.flatMap(({ words }) => words.filter((word) => word.length >= notedMinChars)))];
  await db.$transaction([
    db.$executeRaw`
      INSERT INTO searched_messages AS held (room_id, seq, version, author_id, created_at, words)
      SELECT "roomId", seq, version, "authorId", at, array_to_tsvector(string_to_array(words, ' '))
      FROM json_to_recordset(${JSON.stringify(rows)}::json)
        AS made ("roomId" uuid, seq int, version int, "authorId" uuid, at timestamptz, words text)
      ORDER BY "roomId", seq
      ON CONFLICT (room_id, seq) DO UPDATE SET version = excluded.version, words = excluded.words
      WHERE held.version < excluded.version`,
    db.$executeRaw`
      INSERT INTO message_words (word) SELECT word FROM unnest(${noted.toSorted()}::text[]) AS word ON CONFLICT DO NOTHING`,
  ]);
}
