import type { RoomId, TopicId } from '@parley/contract/ids';
import type { Arrangement, RoomPlace, TopicPlace } from './arrangement.ts';

/** Somewhere to put what is dragged: how far down the list its upper edge would then be, in pixels. */
type Slot<Place> = { top: number; place: Place };

/** Where in the list a room that is dragged goes, if its upper edge is `top` pixels below that of the list. */
export function nearestRoomPlace(list: HTMLElement, top: number, { arrangement, roomId }: RoomDrag): RoomPlace | null {
  const own = list.querySelector<HTMLElement>(`[data-room="${roomId}"]`);
  const without = withoutGap(own, 1);
  const slots = arrangement.flatMap(({ topic }): Slot<RoomPlace>[] => {
    const section = list.querySelector<HTMLElement>(`[data-topic="${topic.id}"]`);
    const head = section?.querySelector<HTMLElement>('[data-head]');
    if (!section || !head) return [];
    const rows = [...section.querySelectorAll<HTMLElement>('[data-room]')].filter((row) => row !== own);
    const idOf = (row: HTMLElement | undefined) => (row?.dataset.room as RoomId | undefined) ?? null;
    const first = { top: without(bottomOf(head)), place: { roomId, topicId: topic.id, before: idOf(rows[0]) } };
    // What is put away stays so: the room then goes last.
    if ('collapsed' in head.dataset) return [{ ...first, place: { ...first.place, before: null } }];
    const after = rows.map((row, at) => ({
      top: without(bottomOf(row)),
      place: { roomId, topicId: topic.id, before: idOf(rows[at + 1]) },
    }));
    return [first, ...after];
  });
  return nearest(slots, top);
}

export type RoomDrag = { arrangement: Arrangement; roomId: RoomId };

/** The same for a topic with its rooms. */
export function nearestTopicPlace(
  list: HTMLElement,
  top: number,
  { arrangement, topicId }: TopicDrag,
): TopicPlace | null {
  const sectionOf = (id: TopicId) => list.querySelector<HTMLElement>(`[data-topic="${id}"]`);
  const without = withoutGap(sectionOf(topicId), 0);
  const others = arrangement.map(({ topic }) => topic.id).filter((id) => id !== topicId);
  const slots = others.flatMap((before): Slot<TopicPlace>[] => {
    const section = sectionOf(before);
    return section ? [{ top: without(section.offsetTop), place: { topicId, before } }] : [];
  });
  const last = others.at(-1) && sectionOf(others.at(-1) as TopicId);
  if (last) slots.push({ top: without(bottomOf(last)), place: { topicId, before: null } });
  return nearest(slots, top);
}

export type TopicDrag = { arrangement: Arrangement; topicId: TopicId };

const bottomOf = ({ offsetTop, offsetHeight }: HTMLElement) => offsetTop + offsetHeight;

/** Places as they would be without what is dragged, wherever it stands now, so that moving it does not move its goals. */
function withoutGap(own: HTMLElement | null, gapPx: number) {
  if (!own) return (top: number) => top;
  const { offsetTop, offsetHeight } = own;
  return (top: number) => (top > offsetTop ? top - offsetHeight - gapPx : top);
}

function nearest<Place>(slots: readonly Slot<Place>[], top: number): Place | null {
  const [first, ...others] = slots;
  if (!first) return null;
  return others.reduce((best, slot) => (Math.abs(slot.top - top) < Math.abs(best.top - top) ? slot : best), first)
    .place;
}
