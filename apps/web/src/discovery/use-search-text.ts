import { useEffect, useRef, useState } from 'react';

const settleMs = 150;

/**
 * What is typed, ahead of the query that the address holds: `onSettled` is called once it has stood still. When the address
 * changes by something else, the text follows.
 */
export function useSearchText(query: string, onSettled: (text: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = useRef(onSettled);
  settle.current = onSettled;

  useEffect(() => {
    if (typed === null) return;
    if (typed === query) return setTyped(null);
    const timer = setTimeout(() => settle.current(typed), settleMs);
    return () => clearTimeout(timer);
  }, [typed, query]);

  function clear() {
    setTyped(null);
    if (query) onSettled('');
  }

  return { text: typed ?? query, type: setTyped, clear };
}
