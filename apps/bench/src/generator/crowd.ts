import { type DialectName, dialects, type Guest } from './dialects.ts';
import { GuestSocket } from './guest-socket.ts';

export interface CrowdPlan {
  dialect: DialectName;
  port: number;
  /** Whether they follow their rooms, or only send. */
  role: 'follow' | 'greet';
  guests: Guest[];
  /** How many connect at the same time. */
  parallel: number;
}

const addresses = 250;

/** Many clients of one server, and how many messages came to them in all. */
export class Crowd {
  readonly plan: CrowdPlan;
  readonly sockets: GuestSocket[] = [];
  marks = 0;
  /** How many messages were sent to each room since the crowd came. */
  readonly sentTo = new Map<string, number>();
  trouble: string | null = null;
  /** Called for each read that brought messages. */
  watch: ((guest: number, count: number) => void) | null = null;
  private wake: () => void = () => {};

  constructor(plan: CrowdPlan) {
    this.plan = plan;
  }

  /** Resolves when all have got their first answers. */
  async open(): Promise<void> {
    let next = 0;
    const openOne = async () => {
      while (next < this.plan.guests.length) await this.connect(next++).ready;
    };
    await Promise.all(Array.from({ length: this.plan.parallel }, openOne));
  }

  private connect(index: number): GuestSocket {
    const { dialect, port, role, guests } = this.plan;
    const guest = guests[index] as Guest;
    const socket = new GuestSocket({
      port,
      localAddress: `127.0.${1 + Math.floor(index / addresses)}.${1 + (index % addresses)}`,
      path: dialects[dialect].path(guest),
      token: guest.token,
      steps: dialects[dialect][role](guest),
      role,
      onMarks: (count) => this.onMarks(index, count),
      onTrouble: (what) => this.onTrouble(`${dialect} client ${index}: ${what}`),
    });
    this.sockets[index] = socket;
    return socket;
  }

  private onMarks(index: number, count: number) {
    this.marks += count;
    this.watch?.(index, count);
    this.wake();
  }

  private onTrouble(what: string) {
    this.trouble ??= what;
    this.wake();
  }

  /** How many follow a room. */
  sizeOf(roomId: string): number {
    if (this.plan.dialect === 'parleyMe') return 0;
    return this.plan.guests.filter((guest) => guest.roomId === roomId).length;
  }

  /** Resolves when this many messages have come in all. @throws when somebody fails, or when it takes too long. */
  async reach(marks: number, timeoutMs: number): Promise<void> {
    if (this.marks >= marks && !this.trouble) return;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`${marks - this.marks} of ${marks} messages are missing after ${timeoutMs} ms`));
      }, timeoutMs);
      this.wake = () => {
        if (this.trouble) reject(new Error(this.trouble));
        else if (this.marks >= marks) resolve();
        else return;
        clearTimeout(late);
      };
      this.wake();
    });
    this.wake = () => {};
  }

  /** Whether everybody has got each message of their room once. @throws with how many have not. */
  check(): void {
    const { guests } = this.plan;
    const wrong = this.sockets.filter(({ counter }, i) => counter.marks !== this.sentTo.get(guests[i]?.roomId ?? ''));
    if (wrong.length > 0) throw new Error(`${wrong.length} of ${guests.length} clients have not got each message once`);
  }

  bytes(): number {
    return this.sockets.reduce((sum, { counter }) => sum + counter.bytes, 0);
  }

  end(): void {
    for (const socket of this.sockets) socket.end();
  }
}
