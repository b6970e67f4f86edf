import type { GroupFacets } from '@parley/contract/discovery';
import { limits } from '@parley/contract/limits';
import { ArrowDownWideNarrow, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { written } from '#texts/count.ts';
import { discoveryTexts } from '#texts/discovery.ts';
import { Button } from '#ui/button.tsx';
import { Menu } from '#ui/menu.tsx';
import { type Place, sorts } from './place.ts';

type Props = { place: Place; facets: GroupFacets | null; onGo: (place: Place) => void };

/** The tags of what fits, to narrow it by, and its order. */
export const FilterBar = (props: Props) => (
  <div className="flex shrink-0 items-start gap-3 max-md:-mx-4 max-md:flex-row-reverse max-md:justify-end max-md:overflow-x-auto max-md:px-4 max-md:[scrollbar-width:none]">
    <TagChips {...props} />
    <SortMenu {...props} />
  </div>
);

const fewTags = 8;

function TagChips({ place, facets, onGo }: Props) {
  const [showsAll, setShowsAll] = useState(false);
  const { tags: chosen } = place;
  const counts = new Map(facets?.tags.map(({ tag, count }) => [tag, count]));
  const others = [...counts.keys()].filter((tag) => !chosen.includes(tag));
  const shown = [...chosen, ...(showsAll ? others : others.slice(0, fewTags))];
  const isFull = chosen.length >= limits.tagsPerGroupMax;

  function toggle(tag: string) {
    const tags = chosen.includes(tag) ? chosen.filter((each) => each !== tag) : [...chosen, tag];
    onGo({ ...place, tags });
  }

  return (
    <ul
      aria-label={discoveryTexts.tags}
      className="flex min-h-8 min-w-0 flex-1 flex-wrap gap-1.5 max-md:flex-none max-md:flex-nowrap"
    >
      {shown.map((tag) => {
        const isChosen = chosen.includes(tag);
        const count = counts.get(tag) ?? 0;
        return (
          <li key={tag}>
            <button
              type="button"
              aria-pressed={isChosen}
              disabled={isFull && !isChosen}
              onClick={() => toggle(tag)}
              className={chipClass}
            >
              {tag}
              <span aria-hidden className="text-muted text-xs tabular">
                {written(count)}
              </span>
              <span className="sr-only">{discoveryTexts.groups(count)}</span>
            </button>
          </li>
        );
      })}
      {others.length > fewTags && (
        <li>
          <button
            type="button"
            aria-expanded={showsAll}
            onClick={() => setShowsAll(!showsAll)}
            className="flex h-8 items-center whitespace-nowrap rounded-full px-3 font-medium text-muted text-sm transition-colors hover:text-text pointer-coarse:h-touch"
          >
            {showsAll ? discoveryTexts.fewerTags : discoveryTexts.moreTags}
          </button>
        </li>
      )}
    </ul>
  );
}

const chipClass =
  'flex h-8 items-center gap-1.5 whitespace-nowrap rounded-full border border-line bg-overlay px-3 font-medium text-sm transition-colors hover:border-control aria-pressed:border-accent aria-pressed:bg-accent-soft disabled:opacity-50 pointer-coarse:h-touch';

function SortMenu({ place, onGo }: Props) {
  const actions = sorts.map((sort) => ({
    label: discoveryTexts.sorts[sort],
    isChosen: sort === place.sort,
    onSelect: () => onGo({ ...place, sort }),
  }));
  const label = discoveryTexts.sorts[place.sort];

  return (
    <Menu groups={[actions]} align="end">
      {(trigger) => (
        <Button {...trigger} size="sm" variant="ghost" aria-label={`${discoveryTexts.sortBy}: ${label}`}>
          <ArrowDownWideNarrow aria-hidden className="size-4 text-muted" />
          {label}
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </Button>
      )}
    </Menu>
  );
}
