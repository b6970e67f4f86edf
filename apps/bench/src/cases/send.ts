import { type Bench, type Case, inTurn } from '#bench.ts';
import { messageFrom, type PinnedProcess, startPinned } from '#pinned-process.ts';
import { createMigrated, makeWorld } from '#product.ts';
import { rowOf, type Samples } from '#rows.ts';
import type { Load, LoadResult, Way } from '#stores/main.ts';

const program = new URL('../stores/main.ts', import.meta.url);
const ways: Way[] = ['ours', 'statement', 'prismaCreate'];
const forMs = 1_500;
const startMaxMs = 15_000;
const loadMaxMs = 30_000;
const manySenders = 32;

interface Shape {
  senders: number;
  rooms: number;
  unit: string;
  value: (result: LoadResult) => number;
}

/** How fast messages are stored for good, without a server around it: everybody waits for their own before the next. */
function send(name: string, { senders, rooms, unit, value }: Shape): Case {
  return {
    rows: [name],
    async run(bench) {
      const databaseUrl = await createMigrated();
      const { people, roomIds } = await makeWorld({ databaseUrl }, { people: senders, rooms: rooms * ways.length });
      const processes = new Map<Way, PinnedProcess>();
      const loads = new Map<Way, Load>();
      for (const [i, way] of ways.entries()) {
        processes.set(way, await startStore(way, databaseUrl));
        const own = roomIds.slice(i * rooms, (i + 1) * rooms);
        loads.set(way, { senders: people.map(({ userId }) => userId), rooms: own, forMs });
      }
      const run = (way: Way) => runLoad(processes.get(way) as PinnedProcess, loads.get(way) as Load);
      for (const way of ways) await run(way);
      const { samples, asides } = await inRounds(bench, name, async (way) => {
        const result = await run(way);
        return { value: value(result), cpu: result.cpuUsPerMessage };
      });
      for (const each of processes.values()) await each[Symbol.asyncDispose]();
      return [rowOf(name, unit, { samples, asides })];
    },
  };
}

async function inRounds(
  { rounds, say }: Bench,
  name: string,
  measure: (way: Way) => Promise<{ value: number; cpu: number }>,
) {
  const samples: Samples = {};
  const asides: Samples = {};
  for (let round = 0; round < rounds; round++) {
    for (const way of inTurn(ways, round)) {
      const { value, cpu } = await measure(way);
      samples[way] = [...(samples[way] ?? []), value];
      asides[`${way}CpuUs`] = [...(asides[`${way}CpuUs`] ?? []), cpu];
    }
    say(`${name}: round ${round + 1} of ${rounds}`);
  }
  return { samples, asides };
}

async function startStore(way: Way, databaseUrl: string): Promise<PinnedProcess> {
  const started = startPinned(program, { core: 'server', args: [way, databaseUrl] });
  await messageFrom(started, startMaxMs);
  return started;
}

async function runLoad(store: PinnedProcess, load: Load): Promise<LoadResult> {
  store.child.send({ load });
  const { result } = (await messageFrom(store, loadMaxMs)) as { result: LoadResult };
  return result;
}

const perSecond = ({ perSecond }: LoadResult) => perSecond;

export const sendCases: Case[] = [
  send('send/1', { senders: 1, rooms: 1, unit: 'ms, the middle', value: ({ p50Ms }) => p50Ms }),
  send('send/32', { senders: manySenders, rooms: 1, unit: 'messages per second', value: perSecond }),
  send('send/32rooms', { senders: manySenders, rooms: manySenders, unit: 'messages per second', value: perSecond }),
];
