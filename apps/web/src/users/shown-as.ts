import type { PresenceChoice } from '@parley/contract/presence';

/** How others see what somebody has chosen. */
export const shownAs = (choice: PresenceChoice) => (choice === 'invisible' ? 'offline' : choice);
