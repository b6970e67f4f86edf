import { type BaselineName, type BaselineOptions, type RunningServer, startBaseline } from './baseline-process.ts';
import type { DialectName, Guest } from './generator/dialects.ts';
import type { Traffic, TrafficResult } from './generator/traffic.ts';
import type { Generator } from './generator-process.ts';
import { guestsOf, makeWorld, type Product, startProduct, type World } from './product.ts';
import type { Row } from './rows.ts';
import { cpuMs } from './usage.ts';

/** What a case gets to work with. */
export interface Bench {
  rounds: number;
  generator: Generator;
  /** Tells of what happens, for whoever watches. */
  say: (text: string) => void;
}

export interface Case {
  /** The rows that it makes. */
  rows: string[];
  run: (bench: Bench) => Promise<Row[]>;
}

/** A server with followers, and somebody who sends: what one contender of a case is. */
export interface Contender {
  server: RunningServer;
  senders: string;
  followers: string;
  rooms: string[];
}

const parallel = 50;
const busyShare = 0.95;
const sendersUsually = 500;

export interface Entrant {
  name: string;
  baseline: BaselineName;
  options?: BaselineOptions;
  dialect: DialectName;
}

/** The servers that fan out is compared with. */
export const baselines: Entrant[] = [
  { name: 'rawWs', baseline: 'raw-ws', options: { args: ['string'] }, dialect: 'rawWs' },
  { name: 'rawWsBuffer', baseline: 'raw-ws', options: { args: ['buffer'] }, dialect: 'rawWs' },
  { name: 'socketIo', baseline: 'socket-io', dialect: 'socketIo' },
  { name: 'stockTrpc', baseline: 'stock-trpc', dialect: 'stockTrpc' },
];

export interface Audience {
  people: number;
  rooms: number;
  /** Whether everybody's subscription has another JSON-RPC id; else all have the same. */
  hasOwnIds?: boolean;
  /** Of a baseline: what its rooms are called. */
  roomIds?: string[];
  /** Of ours: how many accounts take turns to send, so that each stays below the product's limits. */
  senders?: number;
  /** Of ours: whether they follow their rooms; else they are online and look at none. */
  isLooking?: boolean;
}

/** Starts a baseline and lets its followers come. */
export async function enter({ generator }: Bench, entrant: Entrant, audience: Audience): Promise<Contender> {
  const { name, baseline, options, dialect } = entrant;
  const server = await startBaseline(baseline, options);
  const rooms = audience.roomIds ?? Array.from({ length: audience.rooms }, (_, i) => `room-${i}`);
  const guests = Array.from({ length: audience.people }, (_, i): Guest => {
    const id = audience.hasOwnIds ? i + 1 : 1;
    return { roomId: rooms[i % rooms.length] as string, id, token: '', lastEventId: 0 };
  });
  const at = { dialect, port: server.port, parallel };
  const names = { followers: `${name} followers`, senders: `${name} senders` };
  await generator.ask('open', { name: names.followers, plan: { ...at, role: 'follow', guests } });
  const sender: Guest = { roomId: '', id: 1, token: '', lastEventId: 0 };
  await generator.ask('open', { name: names.senders, plan: { ...at, role: 'greet', guests: [sender] } });
  return { server, rooms, ...names };
}

export interface Ours extends Contender {
  server: Product;
  world: World;
  /** As many rooms that nobody follows: what a message costs before it is handed out. */
  quietRooms: string[];
}

/** Starts the product, and lets its followers and those who send come. `env` as in `startProduct`. */
export async function enterOurs({ generator }: Bench, audience: Audience, env?: Record<string, string>): Promise<Ours> {
  const server = await startProduct(env);
  const everybody = audience.people + (audience.senders ?? sendersUsually);
  const world = await makeWorld(server, { people: everybody, rooms: audience.rooms * 2 });
  const rooms = world.roomIds.slice(0, audience.rooms);
  const quietRooms = world.roomIds.slice(audience.rooms);
  const guests = guestsOf(world.people.slice(0, audience.people), rooms);
  if (audience.hasOwnIds) for (const [i, guest] of guests.entries()) guest.id = i + 1;
  const names = { followers: `ours ${server.port} followers`, senders: `ours ${server.port} senders` };
  const at = { dialect: 'parley' as const, port: server.port, parallel };
  const following = audience.isLooking === false ? 'parleyMe' : 'parley';
  await generator.ask('open', { name: names.followers, plan: { ...at, dialect: following, role: 'follow', guests } });
  const senders = guestsOf(world.people.slice(audience.people), rooms);
  await generator.ask('open', { name: names.senders, plan: { ...at, role: 'greet', guests: senders } });
  return { server, world, rooms, quietRooms, ...names };
}

/** Ends a contender and forgets its clients. */
export async function leave({ generator }: Bench, { server, senders, followers }: Contender): Promise<void> {
  await generator.ask('end', { name: followers });
  await generator.ask('end', { name: senders });
  await server[Symbol.asyncDispose]();
}

export type Shape = Omit<Traffic, 'rooms'>;

export interface Cost extends TrafficResult {
  serverCpuMs: number;
}

/** Sends, waits until everybody has everything, and answers what the server has used meanwhile. */
export const measureTraffic = (bench: Bench, { rooms, ...contender }: Contender, shape: Shape): Promise<Cost> =>
  measure(bench, contender, { ...shape, rooms });

/** The same to rooms that nobody follows. */
export const measureQuiet = (bench: Bench, { quietRooms, server, senders }: Ours, shape: Shape): Promise<Cost> =>
  measure(bench, { server, senders, followers: null }, { ...shape, rooms: quietRooms });

type Parties = Pick<Contender, 'server' | 'senders'> & { followers: string | null };

async function measure({ generator, say }: Bench, { server, senders, followers }: Parties, traffic: Traffic) {
  const before = await cpuMs(server);
  const result = await generator.ask('burst', { senders, followers, traffic });
  const serverCpuMs = (await cpuMs(server)) - before;
  if (result.generatorCpuMs > result.elapsedMs * busyShare) {
    say(`  the generator was the bottleneck: it was busy all the time, the server for ${Math.round(serverCpuMs)} ms`);
  }
  return { ...result, serverCpuMs };
}

/** The members of a list, beginning with another one in each round, so that none is always first. */
export function inTurn<T>(items: readonly T[], round: number): T[] {
  return items.map((_, i) => items[(i + round) % items.length] as T);
}
