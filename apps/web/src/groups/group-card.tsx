import type { GroupPreview } from '@parley/contract/groups';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { firstLetters } from '#lib/initials.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { Avatar } from '#ui/avatar.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { CoverArt } from './group-cover.tsx';

/** A public group among others, which leads to its page. */
export function GroupCard({ group, isMember }: { group: GroupPreview; isMember: boolean }) {
  const { id, name, description, category, memberCount } = group;

  return (
    <Link
      to="/groups/$groupId"
      params={{ groupId: id }}
      className="group/card flex h-full flex-col overflow-hidden rounded-xl border border-line bg-raised transition-[border-color,translate,box-shadow] duration-base hover:-translate-y-0.5 hover:border-control hover:shadow-overlay"
    >
      <span className="relative block h-26">
        <CoverArt of={group} />
        {isMember && (
          <span className="absolute top-2.5 right-2.5 flex items-center gap-1 rounded-full bg-overlay px-2 py-0.5 font-semibold text-text text-xs">
            <Check aria-hidden className="size-3.5 text-online" strokeWidth={2.5} />
            {groupPartTexts.joined}
          </span>
        )}
      </span>
      <span className="flex flex-1 flex-col px-4 pb-4">
        <Avatar
          of={{ ...group, displayName: name }}
          letters={firstLetters(name)}
          size="lg"
          className="-mt-5.5 rounded-squircle ring-3 ring-raised"
        />
        <span className="mt-2.5 block truncate font-bold tracking-tight">{name}</span>
        <span className="mt-0.5 line-clamp-2 min-h-10 break-words text-md text-muted">{description}</span>
        <span className="mt-3 flex items-center gap-2 text-muted text-xs">
          <span className="rounded-full bg-hover px-2 py-0.5 font-medium text-text">
            {groupPartTexts.categories[category]}
          </span>
          <span className="tabular">{groupPartTexts.memberCount(memberCount)}</span>
        </span>
      </span>
    </Link>
  );
}

/** In place of a card while it is on its way. */
export const GroupCardSkeleton = () => (
  <div className="flex h-66 flex-col overflow-hidden rounded-xl border border-line bg-raised">
    <Skeleton className="h-26 rounded-none" />
    <div className="flex flex-col gap-2.5 px-4 pt-8">
      <Skeleton className="h-4 w-32" />
      <Skeleton className="h-3 w-full" />
      <Skeleton className="h-3 w-2/3" />
    </div>
  </div>
);
