import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Connection } from '@parley/api/context';
import type { FrameSink } from '@parley/api/live/shared-frame';
import type { WebSocket } from 'ws';

/** The stream under a WebSocket, for whole frames: without compression it holds nothing back that they could overtake. */
export class SocketSink implements FrameSink {
  private readonly socket: WebSocket;
  private readonly stream: Socket;

  constructor(socket: WebSocket, stream: Socket) {
    this.socket = socket;
    this.stream = stream;
  }

  get isOpen() {
    return this.socket.readyState === this.socket.OPEN;
  }

  get writableLength() {
    return this.stream.writableLength;
  }

  write(frames: Buffer) {
    this.stream.write(frames);
  }
}

/** A WebSocket as those who serve its subscriptions know it. */
export class SocketConnection implements Connection {
  readonly id = randomUUID();
  readonly sharesFrames: boolean;
  subscriptionCount = 0;
  private readonly stream: Socket;

  constructor(stream: Socket, sharesFrames: boolean) {
    this.stream = stream;
    this.sharesFrames = sharesFrames;
  }

  async drained(signal?: AbortSignal) {
    // The stream says so itself: it asks its writers to wait, and tells when it has caught up.
    if (this.stream.writableNeedDrain) await once(this.stream, 'drain', { signal }).catch(() => {});
  }
}
