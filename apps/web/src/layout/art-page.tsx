import { MessageSquareText } from 'lucide-react';
import type { ReactNode } from 'react';
import { authTexts } from '#texts/auth.ts';
import { uiTexts } from '#texts/ui.ts';

type Props = {
  /** What the operator calls this place. */
  name?: string;
  children: ReactNode;
};

/** A page with a picture at the left, where there is room, and a form at the right. */
export function ArtPage({ name = uiTexts.appName, children }: Props) {
  return (
    <div className="grid min-h-dvh bg-surface lg:grid-cols-[1.1fr_1fr]">
      <header className="flex flex-col justify-between rounded-2xl bg-art p-11 text-on-image max-lg:hidden lg:m-4">
        <Mark name={name} />
        <div>
          <p className="font-heavy text-3xl tracking-display">
            {authTexts.artTitle.map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </p>
          <p className="mt-3.5 text-lg opacity-90">{authTexts.artLine}</p>
        </div>
      </header>
      <main className="flex flex-col px-6 py-8">
        <div className="m-auto flex w-full max-w-form flex-col">
          <div className="mb-8 text-accent-text lg:hidden">
            <Mark name={name} />
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}

const Mark = ({ name }: { name: string }) => (
  <p className="flex items-center gap-2.5 font-bold text-lg tracking-tight">
    <MessageSquareText aria-hidden className="size-6" strokeWidth={1.8} />
    <span className="min-w-0 break-words">{name}</span>
  </p>
);
