import { isServerThere } from './stale-page.ts';

const waitMs = 2_000;
const failuresMax = 2;

/**
 * Loads a part of the page. While the server can't be reached it waits and tries again, since a page that stands must
 * not fall for that. It fails once the server is there and doesn't have the part, as after a deployment.
 */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  for (let failures = 0; ; ) {
    try {
      return await load();
    } catch (error) {
      if (await isServerThere()) failures += 1;
      if (failures === failuresMax) throw error;
      await soon();
    }
  }
}

/** In a moment, or at once when the network is back. */
function soon(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs);
    addEventListener('online', () => resolve(clearTimeout(timer)), { once: true });
  });
}
