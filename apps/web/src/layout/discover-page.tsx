import { useNavigate, useSearch } from '@tanstack/react-router';
import { Compass, Info } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { CategoryLinks } from '#discovery/category-links.tsx';
import { FilterBar } from '#discovery/filter-bar.tsx';
import { GroupsFound } from '#discovery/groups-found.tsx';
import { isEverywhere, type Place, placeOf, searchOf } from '#discovery/place.ts';
import { useGroupsFound } from '#discovery/queries.ts';
import { SearchHero } from '#discovery/search-hero.tsx';
import { useKeptPlace } from '#discovery/use-kept-place.ts';
import { useDocumentTitle } from '#lib/document-title.ts';
import { discoveryTexts } from '#texts/discovery.ts';
import { groupTexts } from '#texts/groups.ts';
import { DiscoverSidebar } from './discover-sidebar.tsx';
import { HomeSidebar } from './home-sidebar.tsx';
import { usePanes } from './panes.ts';
import { TopBar } from './top-bar.tsx';

/** Public groups, to be searched as one types; what is looked for stands in the address. */
export function DiscoverPage() {
  const place = placeOf(useSearch({ from: '/_app/discover' }));
  const navigate = useNavigate();
  const { isNarrow } = usePanes();
  const list = useGroupsFound(place);
  const { facets, isDegraded, isPlaceholderData } = list;
  const pane = useKeptPlace<HTMLDivElement>(!list.isPending);
  const input = useRef<HTMLInputElement>(null);
  const isEverything = isEverywhere(place);
  useDocumentTitle(groupTexts.discover);
  useFocusAtStart(input);

  const go = (to: Place, replace = false) => void navigate({ to: '/discover', search: searchOf(to), replace });
  const toFirstCard = () => pane.ref.current?.querySelector<HTMLElement>('[data-stop][tabindex="0"]')?.focus();
  const Title = isNarrow ? 'h2' : 'h1';

  return (
    <>
      {isNarrow ? <HomeSidebar /> : <DiscoverSidebar place={place} facets={facets} />}
      {isNarrow && <TopBar icon={Compass} title={groupTexts.discover} />}
      <div {...pane} className="scroll-pane flex min-h-0 flex-1 flex-col gap-4 p-4">
        <SearchHero
          title={<Title className="font-heavy text-2xl tracking-tighter">{discoveryTexts.title}</Title>}
          line={facets && (isEverything ? discoveryTexts.line(facets.total) : discoveryTexts.found(facets.total))}
          query={place.query}
          onSearch={(query) => go({ ...place, query }, true)}
          suggestion={isPlaceholderData ? null : (facets?.suggestion ?? null)}
          input={input}
          onDown={toFirstCard}
        />
        {isNarrow && <CategoryLinks place={place} facets={facets} look="chips" />}
        <FilterBar place={place} facets={facets} onGo={go} />
        <p role="status" className="contents">
          {isDegraded && <Degraded />}
        </p>
        <GroupsFound
          list={list}
          isEverything={isEverything}
          onShowAll={() => go({ query: '', category: null, tags: [], sort: place.sort })}
          onLeave={() => input.current?.focus()}
        />
      </div>
    </>
  );
}

const Degraded = () => (
  <span className="flex gap-2.5 rounded-md bg-mention px-3.5 py-2.5 text-sm">
    <Info aria-hidden className="mt-px size-4 shrink-0" />
    {discoveryTexts.isDegraded}
  </span>
);

/** Whoever comes to look for something begins to type; on a small screen that would bring up the keyboard. */
function useFocusAtStart(input: React.RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    const isElsewhere = document.activeElement instanceof HTMLElement && document.activeElement.dataset.stop;
    if (!isElsewhere && matchMedia('(pointer: fine)').matches) input.current?.focus({ preventScroll: true });
  }, [input]);
}
