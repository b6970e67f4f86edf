import { useDraggable } from '@dnd-kit/core';
import type { DOMAttributes } from 'react';
import type { Drag } from './drag.ts';

/** Makes something that can be dragged, inside a `DndContext`. It stays where it is; what moves is in the context's overlay. */
export function useDrag(id: string): Drag {
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({ id });
  return {
    ref: setNodeRef,
    // A drawer around it leaves movement up and down to it.
    handle: { ...(listeners as DOMAttributes<HTMLElement> | undefined), 'data-base-ui-swipe-ignore': 'y' },
    helpId: attributes['aria-describedby'],
    isDragging,
  };
}
