/** What was typed, taken apart. */
export interface TypedQuery {
  text: string;
  /** A username, and a room's name with dashes for spaces, as typed. */
  from: string | null;
  room: string | null;
  /** Moments: the beginnings of days where the person is. */
  before: string | null;
  after: string | null;
}

const filter = /(?:^|\s)(from|in|before|after):(\S*)/gi;

/** Takes filters out of the words; of each kind the last one counts, and a day that is none stays among the words. */
export function parseQuery(typed: string): TypedQuery {
  const query: TypedQuery = { text: '', from: null, room: null, before: null, after: null };
  const rest = typed.replace(filter, (whole, kind: string, value: string) => {
    const name = kind.toLowerCase();
    if (value === '') return ' ';
    if (name === 'from') query.from = value.replace(/^@/, '').toLowerCase();
    else if (name === 'in') query.room = value.replace(/^#/, '').toLowerCase();
    else {
      const moment = beginningOf(value);
      if (moment === null) return whole;
      query[name as 'before' | 'after'] = moment;
    }
    return ' ';
  });
  return { ...query, text: rest.replace(/\s+/g, ' ').trim() };
}

function beginningOf(day: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const moment = new Date(`${day}T00:00`);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

/** The name that is being typed after `from:` at the very end; null where there is none. */
export const fromAtEnd = (typed: string): string | null => /(?:^|\s)from:@?(\S*)$/i.exec(typed)?.[1] ?? null;

/** The same text with that name replaced by a whole one, and a space to go on after. */
export const completeFrom = (typed: string, username: string): string =>
  typed.replace(/from:@?\S*$/i, `from:${username} `);

/** How a room is named in a filter. */
export const roomFilterOf = (name: string): string => name.toLowerCase().replace(/\s+/g, '-');
