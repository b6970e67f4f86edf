import type { RunningServer } from '#baseline-process.ts';
import { startBaseline } from '#baseline-process.ts';
import { type Bench, baselines, type Case, inTurn } from '#bench.ts';
import type { CrowdPlan } from '#generator/crowd.ts';
import type { DialectName, Guest } from '#generator/dialects.ts';
import { guestsOf, makeWorld, startProduct } from '#product.ts';
import { rowOf, type Samples } from '#rows.ts';
import { cpuMs, heldBytes } from '#usage.ts';

const people = 2_000;
const parallel = 100;
const settleMs = 2_000;

/** What it costs to let people in who follow one room each, what they hold while nothing happens, and how soon all are back. */
export const connect: Case = {
  rows: ['connect', 'connect/return', 'idle'],
  async run(bench) {
    const cost: Samples = {};
    const held: Samples = {};
    const back: number[] = [];
    const add = (to: Samples, key: string, value: number) => {
      to[key] = [...(to[key] ?? []), value];
    };

    for (let round = 0; round < bench.rounds; round++) {
      for (const { name, baseline, options, dialect } of inTurn(baselines, round)) {
        await using server = await startBaseline(baseline, options);
        const guests = Array.from(
          { length: people },
          (): Guest => ({ roomId: 'room', id: 1, token: '', lastEventId: 0 }),
        );
        const { connectUs, heldKb } = await letIn(bench, server, { dialect, guests });
        add(cost, name, connectUs);
        add(held, name, heldKb);
        await bench.generator.ask('end', { name: 'people' });
      }
      const ours = await measureOurs(bench);
      add(cost, 'ours', ours.connectUs);
      add(held, 'ours', ours.heldKb);
      back.push(ours.backMs);
      bench.say(`connect, idle: round ${round + 1} of ${bench.rounds}`);
    }
    return [
      rowOf('connect', 'µs CPU per client', { samples: cost }),
      rowOf('connect/return', `ms until ${people} clients are back`, { samples: { ours: back } }),
      rowOf('idle', 'kB per client', { samples: held }),
    ];
  },
};

async function measureOurs(bench: Bench) {
  await using server = await startProduct();
  const world = await makeWorld(server, { people, rooms: 1 });
  const guests = guestsOf(world.people, world.roomIds);
  const first = await letIn(bench, server, { dialect: 'parley', guests });
  await bench.generator.ask('end', { name: 'people' });
  await server.restart();
  const { elapsedMs } = await bench.generator.ask('open', { name: 'people', plan: planOf(server, 'parley', guests) });
  await bench.generator.ask('end', { name: 'people' });
  return { ...first, backMs: elapsedMs };
}

async function letIn({ generator }: Bench, server: RunningServer, who: { dialect: DialectName; guests: Guest[] }) {
  const before = { held: await heldBytes(server), cpu: await cpuMs(server) };
  await generator.ask('open', { name: 'people', plan: planOf(server, who.dialect, who.guests) });
  await new Promise((resolve) => setTimeout(resolve, settleMs));
  const connectUs = ((await cpuMs(server)) - before.cpu) * (1_000 / people);
  return { connectUs, heldKb: ((await heldBytes(server)) - before.held) / 1_024 / people };
}

const planOf = ({ port }: RunningServer, dialect: DialectName, guests: Guest[]): CrowdPlan => ({
  dialect,
  port,
  role: 'follow',
  guests,
  parallel,
});
