import { type RunningServer, startBaseline } from '#baseline-process.ts';
import { type Bench, type Case, inTurn } from '#bench.ts';
import { makeWorld, startProduct } from '#product.ts';
import { rowOf, type Samples } from '#rows.ts';
import { cpuMs } from '#usage.ts';
import { writeMessages } from '#written-rooms.ts';

const rooms = 200;
const messagesEach = 1_000;
const pageSize = 50;
const pages = 1_200;
const parallel = 32;

interface Library {
  server: RunningServer;
  token: string;
  pathOf: (roomId: string, before: number) => string;
}

const trpcPath = (path: string, input: object) => `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`;

/** A page of 50 messages with their authors, anywhere in a room, over HTTP. */
export const history: Case = {
  rows: ['history'],
  async run(bench) {
    await using server = await startProduct();
    const { databaseUrl } = server;
    const { people, roomIds } = await makeWorld(server, { people: 20, rooms });
    await writeMessages(databaseUrl, roomIds, { each: messagesEach, authors: people.map(({ userId }) => userId) });
    await using others = await startBaseline('history', { env: { DATABASE_URL: databaseUrl } });
    const token = people[0]?.token ?? '';
    const libraries: [string, Library][] = [
      ['ours', { server, token, pathOf: (roomId, before) => trpcPath('messages.list', { roomId, before }) }],
      ['pg', { server: others, token: '', pathOf: (roomId, before) => `/pg?roomId=${roomId}&before=${before}` }],
      ['trpcPrisma', { server: others, token: '', pathOf: (roomId, before) => trpcPath('list', { roomId, before }) }],
    ];
    const samples: Samples = {};
    for (const [, library] of libraries) await measure(bench, library, roomIds);
    for (let round = 0; round < bench.rounds; round++) {
      for (const [key, library] of inTurn(libraries, round)) {
        samples[key] = [...(samples[key] ?? []), await measure(bench, library, roomIds)];
      }
      bench.say(`history: round ${round + 1} of ${bench.rounds}`);
    }
    return [rowOf('history', 'µs CPU per page', { samples })];
  },
};

async function measure({ generator }: Bench, { server, token, pathOf }: Library, roomIds: string[]): Promise<number> {
  const paths = Array.from({ length: pages }, (_, i) => {
    const before = pageSize + 2 + ((i * 37) % (messagesEach - pageSize - 2));
    return pathOf(roomIds[i % roomIds.length] as string, before);
  });
  const before = await cpuMs(server);
  await generator.ask('get', { port: server.port, paths, token, parallel, messagesEach: pageSize });
  return (((await cpuMs(server)) - before) * 1_000) / pages;
}
