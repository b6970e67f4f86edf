import type { GroupId } from '@parley/contract/ids';
import { errorReason, errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { Button } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';
import { useEnterGroup } from './use-enter-group.ts';

/** Joins a public group and goes there; only when pressed. */
export function JoinGroup({ groupId }: { groupId: GroupId }) {
  const enter = useEnterGroup({ replace: true });
  const join = trpc.groups.join.useMutation({ onSuccess: enter });

  return (
    <>
      <FormError>{join.error && joinFailure(join.error)}</FormError>
      <Button variant="primary" size="lg" isPending={join.isPending} onClick={() => join.mutate({ groupId })}>
        {groupPartTexts.join}
      </Button>
    </>
  );
}

/** Why one did not get into a group. */
export function joinFailure(error: unknown): string {
  const reason = errorReason(error);
  if (reason === 'conflict') return groupPartTexts.tooMany;
  return reason === 'not_found' ? groupPartTexts.missingLine : errorText(error);
}
