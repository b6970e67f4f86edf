import {
  type Bench,
  type Case,
  type Contender,
  type Entrant,
  enter,
  enterOurs,
  inTurn,
  leave,
  measureTraffic,
} from '#bench.ts';
import { createMigrated, makeWorld } from '#product.ts';
import { rowOf, type Samples } from '#rows.ts';

const audience = { people: 1_000, rooms: 50 };
const shape = { size: 50, bursts: 20, textChars: 100 };

/** A message's whole way, from its sender through the database to its twenty readers, in fifty rooms at once. */
export const sendPath: Case = {
  rows: ['send/path'],
  async run(bench) {
    const all: [string, Contender][] = [['ours', await enterOurs(bench, audience)]];
    for (const entrant of await storing()) {
      all.push([entrant.name, await enter(bench, entrant, { ...audience, roomIds: entrant.roomIds })]);
    }
    const samples: Samples = {};
    for (const [, contender] of all) await measure(bench, contender);
    for (let round = 0; round < bench.rounds; round++) {
      for (const [key, contender] of inTurn(all, round)) {
        samples[key] = [...(samples[key] ?? []), await measure(bench, contender)];
      }
      bench.say(`send/path: round ${round + 1} of ${bench.rounds}`);
    }
    for (const [, contender] of all) {
      await bench.generator.ask('check', { name: contender.followers });
      await leave(bench, contender);
    }
    return [rowOf('send/path', 'µs CPU per message', { samples })];
  },
};

async function storing(): Promise<(Entrant & { roomIds: string[] })[]> {
  const entrants = [
    { name: 'socketIoPrisma', baseline: 'socket-io', dialect: 'socketIo' },
    { name: 'stockTrpcPrisma', baseline: 'stock-trpc', dialect: 'stockTrpc' },
  ] as const;
  const made = [];
  for (const entrant of entrants) {
    const databaseUrl = await createMigrated();
    const { roomIds } = await makeWorld({ databaseUrl }, { people: 1, rooms: audience.rooms });
    made.push({ ...entrant, roomIds, options: { env: { DATABASE_URL: databaseUrl } } });
  }
  return made;
}

async function measure(bench: Bench, contender: Contender): Promise<number> {
  const { serverCpuMs, messages } = await measureTraffic(bench, contender, shape);
  return (serverCpuMs * 1_000) / messages;
}
