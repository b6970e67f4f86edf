import type { MeView } from '@parley/contract/users';
import { useQueryClient } from '@tanstack/react-query';
import { trpc } from '#lib/trpc.ts';
import { receiveMeEvent } from '#me/cache.ts';

/** Changes one's names or presence. All tabs hear of it by themselves; this one has it with the answer. */
export function useEditMe() {
  const cache = useQueryClient();
  const utils = trpc.useUtils();

  function keep(me: MeView) {
    receiveMeEvent(cache, { type: 'profileChanged', me });
    utils.auth.session.setData(undefined, (session) => session && { ...session, user: me });
  }

  return trpc.users.edit.useMutation({ onSuccess: keep });
}
