import { type Bench, type Case, type Contender, enterOurs, leave, type Ours } from '#bench.ts';
import { rowOf, type Samples } from '#rows.ts';
import { cpuMs } from '#usage.ts';

const people = 2_000;
const pace = { everyMs: 50, messages: 100, textChars: 100 };
const framesPerSecond = 1;
const spareFrames = 3;

/** What a message costs that nobody looks at while many are online, against the same one handed to all of them at once. */
export const activity: Case = {
  rows: ['activity'],
  async run(bench) {
    const fanout = await enterOurs(bench, { people, rooms: 1 });
    const online = await enterOurs(bench, { people, rooms: 1, isLooking: false });
    const samples: Samples = { ours: [], fanout: [] };
    for (const contender of [fanout, online]) await cpuPerMessage(bench, contender);
    for (let round = 0; round < bench.rounds; round++) {
      samples.ours?.push(await costOfActivity(bench, online));
      samples.fanout?.push(await cpuPerMessage(bench, fanout));
      bench.say(`activity: round ${round + 1} of ${bench.rounds}`);
    }
    for (const contender of [fanout, online]) await leave(bench, contender);
    return [rowOf('activity', 'µs CPU per message', { samples })];
  },
};

/** @throws when somebody got more than a frame a second. */
async function costOfActivity(bench: Bench, online: Ours): Promise<number> {
  const before = await bench.generator.ask('frames', { name: online.followers });
  const cost = await cpuPerMessage(bench, online);
  const frames = (await bench.generator.ask('frames', { name: online.followers })) - before;
  const most = ((pace.everyMs * pace.messages) / 1_000) * framesPerSecond + spareFrames;
  if (frames > most) throw new Error(`${frames} frames of activity where ${most} were enough`);
  return cost;
}

async function cpuPerMessage({ generator }: Bench, contender: Contender): Promise<number> {
  const { server, senders, followers, rooms } = contender;
  const before = await cpuMs(server);
  await generator.ask('steady', { senders, followers, pace: { ...pace, roomId: rooms[0] as string } });
  return (((await cpuMs(server)) - before) * 1_000) / pace.messages;
}
