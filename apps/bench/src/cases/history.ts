import { type RunningServer, startBaseline } from '#baseline-process.ts';
import { type Bench, type Case, inTurn } from '#bench.ts';
import { listCall } from '#generator/dialects.ts';
import { makeWorld, startProduct } from '#product.ts';
import { rowOf, type Samples } from '#rows.ts';
import { cpuMs } from '#usage.ts';
import { writeMessages } from '#written-rooms.ts';

const rooms = 200;
const messagesEach = 1_000;
const pageSize = 50;
const pages = 1_200;
const parallel = 32;

interface Page {
  roomId: string;
  before: number;
}

interface Library {
  server: RunningServer;
  /** Asks for each page once, `parallel` at a time. */
  ask: (bench: Bench, pages: Page[]) => Promise<unknown>;
}

/** A page of 50 messages with their authors, anywhere in a room: ours as a tab asks that is open, over its socket; theirs over HTTP. */
export const history: Case = {
  rows: ['history'],
  async run(bench) {
    await using server = await startProduct();
    const { databaseUrl } = server;
    const { people, roomIds } = await makeWorld(server, { people: parallel, rooms });
    await writeMessages(databaseUrl, roomIds, { each: messagesEach, authors: people.map(({ userId }) => userId) });
    await using others = await startBaseline('history', { env: { DATABASE_URL: databaseUrl } });
    const guests = people.map(({ token }) => ({ roomId: '', id: 0, token, lastEventId: 0 }));
    const plan = { dialect: 'parley', port: server.port, role: 'greet', guests, parallel } as const;
    await bench.generator.ask('open', { name: 'readers', plan });
    const libraries: [string, Library][] = [
      ['ours', { server, ask: overSocket }],
      ['pg', overHttp(others, ({ roomId, before }) => `/pg?roomId=${roomId}&before=${before}`)],
      ['trpcPrisma', overHttp(others, (page) => `/trpc/list?input=${encodeURIComponent(JSON.stringify(page))}`)],
    ];
    const samples: Samples = {};
    for (const [, library] of libraries) await measure(bench, library, roomIds);
    for (let round = 0; round < bench.rounds; round++) {
      for (const [key, library] of inTurn(libraries, round)) {
        samples[key] = [...(samples[key] ?? []), await measure(bench, library, roomIds)];
      }
      bench.say(`history: round ${round + 1} of ${bench.rounds}`);
    }
    await bench.generator.ask('end', { name: 'readers' });
    return [rowOf('history', 'µs CPU per page', { samples })];
  },
};

const overSocket: Library['ask'] = ({ generator }, asked) =>
  generator.ask('ask', {
    name: 'readers',
    asking: { calls: asked.map((page, i) => listCall(i + 1, page)), messagesEach: pageSize },
  });

const overHttp = (server: RunningServer, pathOf: (page: Page) => string): Library => ({
  server,
  ask: ({ generator }, asked) =>
    generator.ask('get', { port: server.port, paths: asked.map(pathOf), parallel, messagesEach: pageSize }),
});

async function measure(bench: Bench, { server, ask }: Library, roomIds: string[]): Promise<number> {
  const asked = Array.from({ length: pages }, (_, i) => {
    const before = pageSize + 2 + ((i * 37) % (messagesEach - pageSize - 2));
    return { roomId: roomIds[i % roomIds.length] as string, before };
  });
  const cpuBefore = await cpuMs(server);
  await ask(bench, asked);
  return (((await cpuMs(server)) - cpuBefore) * 1_000) / pages;
}
