import { startTestDatabase } from './test-database.mjs';

/** Gives the tests a database to clone: the one that the caller started, else one that lives as long as this run. */
export default async function setup() {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const { url, stop } = await startTestDatabase();
  process.env.TEST_DATABASE_URL = url;
  return stop;
}
