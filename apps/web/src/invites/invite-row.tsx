import type { InviteView } from '@parley/contract/invites';
import { cx } from '#lib/class-names.ts';
import { formatAgo } from '#lib/format.ts';
import { copyText } from '#messages/copy-text.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { Button } from '#ui/button.tsx';
import { inputClass } from '#ui/field.tsx';
import { useNewest } from '#users/queries.ts';

/** Where an invite's link leads. */
const inviteUrl = (code: string) => `${location.origin}/invite/${code}`;

/** A link into a group, who made it and how often it was used. */
export function InviteRow({ invite, onRevoke }: { invite: InviteView; onRevoke: () => void }) {
  const { code, createdAt, useCount } = invite;
  const creator = useNewest(invite.createdBy);
  const url = inviteUrl(code);

  return (
    <li>
      <div className="flex gap-2">
        <input
          readOnly
          aria-label={groupPartTexts.inviteLabel}
          value={url}
          onFocus={(event) => event.target.select()}
          className={cx(inputClass, 'h-9 min-w-0 flex-1 text-md pointer-coarse:h-touch')}
        />
        <Button onClick={() => void copyText(url, groupPartTexts.inviteCopied)}>{groupPartTexts.copyInvite}</Button>
      </div>
      <div className="mt-1 flex items-center justify-between gap-3 text-muted text-sm">
        <p className="min-w-0 truncate">
          {groupPartTexts.inviteBy(creator.displayName, formatAgo(createdAt).toLocaleLowerCase())}
          {' · '}
          {groupPartTexts.inviteUses(useCount)}
        </p>
        <Button variant="ghost" size="sm" aria-label={groupPartTexts.revokeLink(code)} onClick={onRevoke}>
          {groupPartTexts.revoke}
        </Button>
      </div>
    </li>
  );
}
