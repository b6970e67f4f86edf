import {
  type Audience,
  type Bench,
  baselines,
  type Case,
  type Contender,
  type Cost,
  enter,
  enterOurs,
  inTurn,
  leave,
  measureQuiet,
  measureTraffic,
  type Ours,
  type Shape,
} from '#bench.ts';
import { type Row, rowOf, type Samples } from '#rows.ts';

const unit = 'µs CPU per delivery';
const textChars = 100;
const people = 1_000;

/** What one message costs to hand to one more reader, against others who do the same. */
function fanout(name: string, audience: Audience, shape: Shape): Case {
  return {
    rows: [name],
    async run(bench) {
      const ours = await enterOurs(bench, audience);
      const others: [string, Contender][] = [];
      for (const entrant of baselines) others.push([entrant.name, await enter(bench, entrant, audience)]);
      const samples: Samples = {};
      const asides: Samples = {};
      const add = (to: Samples, key: string, value: number) => {
        to[key] = [...(to[key] ?? []), value];
      };

      async function measureOne(key: string, contender: Contender) {
        if (contender !== ours) return add(samples, key, perDelivery(await measureTraffic(bench, contender, shape)));
        const cost = await costOfOurs(bench, ours, shape);
        add(samples, key, cost.fanout);
        add(asides, 'oursWithSend', cost.whole);
        add(asides, 'oursSendAlone', cost.send);
      }

      const all: [string, Contender][] = [['ours', ours], ...others];
      for (const contender of all.map(([, each]) => each))
        await measureTraffic(bench, contender, { ...shape, bursts: 5 });
      for (let round = 0; round < bench.rounds; round++) {
        for (const [key, contender] of inTurn(all, round)) await measureOne(key, contender);
        bench.say(`${name}: round ${round + 1} of ${bench.rounds}`);
      }
      for (const [, contender] of all) {
        await bench.generator.ask('check', { name: contender.followers });
        await leave(bench, contender);
      }
      return [rowOf(name, unit, { samples, asides })];
    },
  };
}

const perDelivery = ({ serverCpuMs, deliveries }: Cost) => (serverCpuMs * 1_000) / deliveries;

/** A message's whole cost for each delivery, the part of it that the same message costs when nobody follows, and the rest. */
async function costOfOurs(bench: Bench, ours: Ours, shape: Shape) {
  const quiet = await measureQuiet(bench, ours, shape);
  const busy = await measureTraffic(bench, ours, shape);
  const whole = perDelivery(busy);
  const send = (quiet.serverCpuMs * 1_000) / busy.deliveries;
  return { whole, send, fanout: whole - send };
}

/** Ten times the readers: what each costs then, against what each of a thousand costs on the same server. */
const manyReaders: Case = {
  rows: ['fanout/10000'],
  async run(bench) {
    const shape = { size: 1, bursts: 40, textChars };
    const few = await enterOurs(bench, { people, rooms: 1 });
    const many = await enterOurs(bench, { people: people * 10, rooms: 1 });
    const samples: Samples = { ours: [], ours1000: [] };
    for (const contender of [few, many]) await measureTraffic(bench, contender, { ...shape, bursts: 5 });
    for (let round = 0; round < bench.rounds; round++) {
      samples.ours?.push((await costOfOurs(bench, many, shape)).fanout);
      samples.ours1000?.push((await costOfOurs(bench, few, { ...shape, bursts: shape.bursts * 5 })).fanout);
      bench.say(`fanout/10000: round ${round + 1} of ${bench.rounds}`);
    }
    for (const contender of [few, many]) {
      await bench.generator.ask('check', { name: contender.followers });
      await leave(bench, contender);
    }
    return [rowOf('fanout/10000', unit, { samples })] satisfies Row[];
  },
};

export const fanoutCases: Case[] = [
  fanout('fanout/alone', { people, rooms: 1 }, { size: 1, bursts: 200, textChars }),
  fanout('fanout/16', { people, rooms: 1 }, { size: 16, bursts: 40, textChars }),
  fanout('fanout/16ids', { people, rooms: 1, hasOwnIds: true }, { size: 16, bursts: 40, textChars }),
  fanout('fanout/rooms', { people, rooms: 50 }, { size: 50, bursts: 100, textChars }),
  manyReaders,
];
