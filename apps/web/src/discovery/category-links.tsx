import type { GroupFacets } from '@parley/contract/discovery';
import type { GroupCategory } from '@parley/contract/groups';
import { Link } from '@tanstack/react-router';
import {
  Clapperboard,
  Compass,
  FlaskConical,
  Gamepad2,
  GraduationCap,
  type LucideIcon,
  Music,
  Shapes,
  UsersRound,
} from 'lucide-react';
import { cx } from '#lib/class-names.ts';
import { written } from '#texts/count.ts';
import { discoveryTexts } from '#texts/discovery.ts';
import { groupPartTexts } from '#texts/group-parts.ts';
import { Badge } from '#ui/badge.tsx';
import { categories, type Place, searchOf } from './place.ts';

const icons: Record<GroupCategory, LucideIcon> = {
  gaming: Gamepad2,
  music: Music,
  education: GraduationCap,
  science: FlaskConical,
  entertainment: Clapperboard,
  community: UsersRound,
  other: Shapes,
};

const looks = {
  rows: {
    list: 'flex flex-col gap-px px-2',
    link: 'flex h-8.5 items-center gap-2.5 rounded-md px-2.5 text-md text-muted transition-colors hover:bg-raised hover:text-text pointer-coarse:h-touch data-[status=active]:bg-accent-soft data-[status=active]:font-semibold data-[status=active]:text-text',
    count: 'ml-auto',
  },
  chips: {
    list: '-mx-4 flex shrink-0 gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none]',
    link: 'flex h-touch items-center gap-2 whitespace-nowrap rounded-full border border-line bg-overlay px-3.5 text-md text-muted data-[status=active]:border-accent data-[status=active]:bg-accent-soft data-[status=active]:text-text',
    count: '',
  },
};

type Props = {
  place: Place;
  /** Null while the first answer is on its way. */
  facets: GroupFacets | null;
  look: keyof typeof looks;
};

/** The categories with how many groups of each fit what is looked for; all others of the place stay. */
export function CategoryLinks({ place, facets, look }: Props) {
  const counts = new Map(facets?.categories.map(({ category, count }) => [category, count]));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const { list, link, count: countClass } = looks[look];

  return (
    <ul aria-label={discoveryTexts.categories} className={list}>
      {[null, ...categories].map((category) => {
        const Icon = category ? icons[category] : Compass;
        const name = category ? groupPartTexts.categories[category] : discoveryTexts.all;
        const count = category ? (counts.get(category) ?? 0) : all;
        return (
          <li key={name}>
            <Link
              to="/discover"
              search={searchOf({ ...place, category })}
              activeOptions={{ exact: true, includeSearch: true }}
              className={link}
            >
              <Icon aria-hidden className="size-4 shrink-0" />
              <span className="truncate">{name}</span>
              <span aria-hidden className={cx('leading-none', countClass, !facets && 'invisible')}>
                <Badge>{written(count)}</Badge>
              </span>
              {facets && <span className="sr-only">{discoveryTexts.groups(count)}</span>}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
