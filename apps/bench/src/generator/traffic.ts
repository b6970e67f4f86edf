import type { Crowd } from './crowd.ts';
import { dialects } from './dialects.ts';
import { mark } from './frame-counter.ts';

export interface Traffic {
  rooms: string[];
  /** How many messages are sent before anybody waits, and how often that happens. */
  size: number;
  bursts: number;
  textChars: number;
}

export interface TrafficResult {
  messages: number;
  deliveries: number;
  bytes: number;
  elapsedMs: number;
  generatorCpuMs: number;
}

const deliveryTimeoutMs = 30_000;
let lastId = 1_000_000;
let lastSender = 0;

/**
 * Sends bursts of messages, each when all of the one before have come to everybody who follows and their senders have been
 * answered. The n-th message goes to the n-th room, from the next sender.
 */
export async function sendBursts(senders: Crowd, followers: Crowd | null, traffic: Traffic): Promise<TrafficResult> {
  const sizes = new Map(traffic.rooms.map((roomId) => [roomId, followers?.sizeOf(roomId) ?? 0]));
  const start = { marks: followers?.marks ?? 0, bytes: followers?.bytes() ?? 0, at: performance.now() };
  const cpu = process.cpuUsage();
  let sent = 0;
  let expected = start.marks;
  for (let burst = 0; burst < traffic.bursts; burst++) {
    let answers = senders.marks;
    for (let i = 0; i < traffic.size; i++) {
      const roomId = traffic.rooms[sent++ % traffic.rooms.length] as string;
      sendOne(senders, roomId, traffic.textChars);
      followers?.sentTo.set(roomId, (followers.sentTo.get(roomId) ?? 0) + 1);
      expected += sizes.get(roomId) as number;
      answers += dialects[senders.plan.dialect].isAnswered ? 1 : 0;
    }
    await Promise.all([senders.reach(answers, deliveryTimeoutMs), followers?.reach(expected, deliveryTimeoutMs)]);
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    messages: sent,
    deliveries: expected - start.marks,
    bytes: (followers?.bytes() ?? 0) - start.bytes,
    elapsedMs: performance.now() - start.at,
    generatorCpuMs: (user + system) / 1_000,
  };
}

function sendOne(senders: Crowd, roomId: string, textChars: number) {
  const sender = senders.sockets[lastSender++ % senders.sockets.length];
  const text = mark + 'x'.repeat(textChars - 1);
  sender?.say(dialects[senders.plan.dialect].message({ id: ++lastId, roomId, text }));
}

export interface Pace {
  roomId: string;
  everyMs: number;
  messages: number;
  textChars: number;
}

/** How long messages took to come, in ms. */
export interface Delays {
  p50: number;
  p99: number;
}

/** Sends at a steady pace, and answers when each message came to each follower, once all are there. */
export async function sendSteadily(senders: Crowd, followers: Crowd, pace: Pace): Promise<Delays> {
  const { roomId, everyMs, messages } = pace;
  const expected = followers.marks + followers.sizeOf(roomId) * messages;
  const answers = senders.marks + (dialects[senders.plan.dialect].isAnswered ? messages : 0);
  const arrived = followers.sockets.map(() => 0);
  const sentAt: number[] = [];
  const delays: number[] = [];
  followers.watch = (guest, count) => {
    const now = performance.now();
    for (let i = 0; i < count; i++) delays.push(now - (sentAt[(arrived[guest] as number)++] as number));
  };
  const start = performance.now();
  for (let i = 0; i < messages; i++) {
    const wait = start + i * everyMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sentAt.push(performance.now());
    sendOne(senders, roomId, pace.textChars);
  }
  followers.sentTo.set(roomId, (followers.sentTo.get(roomId) ?? 0) + messages);
  await Promise.all([senders.reach(answers, deliveryTimeoutMs), followers.reach(expected, deliveryTimeoutMs)]);
  followers.watch = null;
  delays.sort((a, b) => a - b);
  const at = (share: number) => delays[Math.floor(delays.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}
