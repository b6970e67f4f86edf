import type { GroupPreview } from '@parley/contract/groups';
import type { ReactNode } from 'react';
import { firstLetters } from '#lib/initials.ts';
import { Avatar } from '#ui/avatar.tsx';
import { CoverArt } from './group-cover.tsx';
import { GroupFacts } from './group-facts.tsx';

type Props = {
  group: GroupPreview;
  /** Over the name, such as who invited. */
  lead: ReactNode;
  /** What comes of it: join, open, or why not. */
  children: ReactNode;
};

/** A group as it shows itself to somebody who may come in. */
export const GroupPreviewCard = ({ group, lead, children }: Props) => (
  <article className="m-auto flex w-full max-w-dialog flex-col overflow-hidden rounded-2xl border border-line bg-raised shadow-overlay">
    <div className="relative h-36">
      <CoverArt of={group} />
    </div>
    <div className="flex flex-col items-start gap-2 px-6 pb-6">
      <Avatar
        of={{ ...group, displayName: group.name }}
        letters={firstLetters(group.name)}
        size="xl"
        className="-mt-9 rounded-squircle ring-4 ring-raised"
      />
      <p className="mt-1 text-muted text-sm">{lead}</p>
      <h2 className="break-words font-bold text-xl tracking-tighter">{group.name}</h2>
      <GroupFacts group={group} />
      {group.description && <p className="whitespace-pre-line break-words text-md">{group.description}</p>}
      <div className="mt-3 flex w-full flex-col items-start gap-3">{children}</div>
    </div>
  </article>
);
