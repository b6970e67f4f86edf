import { searchSuite } from '#testing/search-suite.ts';
import { postgresSearch } from './postgres-search.ts';

searchSuite(async ({ db }) => ({ index: postgresSearch(db), settle: async () => {} }));
