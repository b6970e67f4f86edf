import type { DeletionView } from '@parley/contract/accounts';
import { Link } from '@tanstack/react-router';
import { dataTexts } from '#texts/data.ts';
import { uiTexts } from '#texts/ui.ts';
import { Button } from '#ui/button.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { FormError } from '#ui/field.tsx';

type Props = Pick<DeletionView, 'groups' | 'isLastOperator'> & { onClose: () => void };

/** What has to be done before one's account can go. */
export function DeletionHurdles({ groups, isLastOperator, onClose }: Props) {
  return (
    <div className="flex flex-col gap-4">
      <FormError>{isLastOperator && dataTexts.lastOperator}</FormError>
      {groups.length > 0 && (
        <section aria-labelledby="own-groups">
          <h3 id="own-groups" className="font-semibold text-md">
            {dataTexts.ownTitle}
          </h3>
          <p className="text-muted text-sm">{dataTexts.ownLine}</p>
          <ul className="mt-3 divide-y divide-line rounded-md border border-line">
            {groups.map(({ id, name, memberCount }) => (
              <li key={id}>
                <Link
                  to="/groups/$groupId"
                  params={{ groupId: id }}
                  className="flex items-center gap-3 px-3 py-2.5 text-md hover:bg-hover focus-visible:-outline-offset-2"
                >
                  <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
                  <span className="tabular text-muted text-sm">{dataTexts.members(memberCount)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
      <DialogActions>
        <Button onClick={onClose}>{uiTexts.close}</Button>
      </DialogActions>
    </div>
  );
}
