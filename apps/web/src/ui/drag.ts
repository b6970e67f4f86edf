import type { DOMAttributes, Ref } from 'react';

/** What makes something that can also just stand there something that can be dragged. */
export type Drag = {
  /** For the element as a whole. */
  ref: Ref<HTMLDivElement>;
  /** For the part that it is taken by. */
  handle: DOMAttributes<HTMLElement> & { 'data-base-ui-swipe-ignore': 'y' };
  /** The id of the words that say how. */
  helpId: string;
  isDragging: boolean;
};
