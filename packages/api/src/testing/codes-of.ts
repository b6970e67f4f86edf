import { TRPCError } from '@trpc/server';

/** How each call ended, in order: the code of its refusal, or 'OK'. Calls that fail in another way fail the test. */
export function codesOf(calls: Iterable<Promise<unknown>>): Promise<string[]> {
  return Promise.all([...calls].map(codeOf));
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'OK';
  } catch (error) {
    if (error instanceof TRPCError) return error.code;
    throw error;
  }
}
