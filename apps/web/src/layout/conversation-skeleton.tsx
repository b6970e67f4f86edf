import { MessageSkeletons } from '#messages/message-skeletons.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

/** In place of a room while it is on its way. */
export const ConversationSkeleton = () => (
  <div aria-busy className="flex min-h-0 flex-1 flex-col">
    <div className="flex h-topbar shrink-0 items-center gap-3 border-line border-b px-5">
      <Skeleton className="size-4.5" />
      <Skeleton className="h-4 w-32" />
    </div>
    <div className="flex min-h-0 flex-1 flex-col justify-end overflow-hidden pb-6">
      <MessageSkeletons count={8} />
    </div>
    <div className="px-5 pb-8">
      <Skeleton className="h-12 rounded-lg" />
    </div>
  </div>
);
