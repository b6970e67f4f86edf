import { randomBytes } from 'node:crypto';
import net from 'node:net';
import type { Step } from './dialects.ts';
import { clientFrame, FrameCounter } from './frame-counter.ts';

/** All sockets read into the same memory: whoever is told looks at it before the next one is read. */
const shared = Buffer.allocUnsafe(256 * 1024);
const helloBytes = 2_000;
/** Enough to tell a failure and a ping; of an answer to a sender, enough to tell why. */
const keptBytes = { follow: 24, greet: 400 };
const pong = clientFrame('', 10);
const opcodes = { text: 1, close: 8, ping: 9 };

export interface GuestOptions {
  port: number;
  /** Where it seems to come from; a machine has 16 million addresses of its own. */
  localAddress: string;
  path: string;
  token: string;
  steps: Step[];
  role: keyof typeof keptBytes;
  /** Called after each read, with how many messages it brought. */
  onMarks: (count: number) => void;
  /** The server has said that something failed, or has closed. */
  onTrouble: (what: string) => void;
}

/** One client on a socket of its own, which does as little as a client can. */
export class GuestSocket {
  readonly ready: Promise<void>;
  readonly counter: FrameCounter;
  /** From when on a closed connection is nobody's fault. */
  isLeaving = false;
  isClosed = false;
  private readonly socket: net.Socket;
  private readonly options: GuestOptions;
  private isUpgraded = false;
  private head = '';
  private step = 0;
  private become: { ready: () => void; failed: (error: Error) => void } = { ready: () => {}, failed: () => {} };

  constructor(options: GuestOptions) {
    this.options = options;
    this.counter = new FrameCounter({ frame: (opcode, text) => this.onFrame(opcode, text) });
    this.counter.keepBytes = helloBytes;
    this.ready = new Promise((ready, failed) => {
      this.become = { ready, failed };
    });
    const { port, localAddress } = options;
    const onread = { buffer: shared, callback: (length: number) => this.onRead(length) };
    this.socket = net.connect({ port, host: '127.0.0.1', localAddress, noDelay: true, onread });
    this.socket.once('connect', () => this.socket.write(upgradeRequest(options)));
    this.socket.on('error', (error) => this.fail(error.message));
    this.socket.on('close', () => {
      this.isClosed = true;
      this.fail('closed by the server');
    });
  }

  say(text: string): void {
    this.socket.write(clientFrame(text));
  }

  /** Stops reading, as a laptop that sleeps; that it may be cut off meanwhile is no trouble. */
  stall(): void {
    this.isLeaving = true;
    this.socket.pause();
  }

  wake(): void {
    this.socket.resume();
  }

  end(): void {
    this.isLeaving = true;
    this.socket.destroy();
  }

  private fail(what: string) {
    if (this.isLeaving) return;
    this.isLeaving = true;
    this.become.failed(new Error(`${what}, after ${this.step} of ${this.options.steps.length} steps`));
    this.options.onTrouble(what);
  }

  private onRead(length: number): boolean {
    if (!this.isUpgraded) {
      this.onUpgrade(length);
      return true;
    }
    const before = this.counter.marks;
    this.counter.take(shared, length);
    if (this.counter.marks > before) this.options.onMarks(this.counter.marks - before);
    return true;
  }

  private onUpgrade(length: number) {
    this.head += shared.toString('latin1', 0, length);
    const end = this.head.indexOf('\r\n\r\n');
    if (end === -1) return;
    const rest = Buffer.from(this.head.slice(end + 4), 'latin1');
    if (!this.head.startsWith('HTTP/1.1 101')) return this.fail(this.head.slice(0, 300));
    this.isUpgraded = true;
    this.head = '';
    this.advance('');
    if (rest.length > 0) this.counter.take(rest, rest.length);
  }

  private onFrame(opcode: number, text: string) {
    if (opcode === opcodes.ping) this.socket.write(pong);
    else if (opcode === opcodes.close) this.fail(`closed by the server: ${text}`);
    else if (text === '2')
      this.say('3'); // Socket.IO's own ping
    else if (text === 'PING')
      this.say('PONG'); // tRPC's own
    else if (text.includes('"error"')) this.fail(text);
    else if (this.step < this.options.steps.length) this.advance(text);
  }

  /** Goes on as far as it can with what was heard. */
  private advance(heard: string) {
    const { steps } = this.options;
    let news = heard;
    for (let step = steps[this.step]; step; step = steps[++this.step]) {
      if (step.await !== undefined) {
        if (!news.includes(step.await)) return;
        news = '';
      }
      if (step.say !== undefined) this.say(step.say);
    }
    this.counter.keepBytes = keptBytes[this.options.role];
    this.become.ready();
  }
}

function upgradeRequest({ port, path, token }: GuestOptions): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    `Origin: http://localhost:${port}`,
  ];
  if (token) lines.push(`Cookie: __Host-parley=${token}`);
  return `${lines.join('\r\n')}\r\n\r\n`;
}
