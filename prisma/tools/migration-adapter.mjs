/**
 * @prisma/adapter-pg is made for the client. This is what the schema engine needs beyond it: one connection, system
 * catalogue types, whole scripts, and a shadow database.
 */
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, DriverAdapterError } from '@prisma/driver-adapter-utils';
import pg from 'pg';

const postgresTypes = { char: 18, nameArray: 1003, varchar: 1043, textArray: 1009 };
const prismaOnlyParameters = [
  'schema',
  'pgbouncer',
  'connection_limit',
  'pool_timeout',
  'socket_timeout',
  'statement_cache_size',
];

/**
 * Splits a Prisma URL into what `pg` knows and what only Prisma knows.
 * @param {string} url
 * @param {string} [shadowUrl] a database that may be emptied; without it the engine makes one and drops it
 */
export function readUrl(url, shadowUrl) {
  const parsed = new URL(url);
  const schema = parsed.searchParams.get('schema') ?? 'public';
  for (const name of prismaOnlyParameters) parsed.searchParams.delete(name);
  const database = decodeURIComponent(parsed.pathname.slice(1));
  return { url: parsed, shadowUrl, schema, database, pool: oneConnection(parsed) };
}

/** The engine keeps state in its session (advisory lock, search_path), so its pool has exactly one connection. */
function oneConnection(url) {
  return { connectionString: url.href, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true };
}

/**
 * Runs `work` with a connection to the server's own `postgres` database, where databases are made and dropped.
 * @template T
 * @param {URL} url any database of that server
 * @param {(client: pg.Client) => Promise<T>} work
 */
export async function asAdmin(url, work) {
  const admin = new URL(url);
  admin.pathname = '/postgres';
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The adapter factory of a real database. */
export class MigrationAdapter extends PrismaPg {
  constructor(target) {
    super(target.pool, { schema: target.schema });
    this.target = target;
  }

  async connect() {
    return readCatalogueTypes(runWholeScripts(await super.connect()));
  }

  async connectToShadowDb() {
    return this.target.shadowUrl ? emptiedShadow(this.target.shadowUrl) : ownShadow(this.target);
  }
}

/** Columns of type "char" and name[] occur in the system catalogue only; the adapter can't read them. */
function readCatalogueTypes(adapter) {
  const { performIO, queryRaw } = adapter;
  let charColumns = [];
  adapter.performIO = async (query) => {
    const result = await performIO.call(adapter, query);
    charColumns = [];
    for (const [i, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID === postgresTypes.char) {
        field.dataTypeID = postgresTypes.varchar;
        charColumns.push(i);
      }
      if (field.dataTypeID === postgresTypes.nameArray) field.dataTypeID = postgresTypes.textArray;
    }
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw.call(adapter, query);
    for (const i of charColumns) result.columnTypes[i] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

/** The adapter splits a script at every `;`, which cuts function bodies apart. Postgres takes it whole. */
function runWholeScripts(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.underlyingDriver().query(script);
    } catch (error) {
      if (typeof error.code !== 'string' || !error.severity) return adapter.onError(error);
      const { code, severity, message, detail, column, hint } = error;
      throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
    }
  };
  return adapter;
}

async function emptiedShadow(shadowUrl) {
  const target = readUrl(shadowUrl);
  const adapter = await new MigrationAdapter(target).connect();
  await adapter.executeScript(`DROP SCHEMA IF EXISTS "${target.schema}" CASCADE; CREATE SCHEMA "${target.schema}";`);
  return adapter;
}

async function ownShadow(target) {
  const database = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
  await asAdmin(target.url, (client) => client.query(`CREATE DATABASE "${database}"`));
  const url = new URL(target.url);
  url.pathname = `/${database}`;
  const adapter = await new MigrationAdapter({ ...target, url, pool: oneConnection(url) }).connect();
  const closePool = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await closePool();
    await asAdmin(target.url, (client) => client.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`));
  };
  return adapter;
}

/** Comparing schema files needs no database, yet the engine asks for the server's version when it starts. */
export class NoDatabase extends PrismaPg {
  async connect() {
    const refuse = async () => {
      throw new Error('this command has no database');
    };
    const version = {
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18.0', 180000]],
    };
    return {
      provider: this.provider,
      adapterName: this.adapterName,
      executeRaw: refuse,
      executeScript: refuse,
      startTransaction: refuse,
      queryRaw: async () => version,
      getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
      dispose: async () => {},
    };
  }
}
