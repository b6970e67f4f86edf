import { MessageSquareText } from 'lucide-react';
import { uiTexts } from '#texts/ui.ts';

/** Before the very first page, when the answer is slow to come. */
export function PagePending() {
  return (
    <main aria-busy className="grid min-h-dvh place-items-center bg-surface text-accent-text">
      <MessageSquareText aria-label={uiTexts.loading} className="size-9 animate-shimmer" strokeWidth={1.6} />
    </main>
  );
}
