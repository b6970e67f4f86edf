import { useEffect, useRef } from 'react';
import { discoveryTexts } from '#texts/discovery.ts';
import { Button } from '#ui/button.tsx';

type Props = { onMore: () => void; isPending: boolean };

/** Asks for more when it comes near, and when it is pressed. */
export function LoadMore({ onMore, isPending }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const ask = useRef(onMore);
  ask.current = onMore;

  useEffect(() => {
    if (isPending || !place.current) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && ask.current(), {
      rootMargin: '600px',
    });
    watcher.observe(place.current);
    return () => watcher.disconnect();
  }, [isPending]);

  return (
    <div ref={place} className="flex justify-center py-2">
      <Button isPending={isPending} onClick={onMore}>
        {discoveryTexts.loadMore}
      </Button>
    </div>
  );
}
