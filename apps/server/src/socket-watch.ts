import type { WebSocket } from 'ws';
import { endSocket } from './sockets.ts';

const framesPerSecondMax = 100;
const tooManyFramesCode = 1008;

export interface SocketWatchOptions {
  /** A socket that says nothing for this long is asked whether it is there. */
  silentMs?: number;
  /** One that doesn't answer within this is cut. */
  answerMs?: number;
  /** How often all sockets are looked at. */
  tickMs?: number;
}

export interface SocketWatch extends Disposable {
  add(socket: WebSocket): void;
}

interface Watched {
  /** When it is next looked at closer. */
  dueAt: number;
  isAsked: boolean;
  frameCount: number;
  countsUntil: number;
}

/**
 * Sees that each socket is still there, and ends one that sends more than anybody's client would. One timer for all of them,
 * since most of what a process holds is sockets on which nothing happens.
 */
export function watchSockets({
  silentMs = 18_000,
  answerMs = 5_000,
  tickMs = 1_000,
}: SocketWatchOptions = {}): SocketWatch {
  const all = new Map<WebSocket, Watched>();
  const timer = setInterval(look, tickMs).unref();

  function look() {
    const now = performance.now();
    for (const [socket, watched] of all) {
      if (now < watched.dueAt) continue;
      if (watched.isAsked) socket.terminate();
      else ask(socket, watched, now);
    }
  }

  function ask(socket: WebSocket, watched: Watched, now: number) {
    watched.isAsked = true;
    watched.dueAt = now + answerMs;
    socket.send('PING'); // tRPC's own, which its clients answer
  }

  function hear(this: WebSocket) {
    const watched = all.get(this);
    if (!watched) return;
    const now = performance.now();
    watched.isAsked = false;
    watched.dueAt = now + silentMs;
    if (now >= watched.countsUntil) {
      watched.frameCount = 0;
      watched.countsUntil = now + 1_000;
    }
    watched.frameCount += 1;
    if (watched.frameCount > framesPerSecondMax) endSocket(this, tooManyFramesCode, 'too many frames');
  }

  function forget(this: WebSocket) {
    all.delete(this);
  }

  return {
    add(socket) {
      // Each at a time of its own: after a restart all of them connect at once.
      const dueAt = performance.now() + silentMs * (0.75 + Math.random() / 4);
      all.set(socket, { dueAt, isAsked: false, frameCount: 0, countsUntil: 0 });
      socket.on('message', hear);
      socket.on('close', forget);
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
