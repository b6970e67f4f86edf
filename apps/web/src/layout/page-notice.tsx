import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '#ui/empty-state.tsx';

type Props = { icon: LucideIcon; title: string; children: ReactNode; action: ReactNode };

/** A page that only says something, and leads on. */
export function PageNotice({ icon, title, children, action }: Props) {
  return (
    <main className="grid min-h-dvh bg-surface">
      <EmptyState icon={icon} title={title} action={action}>
        {children}
      </EmptyState>
    </main>
  );
}
