import type { GroupFacets } from '@parley/contract/discovery';
import { CategoryLinks } from '#discovery/category-links.tsx';
import type { Place } from '#discovery/place.ts';
import { discoveryTexts } from '#texts/discovery.ts';
import { groupTexts } from '#texts/groups.ts';
import { MeBar } from '#users/me-bar.tsx';
import { WaysIn } from './home-sidebar.tsx';
import { SidebarPane } from './pane.tsx';

/** The categories beside the groups that were found, and the other ways into a group. */
export const DiscoverSidebar = ({ place, facets }: { place: Place; facets: GroupFacets | null }) => (
  <SidebarPane label={discoveryTexts.categories}>
    <p className="px-4.5 pt-5 pb-4 font-bold text-lg tracking-tight">{groupTexts.discover}</p>
    <div className="scroll-pane flex-1">
      <CategoryLinks place={place} facets={facets} look="rows" />
      <hr className="mx-4.5 my-3 border-line" />
      <ul className="px-2">
        <WaysIn />
      </ul>
    </div>
    <MeBar />
  </SidebarPane>
);
