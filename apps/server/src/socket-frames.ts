import { JsonText } from '@parley/api/json-text';
import { type FrameSink, Handover } from '@parley/api/live/shared-frame';
import { limits } from '@parley/contract/limits';
import type { WebSocket } from 'ws';

/** What a frame may hold of which we need to know. */
type Call = { id?: unknown; method?: unknown } | null;
type Answer = { id?: unknown; result?: { type?: string; data?: unknown }; error?: unknown };

/**
 * The frames of one socket: JSON, of which one may hold `callsPerFrameMax` calls.
 *
 * tRPC forgets a stop that comes before its subscription has begun, as when somebody goes through rooms faster than
 * the database says whether they may; the subscription would then run until the socket closes. Such a stop is heard
 * again once there is something to stop.
 *
 * A subscription that offers to be handed over is: from then on its audience writes to `sink`, the stream under the socket.
 * The client is sent what it hears as an answer to a ping, and ignores.
 */
export class SocketFrames {
  /** The subscriptions that were asked for and haven't begun, and whether they were stopped meanwhile. */
  private readonly beginning = new Map<unknown, boolean>();
  private readonly socket: WebSocket;
  private readonly sink: FrameSink;

  constructor(socket: WebSocket, sink: FrameSink) {
    this.socket = socket;
    this.sink = sink;
  }

  encode(message: unknown): string {
    const { id, result, error } = message as Answer;
    if (this.beginning.has(id) && (result?.type === 'started' || error)) {
      if (this.beginning.get(id) && result) this.stopAgain(id);
      this.beginning.delete(id);
    }
    if (result?.data instanceof Handover) {
      result.data.take({ sink: this.sink, requestId: JSON.stringify(id) });
      return 'PONG';
    }
    if (result?.data instanceof JsonText) {
      return `{"id":${JSON.stringify(id)},"result":{"type":"data","data":${result.data.text}}}`;
    }
    return JSON.stringify(message);
  }

  decode(frame: string | ArrayBuffer | Uint8Array): unknown {
    const message: unknown = JSON.parse(String(frame));
    const calls: unknown[] = Array.isArray(message) ? message : [message];
    if (calls.length > limits.callsPerFrameMax) throw new Error('too many calls in a frame');
    for (const call of calls) this.note(call as Call);
    return message;
  }

  private note(call: Call) {
    if (call?.method === 'subscription') this.beginning.set(call.id, false);
    if (call?.method === 'subscription.stop' && this.beginning.has(call.id)) this.beginning.set(call.id, true);
  }

  private stopAgain(id: unknown) {
    const stop = JSON.stringify({ id, method: 'subscription.stop' });
    queueMicrotask(() => this.socket.emit('message', Buffer.from(stop), false));
  }
}
