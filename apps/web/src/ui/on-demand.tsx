import { type ComponentType, lazy, Suspense, useState } from 'react';
import { loadPart } from '#lib/load-part.ts';

/**
 * A part that shows only while `isOpen`, and whose code is loaded when it first does. It stays mounted afterwards, so
 * that it can leave as it came.
 */
export function onDemand<Props extends { isOpen: boolean }>(load: () => Promise<ComponentType<Props>>) {
  const Part = lazy(() => loadPart(load).then((part) => ({ default: part })));

  return function OnDemand(props: Props) {
    const [wasOpened, setWasOpened] = useState(props.isOpen);
    if (props.isOpen && !wasOpened) setWasOpened(true);
    return (
      wasOpened && (
        <Suspense>
          <Part {...props} />
        </Suspense>
      )
    );
  };
}
