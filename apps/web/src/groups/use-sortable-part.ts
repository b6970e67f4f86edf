import { type ComponentType, useEffect, useState } from 'react';
import { loadPart } from '#lib/load-part.ts';
import type { SortableStructureProps } from './sortable-structure.tsx';

type Part = ComponentType<SortableStructureProps>;

let loaded: Part | null = null;

/**
 * What drags, loaded for those who may move rooms while they see the rooms already; null until then, and where it can't be
 * loaded: rooms are then moved by their menus alone.
 */
export function useSortablePart(isWanted: boolean): Part | null {
  const [part, setPart] = useState(() => loaded);

  useEffect(() => {
    if (!isWanted || part) return;
    let isOver = false;
    function keep({ SortableStructure }: { SortableStructure: Part }) {
      loaded = SortableStructure;
      if (!isOver) setPart(() => SortableStructure);
    }
    // That the page is out of date is said elsewhere.
    loadPart(() => import('./sortable-structure.tsx')).then(keep, () => {});
    return () => {
      isOver = true;
    };
  }, [isWanted, part]);

  return isWanted ? part : null;
}
