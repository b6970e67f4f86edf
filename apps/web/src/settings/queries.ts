import type { SessionView } from '@parley/contract/auth';
import { trpc } from '#lib/trpc.ts';

/** Where one is signed in: asked anew whenever the page is opened or looked at again. */
export const useDevices = () => trpc.auth.listSessions.useQuery(undefined, { staleTime: 0 });

/** Takes devices that were signed out from the list, then asks for it again. */
export function useForgetDevices() {
  const utils = trpc.useUtils();

  return (isGone: (device: SessionView) => boolean) => {
    utils.auth.listSessions.setData(undefined, (devices) => devices?.filter((device) => !isGone(device)));
    void utils.auth.listSessions.invalidate();
  };
}
