import type { Context, Deps } from '#context.ts';
import { appRouter } from '#router.ts';
import { createCallerFactory } from '#trpc.ts';

const createCaller = createCallerFactory(appRouter);

export interface BrowserOptions {
  address?: string;
  userAgent?: string;
}

/** Somebody's browser over HTTP, which keeps the tokens of the session and of a way in as cookies would; they are there to look at. */
export function testBrowser(deps: Deps, { address = '192.0.2.1', userAgent = '' }: BrowserOptions = {}) {
  const cookie: { token: string | null; flow: string | null } = { token: null, flow: null };

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
      flowToken: cookie.flow,
      setFlowToken: (flow) => {
        cookie.flow = flow?.token ?? null;
      },
    };
    return createCaller(context);
  }

  return { call, cookie };
}
