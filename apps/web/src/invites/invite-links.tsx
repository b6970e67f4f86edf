import type { GroupId } from '@parley/contract/ids';
import type { InviteView } from '@parley/contract/invites';
import { Link2, Plus } from 'lucide-react';
import { useState } from 'react';
import { errorReason, errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { FormError } from '#ui/field.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toasts.ts';
import { addInvite, dropInvite } from './cache.ts';
import { InviteRow } from './invite-row.tsx';

/** The links into a group that work: to create, copy and revoke. */
export function InviteLinks({ groupId }: { groupId: GroupId }) {
  const utils = trpc.useUtils();
  const list = trpc.invites.list.useQuery({ groupId }, { refetchOnMount: 'always' });
  const [revoking, setRevoking] = useState<InviteView | null>(null);
  const create = trpc.invites.create.useMutation({ onSuccess: (invite) => addInvite(utils, groupId, invite) });
  const createButton = (
    <Button variant="primary" isPending={create.isPending} onClick={() => create.mutate({ groupId })}>
      <Plus aria-hidden className="size-4" />
      {groupPartTexts.createInvite}
    </Button>
  );

  if (list.isLoadingError) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />;
  }
  if (!list.data) return <Waiting />;
  return (
    <>
      {list.data.length === 0 ? (
        <EmptyState icon={Link2} title={groupPartTexts.noInvites} action={createButton} className="py-4">
          {groupPartTexts.noInvitesLine}
        </EmptyState>
      ) : (
        <>
          <ul className="flex flex-col gap-4">
            {list.data.map((invite) => (
              <InviteRow key={invite.id} invite={invite} onRevoke={() => setRevoking(invite)} />
            ))}
          </ul>
          <div className="mt-5">{createButton}</div>
        </>
      )}
      {create.error && (
        <div className="mt-4">
          <FormError>
            {errorReason(create.error) === 'conflict' ? groupPartTexts.tooManyInvites : errorText(create.error)}
          </FormError>
        </div>
      )}
      <RevokeDialog groupId={groupId} invite={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}

type RevokeProps = { groupId: GroupId; invite: InviteView | null; onClose: () => void };

function RevokeDialog({ groupId, invite, onClose }: RevokeProps) {
  const utils = trpc.useUtils();
  const revoke = trpc.invites.revoke.useMutation({
    onSuccess: () => {
      if (invite) dropInvite(utils, groupId, invite.id);
      showToast({ text: groupPartTexts.revoked });
      onClose();
    },
  });

  return (
    <ConfirmDialog
      isOpen={invite !== null}
      onClose={onClose}
      title={groupPartTexts.revokeTitle}
      description={groupPartTexts.revokeLine}
      confirmLabel={groupPartTexts.revoke}
      act={revoke}
      onConfirm={() => invite && revoke.mutate({ groupId, inviteId: invite.id })}
    />
  );
}

const Waiting = () => (
  <div aria-busy className="flex flex-col gap-5">
    {['first', 'second'].map((key) => (
      <div key={key} className="flex flex-col gap-2">
        <Skeleton className="h-10 rounded-md" />
        <Skeleton className="h-3 w-40" />
      </div>
    ))}
  </div>
);
