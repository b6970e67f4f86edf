import { Hash } from 'lucide-react';
import { messageTexts } from '#texts/messages.ts';
import { MessageSkeletons } from './message-skeletons.tsx';

/** Above a room's first message. */
export function RoomBeginning({ roomName, description }: { roomName: string; description: string }) {
  return (
    <header className="px-5 pt-16 pb-3 max-md:px-3">
      <span className="mb-3 grid size-14 place-items-center rounded-squircle bg-accent-soft text-accent-text">
        <Hash aria-hidden className="size-7" strokeWidth={1.8} />
      </span>
      <h2 className="break-words font-bold text-xl tracking-tight">{messageTexts.beginningTitle(roomName)}</h2>
      <p className="mt-1 whitespace-pre-wrap break-words text-md text-muted">
        {description || messageTexts.beginningLine}
      </p>
    </header>
  );
}

/** In place of messages that are on their way. */
export const LoadingRows = ({ count = 4 }: { count?: number }) => (
  <div role="status" aria-label={messageTexts.loadingMore}>
    <MessageSkeletons count={count} />
  </div>
);
