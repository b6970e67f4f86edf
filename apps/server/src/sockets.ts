import type { Deps, SignedIn } from '@parley/api/context';
import { type UserNews, userChannel } from '@parley/api/live/channels';
import type { WebSocket } from 'ws';

/** What a socket is closed with when its session has ended: the client doesn't come back with the same cookie. */
export const sessionEndedCode = 4001;

const goodbyeMs = 2_000;

/** Ends a socket at once: nothing that it still says is heard, and one that doesn't answer the goodbye is cut. */
export function endSocket(socket: WebSocket, code: number, reason: string): void {
  socket.removeAllListeners('message');
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), goodbyeMs).unref();
}

export interface SocketsOptions {
  sweepMs?: number;
}

export interface Sockets extends Disposable {
  /** Closes the socket when the session ends; to be called for each socket of somebody who is signed in. */
  add(socket: WebSocket, session: SignedIn): Promise<void>;
}

/**
 * The sockets of this process by session. The bus tells at once of a session that has ended; since it may lose that, and
 * nobody tells of one that ran out, all sessions are looked at in one query each `sweepMs`.
 */
export function createSockets({ db, bus, clock, report }: Deps, { sweepMs = 10_000 }: SocketsOptions = {}): Sockets {
  const open = new Map<WebSocket, SignedIn>();
  const timer = setInterval(() => sweep().catch(report), sweepMs).unref();

  async function sweep() {
    // Whoever comes while the database answers is not in its answer.
    const looked = [...open];
    if (looked.length === 0) return;
    const ids = [...new Set(looked.map(([, { sessionId }]) => sessionId))];
    const live = await db.session.findMany({
      where: { id: { in: ids }, expiresAt: { gt: clock() } },
      select: { id: true },
    });
    const isLive = new Set(live.map(({ id }) => id));
    for (const [socket, { sessionId }] of looked) if (!isLive.has(sessionId)) close(socket);
  }

  function close(socket: WebSocket) {
    open.delete(socket);
    endSocket(socket, sessionEndedCode, 'session ended');
  }

  return {
    async add(socket, session) {
      open.set(socket, session);
      const stop = await bus.subscribe(userChannel(session.userId), (message) => {
        const news = message as UserNews;
        if (news.type === 'sessionsEnded' && news.sessionIds.includes(session.sessionId)) close(socket);
      });
      function forget() {
        stop();
        open.delete(socket);
      }
      if (socket.readyState === socket.CLOSED) forget();
      else socket.once('close', forget);
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
