import { type Bench, type Case, inTurn } from '#bench.ts';
import { makeWorld, type Person, type Product, startProduct } from '#product.ts';
import { rowOf, type Samples } from '#rows.ts';
import { writeMessages } from '#written-rooms.ts';

const rooms = 200;
const looks = 60;
const sizes = { ours: 1_000, tenMessages: 10 };

/** How long a tab waits for the badges of 200 rooms with a thousand messages each, against ten in each. */
export const unread: Case = {
  rows: ['unread'],
  async run(bench) {
    await using server = await startProduct();
    const readers: [string, Person][] = [];
    for (const [key, each] of Object.entries(sizes)) {
      const { people, roomIds } = await makeWorld(server, { people: 2, rooms });
      const [reader, author] = people as [Person, Person];
      await writeMessages(server.databaseUrl, roomIds, { each, authors: [author.userId] });
      readers.push([key, reader]);
    }
    const samples: Samples = {};
    for (const [, reader] of readers) await measure(bench, server, reader);
    for (let round = 0; round < bench.rounds; round++) {
      for (const [key, reader] of inTurn(readers, round)) {
        samples[key] = [...(samples[key] ?? []), await measure(bench, server, reader)];
      }
    }
    return [rowOf('unread', 'ms until a tab has its badges', { samples })];
  },
};

async function measure({ generator }: Bench, { port }: Product, { token }: Person): Promise<number> {
  const guests = Array.from({ length: looks }, () => ({ roomId: '', id: 1, token, lastEventId: 0 }));
  const plan = { dialect: 'parleyMe', port, role: 'follow', guests, parallel: 1 } as const;
  const { elapsedMs } = await generator.ask('open', { name: 'readers', plan });
  await generator.ask('end', { name: 'readers' });
  return elapsedMs / looks;
}
