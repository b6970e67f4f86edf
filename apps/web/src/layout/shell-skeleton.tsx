import { GroupSidebarSkeleton } from '#groups/group-sidebar-skeleton.tsx';
import { uiTexts } from '#texts/ui.ts';
import { Skeleton } from '#ui/skeleton.tsx';
import { ConversationSkeleton } from './conversation-skeleton.tsx';

/** In place of the four panes until it is known who is here. */
export const ShellSkeleton = () => (
  <main aria-label={uiTexts.loading} aria-busy className="flex h-dvh bg-canvas">
    <div className="flex w-rail flex-col items-center gap-2.5 py-3.5 max-md:hidden">
      {['home', 'first', 'second', 'third'].map((key) => (
        <Skeleton key={key} className="size-11 rounded-lg" />
      ))}
    </div>
    <div className="flex w-sidebar flex-col overflow-hidden rounded-tl-xl bg-sidebar max-md:hidden">
      <GroupSidebarSkeleton />
    </div>
    <div className="flex min-w-0 flex-1 flex-col bg-surface">
      <ConversationSkeleton />
    </div>
  </main>
);
