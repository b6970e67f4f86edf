import { useEffect, useState } from 'react';

/** Whether `isSo` has held without a break for `ms`. */
export function useLasting(isSo: boolean, ms: number): boolean {
  const [hasLasted, setLasted] = useState(false);

  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(setLasted, ms, true);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [isSo, ms]);

  return isSo && hasLasted;
}
