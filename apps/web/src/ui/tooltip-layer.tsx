import { Tooltip as Base } from '@base-ui/react/tooltip';
import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import { Kbd } from './kbd.tsx';
import { growing } from './motion.ts';
import { readTip } from './tooltip.ts';
import { useTip } from './use-tip.ts';

/** Where all tooltips show, for the eye only: what they say is read with the control. Once in the page. */
export function TooltipLayer() {
  const anchor = useTip();

  return (
    <AnimatePresence>
      {anchor && (
        <Base.Root open>
          <Base.Portal>
            <Tip anchor={anchor} {...readTip(anchor)} />
          </Base.Portal>
        </Base.Root>
      )}
    </AnimatePresence>
  );
}

type Props = ReturnType<typeof readTip> & { anchor: HTMLElement };

const Tip = ({ anchor, text, keys, side }: Props) => (
  <Base.Positioner anchor={anchor} side={side} sideOffset={8} collisionPadding={8} className="pointer-events-none z-50">
    <Base.Popup
      aria-hidden
      className="flex max-w-tip origin-(--transform-origin) items-center gap-2 rounded-md border border-line bg-overlay px-2.5 py-1.5 font-medium text-sm text-text shadow-overlay"
      render={<m.div {...growing} />}
    >
      {text}
      {keys && <Kbd>{keys}</Kbd>}
    </Base.Popup>
  </Base.Positioner>
);
