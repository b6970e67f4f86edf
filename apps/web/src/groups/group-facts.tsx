import type { GroupPreview } from '@parley/contract/groups';
import { Globe, Lock } from 'lucide-react';
import { groupPartTexts } from '#texts/group-parts.ts';

/** What kind of group it is and how many are in it, in one line. */
export function GroupFacts({ group }: { group: GroupPreview }) {
  const Icon = group.isPublic ? Globe : Lock;
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
      <li className="flex items-center gap-1.5">
        <Icon aria-hidden className="size-3.5" />
        {group.isPublic ? groupPartTexts.public : groupPartTexts.private}
      </li>
      <li>{groupPartTexts.categories[group.category]}</li>
      <li className="tabular">{groupPartTexts.memberCount(group.memberCount)}</li>
    </ul>
  );
}
