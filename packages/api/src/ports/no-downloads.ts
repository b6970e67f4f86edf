import { AppError } from '#errors.ts';
import type { Downloads } from './downloads.ts';

/** Downloads where there is no network. */
export function noDownloads(): Downloads {
  return {
    async open() {
      throw new AppError('unavailable', 'there is no network here');
    },
  };
}
