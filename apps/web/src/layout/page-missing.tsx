import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { useDocumentTitle } from '#lib/document-title.ts';
import { errorTexts } from '#texts/errors.ts';
import { buttonClass } from '#ui/button.tsx';
import { PageNotice } from './page-notice.tsx';

/** In place of a page that isn't there, or not for this person. */
export function PageMissing() {
  useDocumentTitle(errorTexts.notFound);

  return (
    <PageNotice
      icon={Compass}
      title={errorTexts.missingTitle}
      action={
        <Link to="/" className={buttonClass({ variant: 'primary' })}>
          {errorTexts.toStart}
        </Link>
      }
    >
      {errorTexts.missingLine}
    </PageNotice>
  );
}
