import { cx } from '#lib/class-names.ts';
import { Skeleton } from '#ui/skeleton.tsx';

const widths = ['w-24', 'w-32', 'w-20', 'w-36', 'w-28'];

/** In place of the whole list. */
export const MemberListSkeleton = () => (
  <>
    <Skeleton className="m-3 mb-1 h-8.5 shrink-0 rounded-md pointer-coarse:h-touch" />
    <MemberSkeletons />
  </>
);

/** In place of members who are on the way. */
export const MemberSkeletons = () => (
  <div aria-busy className="px-2 pt-9">
    {widths.map((width) => (
      <MemberSkeleton key={width} className={width} />
    ))}
  </div>
);

/** In place of one member; the class says how wide the name is. */
export const MemberSkeleton = ({ className }: { className: string }) => (
  <span aria-hidden className="flex min-h-11 items-center gap-2.5 px-2 py-1">
    <Skeleton className="size-8 shrink-0 rounded-squircle" />
    <Skeleton className={cx('h-3.5', className)} />
  </span>
);
