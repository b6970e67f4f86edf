/** The person's language, or English where the browser names one that isn't valid. */
const locale = validLocale(navigator.language);

function validLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
const dayWithYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
const compact = new Intl.NumberFormat(locale, { notation: 'compact' });
const list = new Intl.ListFormat(locale, { type: 'conjunction' });

type Moment = string | number | Date;

/** 16:05, as the person's language writes it. */
export const formatTime = (moment: Moment) => time.format(new Date(moment));

/** Friday, 1 May 2026 at 16:05: for titles and for what is read aloud. */
export const formatFull = (moment: Moment) => full.format(new Date(moment));

/** 1 May 2026. */
export const formatDate = (moment: Moment) => shortDate.format(new Date(moment));

/** 12K. */
export const formatCompact = (value: number) => compact.format(value);

/** Ana, Tomasz and Yuki. */
export const formatList = (names: string[]) => list.format(names);

/** The same in pieces, so that the names can look otherwise than what stands between them. */
export const formatListParts = (names: string[]) => list.formatToParts(names);

/** Whether both moments are on one calendar day where the person is. */
export const isSameDay = (one: Moment, other: Moment) =>
  new Date(one).toDateString() === new Date(other).toDateString();

/** Whole calendar days from `moment` to `now`: 0 today, 1 yesterday. */
function daysAgo(moment: Moment, now: Moment = Date.now()) {
  const midnight = (value: Moment) => {
    const date = new Date(value);
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  };
  return Math.round((midnight(now) - midnight(moment)) / 86_400_000);
}

/** Today, Yesterday, Monday, 23 November, or with the year when it is another one. */
export function formatDay(moment: Moment, now: Moment = Date.now()) {
  const ago = daysAgo(moment, now);
  if (ago === 0 || ago === 1) return capitalized(relative.format(-ago, 'day'));
  const isThisYear = new Date(moment).getFullYear() === new Date(now).getFullYear();
  return (isThisYear ? day : dayWithYear).format(new Date(moment));
}

/** Just now, 5 minutes ago, yesterday, 3 weeks ago: for lists of devices and invites. */
export function formatAgo(moment: Moment, now: number = Date.now()) {
  const seconds = (new Date(moment).getTime() - now) / 1_000;
  const [size, unit] = units.find(([length]) => Math.abs(seconds) >= length) ?? [1, 'second'];
  return capitalized(
    unit === 'second' ? relative.format(0, 'second') : relative.format(Math.trunc(seconds / size), unit),
  );
}

const units: [number, Intl.RelativeTimeFormatUnit][] = [
  [365 * 86_400, 'year'],
  [30 * 86_400, 'month'],
  [7 * 86_400, 'week'],
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
];

const capitalized = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
