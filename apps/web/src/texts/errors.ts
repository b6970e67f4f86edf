import type { ErrorCode } from '@parley/contract/errors';

/** What went wrong and what to do, in words. */
export const errorTexts = {
  codes: {
    unauthenticated: 'Please sign in again.',
    forbidden: 'You don’t have the permission for this.',
    not_found: 'This is no longer here.',
    conflict: 'Somebody changed this meanwhile. Look again, then repeat.',
    invalid: 'Please check what you entered.',
    too_large: 'This is too large.',
    rate_limited: 'Too fast. Wait a moment, then repeat.',
    unavailable: 'Can’t be reached right now. Nothing was lost; try again.',
  } satisfies Record<ErrorCode, string>,
  unexpected: 'Something went wrong on our side. Try again.',

  pageTitle: 'This page didn’t load',
  pageLine: 'Something went wrong on the way. Your messages are safe.',
  staleTitle: 'There is a new version',
  staleLine: 'Parley was updated while this page was open. Reload to go on.',
  /** In the tab, of a page that isn't there. */
  notFound: 'Not found',
  missingTitle: 'There is nothing here',
  missingLine: 'The page was moved or deleted, or you may not see it.',
  toStart: 'Go to the start',
  loadFailed: 'This didn’t load',
} as const;
