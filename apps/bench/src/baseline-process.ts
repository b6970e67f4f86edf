import { type PinnedProcess, startPinned } from './pinned-process.ts';

export interface RunningServer extends PinnedProcess {
  port: number;
}

export type BaselineName = 'raw-ws' | 'socket-io' | 'stock-trpc' | 'history' | 'pictures';

export interface BaselineOptions {
  args?: string[];
  env?: Record<string, string>;
}

const startMaxMs = 15_000;

/** Starts one of `baselines/` in a process of its own, pinned to the server's core. */
export async function startBaseline(name: BaselineName, options: BaselineOptions = {}): Promise<RunningServer> {
  const started = startPinned(new URL(`./baselines/${name}.ts`, import.meta.url), { core: 'server', ...options });
  const port = await new Promise<number>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${name} does not start`)), startMaxMs);
    started.child.on('message', (message: { port?: number }) => {
      if (message.port === undefined) return;
      clearTimeout(late);
      resolve(message.port);
    });
    started.child.once('exit', () => reject(new Error(`${name} has ended`)));
  });
  return { ...started, port };
}
