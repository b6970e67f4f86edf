import { CSPProvider } from '@base-ui/react/csp-provider';
import { MotionRoot } from './motion-root.tsx';
import { Toaster } from './toaster.tsx';
import { TooltipLayer } from './tooltip-layer.tsx';

/** What floats over every page: tooltips and toasts. Loaded after the first paint. */
export function PageLayers() {
  return (
    <CSPProvider disableStyleElements>
      <MotionRoot>
        <TooltipLayer />
        <Toaster />
      </MotionRoot>
    </CSPProvider>
  );
}
