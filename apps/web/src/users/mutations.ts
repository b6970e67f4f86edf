import type { MeView } from '@parley/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { trpc } from '#lib/trpc.ts';
import { receiveMeEvent } from '#me/cache.ts';

/** Changes what others see of one, but for pictures and status. All tabs hear of it by themselves; this one has it with the answer. */
export function useEditMe() {
  return trpc.users.edit.useMutation({ onSuccess: useKeepMe() });
}

/** Keeps oneself as an answer says. */
export function useKeepMe() {
  const cache = useQueryClient();
  const utils = trpc.useUtils();

  return (me: MeView) => {
    receiveMeEvent(cache, { type: 'profileChanged', me });
    utils.auth.session.setData(undefined, (session) => session && { ...session, user: me });
  };
}
