import { type RefObject, useLayoutEffect, useRef } from 'react';
import { sliding } from './timing.ts';

type Places = Map<string, DOMRect>;

/**
 * What carries a `data-slide` inside the container glides to its new place when `order` changes, from where it was seen to
 * be. Who asks for less movement sees it there at once.
 */
export function useSlide<Container extends HTMLElement>(order: string): RefObject<Container | null> {
  const container = useRef<Container>(null);
  const moved = useRef<{ order: string; from: Places | null }>({ order, from: null });
  // While a new order is rendered, the page still shows the old one.
  if (moved.current.order !== order) moved.current = { order, from: measure(container.current) };

  useLayoutEffect(() => {
    const { from } = moved.current;
    moved.current.from = null;
    if (from && !matchMedia('(prefers-reduced-motion: reduce)').matches) glide(container.current, from);
  });

  return container;
}

function glide(container: HTMLElement | null, from: Places) {
  for (const element of slidesIn(container)) {
    const before = from.get(element.dataset.slide ?? '');
    if (!before) continue;
    const now = element.getBoundingClientRect();
    const [x, y] = [before.left - now.left, before.top - now.top];
    if (x || y) element.animate({ transform: [`translate(${x}px, ${y}px)`, 'none'] }, sliding);
  }
}

const slidesIn = (container: HTMLElement | null) => [
  ...(container?.querySelectorAll<HTMLElement>('[data-slide]') ?? []),
];

const measure = (container: HTMLElement | null): Places =>
  new Map(slidesIn(container).map((element) => [element.dataset.slide ?? '', element.getBoundingClientRect()]));
