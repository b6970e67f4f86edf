import { Toaster } from './toaster.tsx';
import { TooltipLayer } from './tooltip-layer.tsx';

/** What floats over every page: tooltips and toasts. Loaded after the first paint. */
export function PageLayers() {
  return (
    <>
      <TooltipLayer />
      <Toaster />
    </>
  );
}
