/** A process that stores messages in one of the ways, for as long as it is told: `main.ts WAY DATABASE_URL`. */
import { openOurs } from './ours.ts';
import { openPrismaCreate } from './prisma-create.ts';
import { openStatement } from './statement.ts';

const ways = { ours: openOurs, statement: openStatement, prismaCreate: openPrismaCreate };
export type Way = keyof typeof ways;

export interface Load {
  senders: string[];
  rooms: string[];
  forMs: number;
}

export interface LoadResult {
  perSecond: number;
  /** The middle of how long one message took. */
  p50Ms: number;
  cpuUsPerMessage: number;
}

const [, , way, url = ''] = process.argv;
const store = await ways[way as Way](url);

/** Each sender has one message on its way, always; the n-th writes to the n-th room. */
async function run({ senders, rooms, forMs }: Load): Promise<LoadResult> {
  const took: number[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now();
  const text = 'x'.repeat(100);
  async function sendOn(userId: string, index: number) {
    const roomId = rooms[index % rooms.length] as string;
    for (let now = start; now - start < forMs; ) {
      const before = now;
      await store.send(userId, roomId, text);
      now = performance.now();
      took.push(now - before);
    }
  }
  await Promise.all(senders.map(sendOn));
  const elapsedMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  took.sort((a, b) => a - b);
  return {
    perSecond: (took.length * 1_000) / elapsedMs,
    p50Ms: took[Math.floor(took.length / 2)] ?? 0,
    cpuUsPerMessage: (user + system) / took.length,
  };
}

process.on('message', async (message: { load?: Load }) => {
  if (message.load) process.send?.({ result: await run(message.load) });
});
process.channel?.ref();
process.send?.({ ready: true });
