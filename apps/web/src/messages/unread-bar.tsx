import { ArrowUp, X } from 'lucide-react';
import { messageTexts } from '#texts/messages.ts';

type Props = {
  messages: number;
  /** When the first of them came, as the reader’s clock writes it; null when it isn't known. */
  since: string | null;
  onJump: () => void;
  onRead: () => void;
};

/** At the top while what is new begins above: leads there, or puts it away. */
export function UnreadBar({ messages, since, onJump, onRead }: Props) {
  return (
    <div className="absolute inset-x-5 top-2 z-20 flex animate-rise items-center rounded-md bg-accent font-semibold text-accent-ink text-sm shadow-overlay max-md:inset-x-2">
      <button
        type="button"
        className="flex min-h-8 min-w-0 flex-1 items-center gap-2 rounded-l-md px-3 text-left hover:bg-accent-hover pointer-coarse:min-h-touch"
        onClick={onJump}
      >
        <ArrowUp aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{messageTexts.newSince(messages, since)}</span>
        <span className="ml-auto shrink-0">{messageTexts.jump}</span>
      </button>
      <button
        type="button"
        className="flex min-h-8 shrink-0 items-center gap-1.5 rounded-r-md px-3 hover:bg-accent-hover pointer-coarse:min-h-touch"
        onClick={onRead}
      >
        {messageTexts.markRead}
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
