import { ArrowDown } from 'lucide-react';
import { cx } from '#lib/class-names.ts';
import { messageTexts } from '#texts/messages.ts';

type Props = { isShown: boolean; messages: number; onPress: () => void };

/** Over the list's lower edge while its end is out of sight: leads to the present, and says how much is new there. */
export function PresentPill({ isShown, messages, onPress }: Props) {
  return (
    <button
      type="button"
      inert={!isShown}
      className={cx(
        'absolute right-5 bottom-3 z-10 flex h-9 items-center gap-2 rounded-full border border-line bg-overlay px-4 font-semibold text-sm shadow-overlay transition-[opacity,scale,visibility] duration-base hover:bg-hover max-md:right-3 pointer-coarse:h-touch',
        !isShown && 'invisible scale-94 opacity-0',
      )}
      onClick={onPress}
    >
      {messages > 0 && <span className="text-accent-text">{messageTexts.countNew(messages)}</span>}
      {messages === 0 && messageTexts.toPresent}
      <ArrowDown aria-hidden className="size-4" />
    </button>
  );
}
