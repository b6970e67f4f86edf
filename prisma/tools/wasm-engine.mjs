/**
 * The official WebAssembly build of Prisma's schema engine (the same commit as the CLI's own), opened over `pg`.
 * Shared by `schema-engine.mjs`, which the CLI runs, and `migrate.mjs`, which the server runs.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as runtime from '@prisma/schema-engine-wasm/schema_engine_bg';
import { MigrationAdapter, NoDatabase, readUrl } from './migration-adapter.mjs';

let loaded;

function loadEngine() {
  if (loaded) return loaded;
  const module = new WebAssembly.Module(fs.readFileSync(wasmFile()));
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': { ...runtime, ...patientTimers() } });
  runtime.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  loaded = runtime.SchemaEngine;
  return loaded;
}

/** The engine's timeouts outlive its work by seconds; they alone shall not keep a process running. */
function patientTimers() {
  const setTimeoutName = Object.keys(runtime).find((name) => name.startsWith('__wbg_setTimeout_'));
  return { [setTimeoutName]: (callback, delayMs) => setTimeout(callback, delayMs >>> 0).unref() };
}

/** In a bundle the engine lies beside the code, otherwise in its package. */
function wasmFile() {
  const bundled = new URL('./schema_engine_bg.wasm', import.meta.url);
  if (fs.existsSync(bundled)) return bundled;
  return createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
}

/** The commit that the engine was built from. */
export function engineVersion() {
  loadEngine();
  return runtime.version();
}

/**
 * Opens an engine; close it when done.
 * @param {{ url?: string, shadowUrl?: string, datamodels?: [string, string][] }} options
 *   without a `url` only a comparison of schema files works
 */
export async function openEngine({ url, shadowUrl, datamodels }) {
  const factory = url ? new MigrationAdapter(readUrl(url, shadowUrl)) : new NoDatabase({});
  const connections = [];
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const connection = await connect();
    connections.push(connection);
    return connection;
  };
  const adapter = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await loadEngine().new({ datamodels }, () => {}, adapter);
  async function close() {
    engine.free();
    await Promise.allSettled(connections.map((connection) => connection.dispose()));
  }
  return { engine, close };
}
