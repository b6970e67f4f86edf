import type { ReactNode } from 'react';

/** The head of a page that only holds a form. */
export function FormHead({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="mb-6">
      <h1 className="font-heavy text-2xl tracking-tighter">{title}</h1>
      {children && <p className="mt-1.5 text-md text-muted">{children}</p>}
    </header>
  );
}

/** The look of a link within a line of text. */
export const lineLinkClass = 'rounded-xs font-semibold text-accent-text underline-offset-3 hover:underline';
