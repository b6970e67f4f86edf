import { type Bench, baselines, type Case, type Contender, enter, enterOurs, inTurn, leave } from '#bench.ts';
import { rowOf, type Samples } from '#rows.ts';

const audience = { people: 1_000, rooms: 1 };
const pace = { everyMs: 50, messages: 100, textChars: 100 };

/** How long a message takes, at 20 a second, from its sender to the last one of a hundred readers; ours is stored meanwhile. */
export const latency: Case = {
  rows: ['latency'],
  async run(bench) {
    const all: [string, Contender][] = [['ours', await enterOurs(bench, audience)]];
    for (const entrant of baselines) all.push([entrant.name, await enter(bench, entrant, audience)]);
    const samples: Samples = {};
    const asides: Samples = {};
    for (const [, contender] of all) await measure(bench, contender);
    for (let round = 0; round < bench.rounds; round++) {
      for (const [key, contender] of inTurn(all, round)) {
        const { p50, p99 } = await measure(bench, contender);
        samples[key] = [...(samples[key] ?? []), p99];
        asides[`${key}Median`] = [...(asides[`${key}Median`] ?? []), p50];
      }
      bench.say(`latency: round ${round + 1} of ${bench.rounds}`);
    }
    for (const [, contender] of all) {
      await bench.generator.ask('check', { name: contender.followers });
      await leave(bench, contender);
    }
    return [rowOf('latency', 'ms, 99th percentile', { samples, asides })];
  },
};

const measure = ({ generator }: Bench, { senders, followers, rooms: [roomId = ''] }: Contender) =>
  generator.ask('steady', { senders, followers, pace: { ...pace, roomId } });
