import { formatTime } from '#lib/format.ts';
import { statusTexts } from '#texts/status.ts';

/** How long a status lasts; `keep`: as long as before. */
export type Lasting = keyof typeof statusTexts.lasting | 'keep';

const minuteMs = 60_000;
const durations = ['halfHour', 'hour', 'fourHours', 'today', 'never'] as const;

/** What one can choose; that it ends as before where it was to end. */
export function lastingOptions(until: string | null): { value: Lasting; label: string }[] {
  const options = durations.map((value) => ({ value, label: statusTexts.lasting[value] }));
  return until ? [{ value: 'keep', label: statusTexts.keep(formatTime(until)) }, ...options] : options;
}

/** The choice in ms from `now`, a moment at least; null for as long as it isn't changed. Today ends at midnight where the person is. */
export function lastsMs(lasting: Lasting, until: string | null, now: number = Date.now()): number | null {
  if (lasting === 'never') return null;
  if (lasting === 'halfHour') return 30 * minuteMs;
  if (lasting === 'hour') return 60 * minuteMs;
  if (lasting === 'fourHours') return 240 * minuteMs;
  const end = lasting === 'keep' && until ? Date.parse(until) : new Date(now).setHours(24, 0, 0, 0);
  return Math.max(1_000, end - now);
}
