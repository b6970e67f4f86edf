import { Tooltip as Base } from '@base-ui/react/tooltip';
import { Kbd } from './kbd.tsx';
import { readTip } from './tooltip.ts';
import { useTip } from './use-tip.ts';

/** Where all tooltips show, for the eye only: what they say is read with the control. Once in the page. */
export function TooltipLayer() {
  const { anchor, isOpen } = useTip();

  return (
    <Base.Root open={isOpen}>
      <Base.Portal>{anchor && <Tip anchor={anchor} {...readTip(anchor)} />}</Base.Portal>
    </Base.Root>
  );
}

type Props = ReturnType<typeof readTip> & { anchor: HTMLElement };

const Tip = ({ anchor, text, keys, side }: Props) => (
  <Base.Positioner anchor={anchor} side={side} sideOffset={8} collisionPadding={8} className="pointer-events-none z-50">
    <Base.Popup
      aria-hidden
      className="flex max-w-tip origin-(--transform-origin) items-center gap-2 rounded-md border border-line bg-overlay px-2.5 py-1.5 font-medium text-sm text-text shadow-overlay transition-[opacity,scale] data-ending-style:scale-97 data-starting-style:scale-94 data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      {text}
      {keys && <Kbd>{keys}</Kbd>}
    </Base.Popup>
  </Base.Positioner>
);
