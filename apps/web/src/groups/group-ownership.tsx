import type { PersonView } from '@parley/contract/fields';
import type { GroupView } from '@parley/contract/groups';
import { useState } from 'react';
import { trpc } from '#lib/trpc.ts';
import { useDebounced } from '#lib/use-debounced.ts';
import { MemberSearch } from '#members/member-search.tsx';
import { useMembers } from '#members/queries.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { groupTexts } from '#texts/groups.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { showToast } from '#ui/toasts.ts';
import { useNewest } from '#users/queries.ts';
import { useStructureDialogs } from './structure-dialogs.ts';

const searchDelayMs = 150;

/** What only a group's owner can do with it: give it away, or delete it. */
export function GroupOwnership({ group, onGiven }: { group: GroupView; onGiven: () => void }) {
  const open = useStructureDialogs();
  const [person, setPerson] = useState<PersonView | null>(null);

  return (
    <div className="flex flex-col gap-6">
      <section>
        <h3 className="font-semibold text-md">{groupPartTexts.transferTitle}</h3>
        <p className="mt-0.5 text-muted text-sm">{groupPartTexts.transferLine}</p>
        <Candidates group={group} onChoose={setPerson} />
      </section>
      <section className="border-line border-t pt-5">
        <h3 className="font-semibold text-md">{groupPartTexts.deleteHead}</h3>
        <p className="mt-0.5 mb-3 text-muted text-sm">{groupPartTexts.deleteLine}</p>
        <Button variant="danger" onClick={() => open({ kind: 'deleteGroup', groupId: group.id, name: group.name })}>
          {groupTexts.delete}
        </Button>
      </section>
      <TransferDialog group={group} person={person} onClose={() => setPerson(null)} onGiven={onGiven} />
    </div>
  );
}

type CandidatesProps = { group: GroupView; onChoose: (person: PersonView) => void };

function Candidates({ group, onChoose }: CandidatesProps) {
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.trim(), searchDelayMs);
  const list = useMembers(group.id, text);
  const people = list.data?.pages[0]?.members.filter(({ id }) => id !== group.ownerId);

  if (list.isLoadingError) {
    return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />;
  }
  if (group.memberCount === 1) return <p className="mt-3 text-md">{groupPartTexts.nobodyElse}</p>;
  return (
    <>
      <div className="-mx-3">
        <MemberSearch text={typed} onChange={setTyped} />
      </div>
      <ul aria-label={groupPartTexts.candidates} className="scroll-pane -mx-2 max-h-48">
        {people ? (
          people.map((person) => <Candidate key={person.id} person={person} onChoose={onChoose} />)
        ) : (
          <Skeleton className="m-2 h-9" />
        )}
      </ul>
      {people?.length === 0 && <p className="py-2 text-md text-muted">{groupPartTexts.nobodyFound}</p>}
      {list.hasNextPage && <p className="pt-1 text-muted text-sm">{groupPartTexts.moreFound}</p>}
    </>
  );
}

type CandidateProps = { person: PersonView; onChoose: CandidatesProps['onChoose'] };

function Candidate({ person, onChoose }: CandidateProps) {
  const newest = useNewest(person);
  const { displayName, username } = newest;
  return (
    <li className="flex items-center gap-2.5 rounded-md px-2 py-1.5">
      <Avatar of={newest} size="sm" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-semibold text-md">{displayName}</span>
        <span className="block truncate text-muted text-xs">{username}</span>
      </span>
      <Button size="sm" aria-label={groupPartTexts.giveTo(displayName)} onClick={() => onChoose(person)}>
        {groupPartTexts.give}
      </Button>
    </li>
  );
}

type TransferProps = { group: GroupView; person: PersonView | null; onClose: () => void; onGiven: () => void };

function TransferDialog({ group, person, onClose, onGiven }: TransferProps) {
  const name = person?.displayName ?? '';
  const transfer = trpc.groups.transfer.useMutation({
    onSuccess: () => {
      showToast({ text: groupPartTexts.transferred(group.name, name) });
      onGiven();
    },
  });

  return (
    <ConfirmDialog
      isOpen={person !== null}
      onClose={onClose}
      title={groupPartTexts.transferConfirm(group.name, name)}
      description={groupPartTexts.transferConfirmLine}
      confirmLabel={groupPartTexts.transferSubmit}
      act={transfer}
      onConfirm={() => person && transfer.mutate({ groupId: group.id, userId: person.id })}
    />
  );
}
