import { Skeleton } from '#ui/skeleton.tsx';

const rows = ['w-2/5', 'w-3/5', 'w-1/3', 'w-1/2', 'w-2/3', 'w-1/4'];

/** In place of a room while it is on its way. */
export const ConversationSkeleton = () => (
  <div aria-busy className="flex min-h-0 flex-1 flex-col">
    <div className="flex h-topbar shrink-0 items-center gap-3 border-line border-b px-5">
      <Skeleton className="size-4.5" />
      <Skeleton className="h-4 w-32" />
    </div>
    <div className="flex min-h-0 flex-1 flex-col justify-end gap-6 overflow-hidden px-5 pb-6">
      {rows.map((width) => (
        <div key={width} className="flex gap-3">
          <Skeleton className="size-9.5 shrink-0 rounded-squircle" />
          <div className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3 w-28" />
            <Skeleton className={`h-3.5 ${width}`} />
          </div>
        </div>
      ))}
    </div>
    <div className="px-5 pb-8">
      <Skeleton className="h-12 rounded-lg" />
    </div>
  </div>
);
