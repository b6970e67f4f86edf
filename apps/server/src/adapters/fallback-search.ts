import { AppError } from '@parley/api/errors';
import type { SearchIndex } from '@parley/api/ports/search-index';

const restMs = 5_000;

/**
 * Asks the first index, and the second one when the first fails: then for five seconds without trying again, and with
 * `isDegraded`. What is written goes to the first alone, and fails with it, so that the job which writes runs again.
 */
export function fallbackSearch(first: SearchIndex, second: SearchIndex, report: (error: unknown) => void): SearchIndex {
  let restsUntil = 0;

  async function asked(query: Parameters<SearchIndex['find']>[0]) {
    try {
      return await first.find(query);
    } catch (error) {
      if (error instanceof AppError) throw error;
      restsUntil = performance.now() + restMs;
      // What the client's errors carry along is what somebody was looking for.
      report(new Error(`The search engine failed: ${error instanceof Error ? error.name : 'not by an error'}`));
      return null;
    }
  }

  return {
    isApart: true,
    async find(query) {
      const found = performance.now() < restsUntil ? null : await asked(query);
      return found ?? { ...(await second.find(query)), isDegraded: true };
    },
    prepare: () => first.prepare(),
    write: (states) => first.write(states),
  };
}
