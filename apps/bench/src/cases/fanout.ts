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
const warmUpBursts = 5;

/** Ours is sent more often where it costs so little that the clock would not show it; `besideStock`: its other path too. */
type FanoutShape = Shape & { timesForOurs: number; besideStock?: boolean };

/** What one message costs to hand to one more reader, against others who do the same. */
function fanout(name: string, audience: Audience, shape: FanoutShape): Case {
  return {
    rows: [name],
    async run(bench) {
      const all: [string, Contender][] = [['ours', await enterOurs(bench, audience)]];
      if (shape.besideStock) all.push(['oursStock', await enterOurs(bench, audience, { LIVE_FRAMES: 'stock' })]);
      for (const entrant of baselines) all.push([entrant.name, await enter(bench, entrant, audience)]);
      const samples: Samples = {};
      const asides: Samples = {};
      for (const [, contender] of all) await measureTraffic(bench, contender, { ...shape, bursts: warmUpBursts });
      for (let round = 0; round < bench.rounds; round++) {
        for (const [key, contender] of inTurn(all, round)) {
          const { fanout, whole, send, bytes } = await costOf(bench, contender, shape);
          addTo(samples, key, fanout);
          addTo(asides, `${key}Bytes`, bytes);
          if (key === 'ours') addTo(asides, 'oursWithSend', whole);
          if (key === 'ours') addTo(asides, 'oursSendAlone', send);
        }
        bench.say(`${name}: round ${round + 1} of ${bench.rounds}`);
      }
      for (const [, contender] of all) await checkAndLeave(bench, contender);
      return [rowOf(name, unit, { samples, asides })];
    },
  };
}

function addTo(samples: Samples, key: string, value: number) {
  samples[key] = [...(samples[key] ?? []), value];
}

async function checkAndLeave(bench: Bench, contender: Contender) {
  await bench.generator.ask('check', { name: contender.followers });
  await leave(bench, contender);
}

const perDelivery = ({ serverCpuMs, deliveries }: Cost) => (serverCpuMs * 1_000) / deliveries;

/** What a delivery costs; of ours, without what the same message costs to send when nobody follows, which is told beside. */
async function costOf(bench: Bench, contender: Contender, shape: FanoutShape) {
  if (isOurs(contender)) return costOfOurs(bench, contender, { ...shape, bursts: shape.bursts * shape.timesForOurs });
  const cost = await measureTraffic(bench, contender, shape);
  return { whole: perDelivery(cost), send: 0, fanout: perDelivery(cost), bytes: cost.bytes / cost.deliveries };
}

const isOurs = (contender: Contender): contender is Ours => 'quietRooms' in contender;

async function costOfOurs(bench: Bench, ours: Ours, shape: Shape) {
  const quiet = await measureQuiet(bench, ours, shape);
  const busy = await measureTraffic(bench, ours, shape);
  const whole = perDelivery(busy);
  const send = (quiet.serverCpuMs * 1_000) / busy.deliveries;
  return { whole, send, fanout: whole - send, bytes: busy.bytes / busy.deliveries };
}

/** Ten times the readers: what each costs then, against what each of a thousand costs on the same server. */
const manyReaders: Case = {
  rows: ['fanout/10000'],
  async run(bench) {
    const shape = { size: 1, bursts: 40, textChars };
    const few = await enterOurs(bench, { people, rooms: 1 });
    const many = await enterOurs(bench, { people: people * 10, rooms: 1 });
    const samples: Samples = { ours: [], ours1000: [] };
    for (const contender of [few, many]) await measureTraffic(bench, contender, { ...shape, bursts: warmUpBursts });
    for (let round = 0; round < bench.rounds; round++) {
      samples.ours?.push((await costOfOurs(bench, many, shape)).fanout);
      samples.ours1000?.push((await costOfOurs(bench, few, { ...shape, bursts: shape.bursts * 5 })).fanout);
      bench.say(`fanout/10000: round ${round + 1} of ${bench.rounds}`);
    }
    for (const contender of [few, many]) await checkAndLeave(bench, contender);
    return [rowOf('fanout/10000', unit, { samples })] satisfies Row[];
  },
};

export const fanoutCases: Case[] = [
  fanout('fanout/alone', { people, rooms: 1 }, { size: 1, bursts: 120, textChars, timesForOurs: 1, besideStock: true }),
  fanout('fanout/16', { people, rooms: 1 }, { size: 16, bursts: 20, textChars, timesForOurs: 5, besideStock: true }),
  fanout('fanout/16ids', { people, rooms: 1, hasOwnIds: true }, { size: 16, bursts: 20, textChars, timesForOurs: 5 }),
  fanout('fanout/rooms', { people, rooms: 50 }, { size: 50, bursts: 80, textChars, timesForOurs: 1 }),
  manyReaders,
];
