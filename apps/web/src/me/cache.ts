import { applyMeChange } from '@parley/contract/apply-me-event';
import type { MeEvent, MeSnapshot } from '@parley/contract/events';
import type { QueryClient } from '@tanstack/react-query';
import { mergePeople } from '#users/cache.ts';

/** Where what one knows of one's own places is kept. Only `me.live` fills it. */
export const meKey = ['me'] as const;

/** Puts an event of `me.live` into the cache. */
export function receiveMeEvent(cache: QueryClient, event: MeEvent): void {
  if (event.type === 'personChanged') {
    mergePeople(cache, [event.person]);
  } else if (event.type === 'snapshot') {
    const { type: _, ...snapshot } = event;
    cache.setQueryData<MeSnapshot>(meKey, snapshot);
  } else {
    cache.setQueryData<MeSnapshot>(meKey, (me) => me && applyMeChange(me, event));
  }
  const me = event.type === 'snapshot' || event.type === 'profileChanged' ? event.me : null;
  if (me) mergePeople(cache, [me]);
}
