import { type Bench, baselines, type Case, type Contender, enter, enterOurs, leave } from '#bench.ts';
import type { Guest } from '#generator/dialects.ts';
import { guestsOf } from '#product.ts';
import { rowOf, type Samples } from '#rows.ts';
import { rssBytes } from '#usage.ts';

const stalledReaders = 20;
const messages = 60_000;
const shape = { size: 50, bursts: messages / 50, textChars: 400 };
const audience = { people: 1, rooms: 1 };
/** 40 messages in 10 s are each account's limit. */
const senders = 1_800;
const lookEveryMs = 200;
const cutWaitMs = 3_000;
const bytesPerMb = 1024 * 1024;
/** A round is long, and what it measures hardly differs from one to the next. */
const roundsMax = 3;

/** How much memory a server needs for people who stopped reading, while somebody beside them reads everything. */
export const stalled: Case = {
  rows: ['stalled'],
  async run(bench) {
    const stock = baselines.filter(({ name }) => name === 'stockTrpc');
    const samples: Samples = {};
    const asides: Samples = {};
    for (let round = 0; round < Math.min(bench.rounds, roundsMax); round++) {
      const ours = await enterOurs(bench, { ...audience, people: 1, senders });
      const guests = guestsOf(ours.world.people.slice(-stalledReaders), ours.rooms);
      await measure(bench, { key: 'ours', contender: ours, guests });
      for (const entrant of stock) {
        const contender = await enter(bench, entrant, audience);
        const [roomId = ''] = contender.rooms;
        const theirs = Array.from({ length: stalledReaders }, () => ({ roomId, id: 1, token: '', lastEventId: 0 }));
        await measure(bench, { key: entrant.name, contender, guests: theirs });
      }
      bench.say(`stalled: round ${round + 1}`);
    }
    return [rowOf('stalled', 'MB that the server grows by', { samples, asides })];

    async function measure(bench: Bench, what: { key: string; contender: Contender; guests: Guest[] }) {
      const { grownMb, cut } = await growth(bench, what.contender, what.guests);
      samples[what.key] = [...(samples[what.key] ?? []), grownMb];
      asides[`${what.key}CutOff`] = [...(asides[`${what.key}CutOff`] ?? []), cut];
      await bench.generator.ask('check', { name: what.contender.followers });
      await leave(bench, what.contender);
    }
  },
};

async function growth({ generator }: Bench, contender: Contender, guests: Guest[]) {
  const { server, senders, followers, rooms } = contender;
  const dialect = guests[0]?.token ? 'parley' : 'stockTrpc';
  const plan = { dialect, port: server.port, role: 'follow', guests, parallel: stalledReaders } as const;
  await generator.ask('open', { name: 'stalled', plan });
  await generator.ask('burst', { senders, followers, traffic: { ...shape, bursts: 10, rooms } });
  await generator.ask('stall', { name: 'stalled' });
  const before = await rssBytes(server);
  let peak = before;
  const looking = setInterval(async () => {
    peak = Math.max(peak, await rssBytes(server));
  }, lookEveryMs);
  await generator.ask('burst', { senders, followers, traffic: { ...shape, rooms } });
  clearInterval(looking);
  const cut = await generator.ask('wake', { name: 'stalled', waitMs: cutWaitMs });
  await generator.ask('end', { name: 'stalled' });
  return { grownMb: (peak - before) / bytesPerMb, cut };
}
