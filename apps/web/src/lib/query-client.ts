import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isRefusal, isSessionOver } from './errors.ts';

const retriesMax = 3;

/**
 * The cache of what the server said. What it refuses isn't asked again; what got lost is, a few times, slower each time.
 * `onSignedOut` is called when any answer says that the session is over.
 */
export function createQueryClient(onSignedOut: () => void) {
  const onError = (error: unknown) => {
    if (isSessionOver(error)) onSignedOut();
  };

  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        retry: (failureCount, error) => failureCount < retriesMax && !isRefusal(error),
      },
      mutations: { retry: false },
    },
  });
}
