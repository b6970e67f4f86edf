import { Skeleton } from '#ui/skeleton.tsx';

const shapes = ['w-1/3', 'w-3/5', 'w-2/5', 'w-1/2', 'w-3/4', 'w-1/4', 'w-2/3', 'w-2/5'];

/** In place of messages that are on their way: nothing but shapes, always the same (at most 8). */
export const MessageSkeletons = ({ count }: { count: number }) =>
  shapes.slice(0, count).map((width, place) => (
    <div key={place} className="mt-3 flex gap-3.5 px-5 py-1.25 max-md:px-3">
      <Skeleton className="size-9.5 rounded-squircle" />
      <div className="flex flex-1 flex-col gap-2 pt-1">
        <Skeleton className="h-3 w-28" />
        <Skeleton className={`h-3.5 ${width}`} />
      </div>
    </div>
  ));
