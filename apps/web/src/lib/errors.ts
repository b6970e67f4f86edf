import type { AppRouter } from '@parley/api/router';
import type { ErrorCode } from '@parley/contract/errors';
import { TRPCClientError } from '@trpc/react-query';
import { errorTexts } from '#texts/errors.ts';

const dataOf = (error: unknown) =>
  error instanceof TRPCClientError ? (error as TRPCClientError<AppRouter>).data : null;

/**
 * Why a call failed: its code, `unavailable` when no answer came, or null when the fault is the server's or ours.
 */
export function errorReason(error: unknown): ErrorCode | null {
  const data = dataOf(error);
  if (data) return data.reason;
  return error instanceof TRPCClientError ? 'unavailable' : null;
}

/** What an error says to a person. */
export function errorText(error: unknown) {
  const reason = errorReason(error);
  return reason ? errorTexts.codes[reason] : errorTexts.unexpected;
}

/** The input fields that an expected failure is about, such as a name that is taken. */
export const errorFields = (error: unknown): readonly string[] => dataOf(error)?.fields ?? [];

/** The names of the fields that the server found wrong; empty when it found fault with something else. */
export const invalidFields = (error: unknown) => dataOf(error)?.issues.map(({ path }) => path.join('.')) ?? [];

/** Whether the person is no longer signed in; a wrong password while signing in is not that. */
export const isSessionOver = (error: unknown) =>
  errorReason(error) === 'unauthenticated' && !dataOf(error)?.path?.startsWith('auth.');

/** Whether asking again can't help: the server has understood and refused. */
export function isRefusal(error: unknown) {
  const status = dataOf(error)?.httpStatus;
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}

/** Whether a part of the page could not be loaded, as happens to an open page after a deployment. */
export function isStaleChunk(error: unknown) {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|Unable to preload CSS/i.test(error.message)
  );
}
