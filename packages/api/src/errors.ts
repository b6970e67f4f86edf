import type { ErrorCode } from '@parley/contract/errors';

/** An expected failure, told to the caller by its code; anything else becomes a 500 without details. */
export class AppError extends Error {
  readonly code: ErrorCode;
  /** The input fields that the failure is about, so that a form can show it there. */
  readonly fields: readonly string[];

  constructor(code: ErrorCode, message: string, ...fields: string[]) {
    super(message);
    this.code = code;
    this.fields = fields;
  }
}

export const notFound = (noun: string) => new AppError('not_found', `${noun} not found`);
