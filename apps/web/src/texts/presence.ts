import type { PresenceChoice, PresenceState } from '@parley/contract/presence';

/** Words of who is reachable, and of the connection. */
export const presenceTexts = {
  states: {
    online: 'Online',
    away: 'Away',
    busy: 'Do not disturb',
    offline: 'Offline',
  } satisfies Record<PresenceState, string>,

  choices: {
    online: { label: 'Online', line: 'People see that you are here.' },
    busy: { label: 'Do not disturb', line: 'You are here, and would rather not be interrupted.' },
    invisible: { label: 'Invisible', line: 'You look offline, and can still do everything.' },
  } satisfies Record<PresenceChoice, { label: string; line: string }>,

  offline: 'You are offline. What you write is kept.',
  connecting: 'Connecting…',
  back: 'Connected',
} as const;
