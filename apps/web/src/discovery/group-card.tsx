import type { GroupFound } from '@parley/contract/discovery';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useId } from 'react';
import { CoverArt } from '#groups/group-cover.tsx';
import { firstLetters } from '#lib/initials.ts';
import { discoveryTexts } from '#texts/discovery.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { Avatar, PresenceDot } from '#ui/avatar.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { MarkedText } from './marked-text.tsx';
import { TagList } from './tag-list.tsx';

type Props = {
  group: GroupFound;
  isMember: boolean;
  /** Whether Tab comes to it. */
  isStop: boolean;
};

/** A public group among others, which leads to its page. */
export function GroupCard({ group, isMember, isStop }: Props) {
  const { id, name, description, memberCount, onlineCount, tags, marks } = group;
  const factsId = useId();

  return (
    <article className="relative flex h-full flex-col overflow-hidden rounded-lg border border-line bg-overlay transition-[border-color,translate,box-shadow] duration-base focus-within:border-control hover:-translate-y-0.5 hover:border-control hover:shadow-overlay has-focus-visible:shadow-focus">
      <div className="relative h-23 shrink-0">
        <CoverArt of={group} />
        {isMember && <Joined />}
      </div>
      <div className="flex flex-1 flex-col px-4 pb-4">
        <Avatar
          of={{ ...group, displayName: name }}
          letters={firstLetters(name)}
          size="lg"
          className="-mt-6 rounded-squircle ring-4 ring-overlay"
        />
        <h2 className="mt-2 truncate font-bold tracking-tight">
          <Link
            to="/groups/$groupId"
            params={{ groupId: id }}
            state={{ cameFrom: 'discover' }}
            // Whoever isn't in it is shown something else than what the page of a group loads ahead.
            preload={isMember ? undefined : false}
            data-stop={id}
            tabIndex={isStop ? 0 : -1}
            aria-describedby={factsId}
            className="outline-none after:absolute after:inset-0 after:rounded-lg"
          >
            <MarkedText text={name} marks={marks.name} />
          </Link>
        </h2>
        <p className="mt-0.5 line-clamp-2 min-h-10 break-words text-muted text-sm">
          <MarkedText text={description} marks={marks.description} />
        </p>
        <TagList tags={tags} className="mt-2 h-5.5 overflow-hidden" />
        <p id={factsId} className="mt-auto flex items-center gap-1.5 pt-3 text-muted text-xs tabular">
          <PresenceDot presence={onlineCount > 0 ? 'online' : 'offline'} className="size-2" />
          {discoveryTexts.online(onlineCount)}
          <span aria-hidden>·</span>
          {groupPartTexts.memberCount(memberCount)}
        </p>
      </div>
    </article>
  );
}

const Joined = () => (
  <span className="absolute top-2.5 right-2.5 flex items-center gap-1 rounded-full bg-overlay px-2 py-0.5 font-semibold text-text text-xs">
    <Check aria-hidden className="size-3.5 text-online" strokeWidth={2.5} />
    {discoveryTexts.joined}
  </span>
);

/** In place of a card while it is on its way. */
export const GroupCardSkeleton = () => (
  <div className="flex h-62 flex-col overflow-hidden rounded-lg border border-line bg-overlay">
    <Skeleton className="h-23 rounded-none" />
    <div className="flex flex-col gap-2.5 px-4 pt-7">
      <Skeleton className="h-4 w-32" />
      <Skeleton className="h-3 w-full" />
      <Skeleton className="h-3 w-2/3" />
      <Skeleton className="mt-4 h-3 w-36" />
    </div>
  </div>
);
