/** `npm run seed`: fills an empty database with a small believable world. */
import { openHomeDatabase, readEnvFile } from './home-database.mjs';
import { generateClient, isEntry } from './processes.mjs';

/**
 * Seeds the migrated database if it has no users. Two queries, besides the seed's own.
 * @param {string} url
 * @returns {Promise<{ username: string, password: string }[]>} the demo accounts that this database has
 */
export async function seedIfEmpty(url) {
  const { openDb } = await import('@parley/db');
  const { demoAccounts, seed } = await import('@parley/db/seed');
  await using opened = openDb(url, 1);
  if ((await opened.db.user.count()) === 0) await seed(url);
  const usernames = demoAccounts.map((account) => account.username);
  const found = await opened.db.user.findMany({ where: { username: { in: usernames } }, select: { username: true } });
  return demoAccounts.filter((account) => found.some((user) => user.username === account.username));
}

async function main() {
  readEnvFile();
  await generateClient();
  const { migrateDeploy } = await import('@parley/db/migrate');
  const database = await openHomeDatabase();
  await migrateDeploy({ url: database.url });
  const accounts = await seedIfEmpty(database.url);
  for (const { username, password } of accounts) process.stdout.write(`${username}  ${password}\n`);
  await database.stop();
  return 0;
}

if (isEntry(import.meta.url)) process.exit(await main());
