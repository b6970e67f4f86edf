/** The load's own process: opens crowds of clients and sends as it is told, over the channel to its parent. */
import { Crowd, type CrowdPlan } from './crowd.ts';
import { getAll, type HttpLoad } from './http-load.ts';
import { type Asking, askAll } from './socket-load.ts';
import { type Pace, sendBursts, sendSteadily, type Traffic } from './traffic.ts';

const crowds = new Map<string, Crowd>();

function crowdOf(name: string): Crowd {
  const crowd = crowds.get(name);
  if (!crowd) throw new Error(`there is no crowd called ${name}`);
  return crowd;
}

const operations = {
  /** Answers how long it took until all had their first answers. */
  async open({ name, plan }: { name: string; plan: CrowdPlan }) {
    const crowd = new Crowd(plan);
    crowds.set(name, crowd);
    const start = performance.now();
    await crowd.open();
    return { elapsedMs: performance.now() - start };
  },
  async burst({ senders, followers, traffic }: { senders: string; followers: string | null; traffic: Traffic }) {
    return sendBursts(crowdOf(senders), followers === null ? null : crowdOf(followers), traffic);
  },
  async steady({ senders, followers, pace }: { senders: string; followers: string; pace: Pace }) {
    return sendSteadily(crowdOf(senders), crowdOf(followers), pace);
  },
  async check({ name }: { name: string }) {
    crowdOf(name).check();
  },
  async get(load: HttpLoad) {
    return getAll(load);
  },
  async ask({ name, asking }: { name: string; asking: Asking }) {
    return askAll(crowdOf(name), asking);
  },
  /** How many frames whoever got most of them has got since they came. */
  async frames({ name }: { name: string }) {
    return Math.max(...crowdOf(name).sockets.map(({ counter }) => counter.frames));
  },
  async stall({ name }: { name: string }) {
    for (const socket of crowdOf(name).sockets) socket.stall();
  },
  /** Lets those who stalled read on, and answers how many were cut off meanwhile. */
  async wake({ name, waitMs }: { name: string; waitMs: number }) {
    const { sockets } = crowdOf(name);
    for (const socket of sockets) socket.wake();
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    return sockets.filter(({ isClosed }) => isClosed).length;
  },
  async end({ name }: { name: string }) {
    crowdOf(name).end();
    crowds.delete(name);
  },
};

export type Operations = typeof operations;

interface Request {
  id: number;
  name: keyof Operations;
  input: never;
}

process.on('message', async ({ id, name, input }: Request) => {
  try {
    process.send?.({ id, answer: await operations[name](input) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
process.channel?.ref();
