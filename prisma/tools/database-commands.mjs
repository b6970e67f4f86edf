/** The native engine's `cli <command>` mode: log lines as JSON on stderr, exit code 0 or 1. */
import pg from 'pg';
import { asAdmin, readUrl } from './migration-adapter.mjs';

const commands = {
  'can-connect-to-database': async ({ pool }) => {
    const client = new pg.Client(pool);
    await client.connect();
    await client.end();
    return 'Connection successful';
  },
  'create-database': async ({ url, database }) => {
    await asAdmin(url, (client) => client.query(`CREATE DATABASE "${database}"`));
    return `Database ${database} was successfully created.`;
  },
  'drop-database': async ({ url, database }) => {
    await asAdmin(url, (client) => client.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`));
    return 'The database was successfully dropped.';
  },
};

/**
 * Does what the CLI asks about the database itself.
 * @param {string | undefined} name
 * @param {string} databaseUrl
 * @returns {Promise<number>} the exit code
 */
export async function runDatabaseCommand(name, databaseUrl) {
  const target = readUrl(databaseUrl);
  process.stderr.write('\n');
  try {
    const command = commands[name ?? ''];
    if (!command) throw new Error(`unknown command ${name}`);
    log('INFO', { message: await command(target) });
    return 0;
  } catch (error) {
    log('ERROR', { is_panic: false, ...prismaError(error, target) });
    return 1;
  }
}

function prismaError(error, { database, url }) {
  if (error.code === '3D000') return { error_code: 'P1003', message: `Database \`${database}\` does not exist` };
  if (error.code === '28P01') return { error_code: 'P1000', message: error.message };
  const server = `${url.hostname}:${url.port || 5432}`;
  const reason = error.code ?? error.message;
  return { error_code: 'P1001', message: `Can't reach database server at \`${server}\` (${reason})` };
}

function log(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
