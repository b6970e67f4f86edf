import { Skeleton } from '#ui/skeleton.tsx';

/** In place of the sidebar while the group is on its way. */
export const GroupSidebarSkeleton = () => (
  <div aria-hidden className="flex min-h-0 flex-1 flex-col">
    <Skeleton className="h-27 w-full rounded-none" />
    <div className="flex flex-col gap-4 px-4 pt-6">
      {['w-20', 'w-32', 'w-28', 'w-16', 'w-36', 'w-24', 'w-30'].map((width) => (
        <Skeleton key={width} className={`h-3.5 ${width}`} />
      ))}
    </div>
  </div>
);
