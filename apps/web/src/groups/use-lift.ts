import {
  type DndContextProps,
  type DragEndEvent,
  type DragStartEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { roomPartTexts } from '#texts/room-parts.ts';
import {
  type Arrangement,
  orderOf,
  type RoomPlace,
  roomStep,
  type Step,
  type TopicPlace,
  topicStep,
  withRoomAt,
  withTopicAt,
} from './arrangement.ts';
import { nearestRoomPlace, nearestTopicPlace } from './drop-slots.ts';
import { announcementsOf, findLifted, type Lifted } from './lift-words.ts';

type Place = RoomPlace | TopicPlace;
type Moves = { moveRoom: (place: RoomPlace) => void; moveTopic: (place: TopicPlace) => void };

const isRoomPlace = (place: Place): place is RoomPlace => 'roomId' in place;

const withPlace = (arrangement: Arrangement, place: Place | null) => {
  if (!place) return arrangement;
  return isRoomPlace(place) ? withRoomAt(arrangement, place) : withTopicAt(arrangement, place);
};

/** How long after a finger's release its click may come. */
const clickLateMs = 300;
/** A finger that has moved less has only rested. */
const stillPx = 8;

const steps: Record<string, Step> = { ArrowUp: 'up', ArrowDown: 'down' };
const keyboardCodes = { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] };

/** What is dragged in the list, and how all stands meanwhile; when it is dropped elsewhere, it is moved. */
export function useLift(arrangement: Arrangement, moves: Moves) {
  const list = useRef<HTMLDivElement>(null);
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const shown = withPlace(arrangement, place);
  const latest = useRef({ arrangement, shown, lifted, place });
  latest.current = { arrangement, shown, lifted, place };

  // What was dropped stays where it was put until the arrangement itself has it there.
  const isSettled = place !== null && lifted === null && orderOf(shown) === orderOf(arrangement);
  useEffect(() => {
    if (isSettled) setPlace(null);
  }, [isSettled]);

  function lift({ active }: DragStartEvent) {
    const found = findLifted(latest.current.arrangement, active.id);
    setPlace(null);
    setLifted(found);
    ignoreClick();
  }

  function goTo(next: Place | null) {
    const { shown, arrangement } = latest.current;
    if (next && orderOf(withPlace(arrangement, next)) !== orderOf(shown)) flushSync(() => setPlace(next));
  }

  function follow(top: number) {
    const { lifted, arrangement } = latest.current;
    const box = list.current?.querySelector<HTMLElement>('[data-structure]');
    if (!box || !lifted) return;
    const below = top - box.getBoundingClientRect().top;
    goTo(
      lifted.kind === 'room'
        ? nearestRoomPlace(box, below, { arrangement, roomId: lifted.id })
        : nearestTopicPlace(box, below, { arrangement, topicId: lifted.id }),
    );
  }

  function step(direction: Step) {
    const { lifted, shown } = latest.current;
    if (!lifted) return;
    goTo(lifted.kind === 'room' ? roomStep(shown, lifted.id, direction) : topicStep(shown, lifted.id, direction));
  }

  function drop({ active, activatorEvent, delta }: DragEndEvent) {
    const { place, shown, arrangement } = latest.current;
    setLifted(null);
    if (Math.hypot(delta.x, delta.y) < stillPx) offerMenu(list.current, active.id, activatorEvent);
    if (!place || orderOf(shown) === orderOf(arrangement)) return setPlace(null);
    if (isRoomPlace(place)) moves.moveRoom(place);
    else moves.moveTopic(place);
  }

  function putBack() {
    setLifted(null);
    setPlace(null);
  }

  const sensors = useLiftSensors(list, step);
  const context: DndContextProps = {
    sensors,
    onDragStart: lift,
    onDragMove: ({ active, activatorEvent }) => {
      const rect = active.rect.current.translated;
      if (rect && !(activatorEvent instanceof KeyboardEvent)) follow(rect.top);
    },
    onDragEnd: drop,
    onDragCancel: putBack,
    accessibility: {
      announcements: announcementsOf(() => latest.current),
      screenReaderInstructions: { draggable: roomPartTexts.dragHelp },
    },
  };
  return { lifted, shown, list, context };
}

/** Letting go of what was dragged is no click on it, so a link leads nowhere by it. */
function ignoreClick() {
  const prevent = (event: Event) => event.preventDefault();
  addEventListener('click', prevent, { capture: true });
  const stop = () => setTimeout(() => removeEventListener('click', prevent, { capture: true }), clickLateMs);
  for (const end of ['mouseup', 'touchend', 'touchcancel', 'keyup']) {
    addEventListener(end, stop, { capture: true, once: true });
  }
}

/** A finger that rested and moved nothing asks for the menu, as it does where nothing can be dragged. */
function offerMenu(list: HTMLElement | null, id: string | number, event: Event) {
  if (!('touches' in event)) return;
  const { clientX, clientY } = (event as TouchEvent).touches[0] ?? { clientX: 0, clientY: 0 };
  const row = list?.querySelector(`[data-room="${id}"] a, [data-topic="${id}"] [data-head] button`);
  const press = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX, clientY });
  // The row is first put down.
  setTimeout(() => row?.dispatchEvent(press));
}

/** A mouse drags after a few pixels, a finger after it has rested a moment, and the arrow keys go step by step. */
function useLiftSensors(list: RefObject<HTMLElement | null>, step: (direction: Step) => void) {
  return useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 300, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      keyboardCodes,
      coordinateGetter: (event, { active, currentCoordinates }) => {
        const direction = steps[event.code];
        if (!direction) return;
        event.preventDefault();
        step(direction);
        const row = list.current?.querySelector(`[data-room="${active}"], [data-topic="${active}"]`);
        const rect = row?.getBoundingClientRect();
        return rect ? { x: rect.left, y: rect.top } : currentCoordinates;
      },
    }),
  );
}
