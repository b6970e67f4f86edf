import type { Operations } from './generator/main.ts';
import { type PinnedProcess, startPinned } from './pinned-process.ts';

type Input<Name extends keyof Operations> = Parameters<Operations[Name]>[0];
type Answer<Name extends keyof Operations> = Awaited<ReturnType<Operations[Name]>>;

export interface Generator extends PinnedProcess {
  /** @throws what went wrong there, such as a message that did not arrive. */
  ask<Name extends keyof Operations>(name: Name, input: Input<Name>): Promise<Answer<Name>>;
}

/** Starts the process that makes the load. */
export function startGenerator(): Generator {
  const started = startPinned(new URL('./generator/main.ts', import.meta.url), { core: 'load' });
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  let asked = 0;

  started.child.on('message', ({ id, answer, error }: { id: number; answer: never; error?: string }) => {
    if (error === undefined) waiting.get(id)?.resolve(answer);
    else waiting.get(id)?.reject(new Error(error));
    waiting.delete(id);
  });
  started.child.once('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('the generator has ended'));
  });

  return {
    ...started,
    ask(name, input) {
      const id = ++asked;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        started.child.send({ id, name, input });
      });
    },
  };
}
