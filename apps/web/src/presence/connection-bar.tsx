import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cx } from '#lib/class-names.ts';
import { presenceTexts } from '#texts/presence.ts';
import { Spinner } from '#ui/spinner.tsx';
import { type Outage, useOutage } from './use-outage.ts';

/** How long the good news stays. */
const backMs = 2_500;

/**
 * Says what keeps the tab from the server, and when that is over. It has a place of its own in the flow of the page and
 * takes none while all is well.
 */
export function ConnectionBar() {
  const outage = useOutage();
  const isBack = useIsBack(outage);
  // While the bar closes it still shows what it said last.
  const [last, setLast] = useState<Outage | 'back'>('connecting');
  const now = outage ?? (isBack ? 'back' : null);
  if (now && now !== last) setLast(now);

  return (
    <>
      <p role="status" className="sr-only">
        {now && presenceTexts[now]}
      </p>
      <div
        aria-hidden
        className={cx(
          'grid shrink-0 transition-[grid-template-rows] duration-slow',
          now ? 'grid-rows-[1fr]' : 'grid-rows-[0fr]',
        )}
      >
        <div
          className={cx(
            'flex items-center justify-center gap-2 overflow-hidden font-medium text-sm transition-colors',
            last === 'back' ? 'bg-raised text-muted' : 'bg-accent-soft text-text',
          )}
        >
          {now === 'connecting' && <Spinner className="size-3.5" />}
          {last === 'offline' && <CloudOff className="size-4" />}
          <span className="my-1.5">{presenceTexts[last]}</span>
        </div>
      </div>
    </>
  );
}

/** Whether an outage has just ended. */
function useIsBack(outage: Outage | null) {
  const [isBack, setBack] = useState(false);

  useEffect(() => {
    if (!outage) return;
    // What was an outage until now is over when this effect is undone.
    return () => setBack(true);
  }, [outage]);

  useEffect(() => {
    if (!isBack) return;
    const timer = setTimeout(() => setBack(false), backMs);
    return () => clearTimeout(timer);
  }, [isBack]);

  return isBack && outage === null;
}
