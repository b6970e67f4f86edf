import { messageIndexSuite } from '#testing/message-index-suite.ts';
import { postgresMessages } from './postgres-messages.ts';

messageIndexSuite(async ({ db }) => postgresMessages(db));
