import type { ErrorCode } from '@parley/contract/errors';

/** An expected failure, told to the caller by its code; anything else becomes a 500 without details. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** The input field that the failure is about, so that a form can show it there. */
  readonly field: string | undefined;

  constructor(code: ErrorCode, message: string, field?: string) {
    super(message);
    this.code = code;
    this.field = field;
  }
}

export const notFound = (noun: string) => new AppError('not_found', `${noun} not found`);
