import { Hash } from 'lucide-react';
import { messageTexts } from '#texts/messages.ts';
import { Skeleton } from '#ui/skeleton.tsx';

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

const shapes = ['w-1/3', 'w-3/5', 'w-2/5', 'w-1/2', 'w-3/4', 'w-1/4', 'w-2/3', 'w-2/5'];

/** In place of messages that are on their way. */
export function LoadingRows({ count = 4 }: { count?: number }) {
  return (
    <div role="status" aria-label={messageTexts.loadingMore}>
      {shapes.slice(0, count).map((width, place) => (
        // Nothing but shapes, always the same.
        <div key={place} className="mt-3 flex gap-3.5 px-5 py-1.25 max-md:px-3">
          <Skeleton className="size-9.5 rounded-squircle" />
          <div className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-28" />
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        </div>
      ))}
    </div>
  );
}
