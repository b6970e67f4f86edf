import type { UserId } from '@parley/contract/ids';
import { trpc } from '#lib/trpc.ts';

/** What somebody says of themself at length: looked at anew each time that it is shown. */
export function useProfile(userId: UserId) {
  return trpc.users.profile.useQuery({ userId }, { staleTime: 0 });
}
