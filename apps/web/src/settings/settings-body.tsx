import type { ReactNode } from 'react';
import { useDocumentTitle } from '#lib/document-title.ts';

type Props = { title: string; line: string; children: ReactNode };

/** A page of the settings: what it is about, then what it holds. */
export function SettingsBody({ title, line, children }: Props) {
  useDocumentTitle(title);

  return (
    <>
      <header className="mb-6">
        <h2 className="font-bold text-xl tracking-tighter">{title}</h2>
        <p className="mt-1 text-md text-muted">{line}</p>
      </header>
      {children}
    </>
  );
}
