import type { GroupPreview } from '@parley/contract/groups';
import { Link } from '@tanstack/react-router';
import { joinFailure } from '#groups/join-group.tsx';
import { useEnterGroup } from '#groups/use-enter-group.ts';
import { trpc } from '#lib/trpc.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { FormError } from '#ui/field.tsx';

/** Joins the invite's group and goes there; whoever is in it already just goes there. */
export function AcceptInvite({ code, group }: { code: string; group: GroupPreview }) {
  const enter = useEnterGroup();
  const accept = trpc.invites.accept.useMutation({ onSuccess: enter });

  if (group.isMember) {
    return (
      <>
        <p className="text-md">{groupPartTexts.alreadyIn}</p>
        <Link
          to="/groups/$groupId"
          params={{ groupId: group.id }}
          className={buttonClass({ variant: 'primary', size: 'lg' })}
        >
          {groupPartTexts.openGroup}
        </Link>
      </>
    );
  }
  return (
    <>
      <FormError>{accept.error && joinFailure(accept.error)}</FormError>
      <Button variant="primary" size="lg" isPending={accept.isPending} onClick={() => accept.mutate({ code })}>
        {groupPartTexts.acceptInvite}
      </Button>
    </>
  );
}
