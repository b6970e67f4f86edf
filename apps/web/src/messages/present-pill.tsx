import { AnimatePresence } from 'framer-motion';
import * as m from 'framer-motion/m';
import { ArrowDown } from 'lucide-react';
import { messageTexts } from '#texts/messages.ts';
import { growing } from '#ui/motion.ts';

type Props = { isShown: boolean; messages: number; onPress: () => void };

/** Over the list's lower edge while its end is out of sight: leads to the present, and says how much is new there. */
export function PresentPill({ isShown, messages, onPress }: Props) {
  return (
    <AnimatePresence>
      {isShown && (
        <m.button
          type="button"
          {...growing}
          className="absolute right-5 bottom-3 z-10 flex h-9 items-center gap-2 rounded-full border border-line bg-overlay px-4 font-semibold text-sm shadow-overlay hover:bg-hover max-md:right-3 pointer-coarse:h-touch"
          onClick={onPress}
        >
          {messages > 0 && <span className="text-accent-text">{messageTexts.countNew(messages)}</span>}
          {messages === 0 && messageTexts.toPresent}
          <ArrowDown aria-hidden className="size-4" />
        </m.button>
      )}
    </AnimatePresence>
  );
}
