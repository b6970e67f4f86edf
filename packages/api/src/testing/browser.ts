import type { Context, Deps } from '#context.ts';
import { appRouter } from '#router.ts';
import { createCallerFactory } from '#trpc.ts';

const createCaller = createCallerFactory(appRouter);

export interface BrowserOptions {
  address?: string;
  userAgent?: string;
}

/** Somebody's browser over HTTP, which keeps the session's token as a cookie would; `token` is there to look at. */
export function testBrowser(deps: Deps, { address = '192.0.2.1', userAgent = '' }: BrowserOptions = {}) {
  const cookie: { token: string | null } = { token: null };

  /** The procedures, as the browser would call them now. */
  async function call() {
    const found = cookie.token ? await deps.sessions.validate(cookie.token) : null;
    const context: Context = {
      deps,
      session: found && { sessionId: found.id, userId: found.userId },
      client: { address, userAgent },
      connection: null,
      setSessionToken: (session) => {
        cookie.token = session?.token ?? null;
      },
      flowToken: null,
      setFlowToken: () => {},
    };
    return createCaller(context);
  }

  return { call, cookie };
}
