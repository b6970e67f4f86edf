import { Frames } from './frames.ts';

/** A socket that takes ready-made WebSocket frames. */
export interface FrameSink {
  /** Whether data may still be written: not once the goodbye was said. */
  readonly isOpen: boolean;
  /** How many bytes wait to be taken by the reader; while there are none, what was written may be written over. */
  readonly writableLength: number;
  write(frames: Buffer): void;
}

/** Where a subscription's frames go, and the id of its request as JSON. */
export interface FrameTarget {
  sink: FrameSink;
  requestId: string;
}

export interface Listener extends FrameTarget {
  /** Called when the reader is too slow: it has left the audience and was sent everything up to `position`. */
  lag(position: number): void;
}

/**
 * What a subscription yields when it is up to date, instead of a value: from then on an audience writes to its socket.
 * Whoever encodes it for a socket takes it, in the turn in which it is to be sent; where nobody does, nothing has changed.
 */
export class Handover {
  readonly take: (target: FrameTarget) => void;

  constructor(take: (target: FrameTarget) => void) {
    this.take = take;
  }
}

/** A reader with more than this waiting is too slow. */
const lagBytes = 1024 * 1024;

/** Rests shorter than this aren't worth a timer. */
const restMinMs = 1;

/**
 * Those who are sent the same. Each value is serialised once for all of them; what is published in one turn of the event loop
 * goes out in one write to each. After a write to all it rests for as long as that took: where so many listen that it takes
 * milliseconds, what is said in quick succession goes out together, and other rooms have their turn.
 */
export class Audience<T> {
  private readonly byRequest = new Map<string, Set<Listener>>();
  private waiting: Buffer[] = [];
  private restsUntil = 0;
  private position: number;
  private nextPosition: number;
  private readonly serialise: (value: T) => string;

  /** `serialise` answers what follows `"result":` in the answer to a subscription; `position` is where the first value begins. */
  constructor(serialise: (value: T) => string, position = 0) {
    this.serialise = serialise;
    this.position = position;
    this.nextPosition = position;
  }

  get isEmpty(): boolean {
    return this.byRequest.size === 0;
  }

  /** From the next value on the listener is sent what is published. */
  add(listener: Listener): void {
    this.flush();
    const listeners = this.byRequest.get(listener.requestId);
    if (listeners) listeners.add(listener);
    else this.byRequest.set(listener.requestId, new Set([listener]));
  }

  /** Nothing more is written to it, not even what waits. */
  remove(listener: Listener): void {
    const listeners = this.byRequest.get(listener.requestId);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.byRequest.delete(listener.requestId);
  }

  /** Sends the value to all; `position` is how far they have come with it. */
  publish(value: T, position = 0): void {
    this.nextPosition = position;
    if (this.isEmpty) {
      this.position = position;
      return;
    }
    if (this.waiting.push(Buffer.from(this.serialise(value))) === 1) this.flushSoon();
  }

  /** One value for one target: what it has missed between its replay and the audience. */
  write({ sink, requestId }: FrameTarget, value: T): void {
    if (sink.isOpen) sink.write(new Frames(requestId, [Buffer.from(this.serialise(value))]).bytes);
  }

  private flushSoon(): void {
    const restMs = this.restsUntil - performance.now();
    if (restMs < restMinMs) setImmediate(() => this.flush());
    else setTimeout(() => this.flush(), restMs);
  }

  private flush(): void {
    const results = this.waiting;
    const before = this.position;
    this.waiting = [];
    this.position = this.nextPosition;
    if (results.length === 0) return;
    const start = performance.now();
    this.sendAll(results, before);
    const end = performance.now();
    this.restsUntil = end + (end - start);
  }

  private sendAll(results: readonly Buffer[], before: number): void {
    const byLength = new Map<number, Frames>();
    for (const [requestId, listeners] of this.byRequest) {
      const id = Buffer.from(requestId);
      const frames = byLength.get(id.length) ?? new Frames(requestId, results);
      byLength.set(id.length, frames);
      frames.address(id);
      for (const listener of listeners) {
        this.send(listener, frames.bytes, before);
        // Whoever hasn't taken them all yet keeps these bytes.
        if (listener.sink.writableLength > 0) byLength.delete(id.length);
      }
    }
  }

  private send(listener: Listener, frames: Buffer, before: number): void {
    if (!listener.sink.isOpen) return;
    if (listener.sink.writableLength <= lagBytes) {
      listener.sink.write(frames);
    } else {
      this.remove(listener);
      listener.lag(before);
    }
  }
}

/** As `{"type":"data",…}`: a tracked event, with the id from which the client resumes. */
export const trackedResult = (id: number, data: unknown) =>
  `{"type":"data","id":"${id}","data":{"id":"${id}","data":${JSON.stringify(data)}}}`;

/** As `{"type":"data",…}`: an event without an id. */
export const plainResult = (data: unknown) => `{"type":"data","data":${JSON.stringify(data)}}`;
