import { presenceStoreSuite } from '#testing/presence-store-suite.ts';
import { localPresenceStore } from './local-presence-store.ts';

presenceStoreSuite(async (times) => localPresenceStore(times));
