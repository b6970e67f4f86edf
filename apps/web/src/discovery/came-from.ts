import { useLocation } from '@tanstack/react-router';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Where the link stood that led here, so that there is a way back to its place. */
    cameFrom?: 'discover';
  }
}

/** Whether a card of the page of groups led here. */
export const useCameFromList = () => useLocation({ select: ({ state }) => state.cameFrom === 'discover' });
