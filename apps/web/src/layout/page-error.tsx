import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { CloudOff, RefreshCw } from 'lucide-react';
import { errorReason, errorText, isStaleChunk } from '#lib/errors.ts';
import { errorTexts } from '#texts/errors.ts';
import { uiTexts } from '#texts/ui.ts';
import { Button } from '#ui/button.tsx';
import { PageNotice } from './page-notice.tsx';

/** In place of a page that failed: says why, and tries again, or reloads when the product was updated meanwhile. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();

  if (isStaleChunk(error)) {
    return (
      <PageNotice
        icon={RefreshCw}
        title={errorTexts.staleTitle}
        action={
          <Button variant="primary" onClick={() => location.reload()}>
            {uiTexts.reload}
          </Button>
        }
      >
        {errorTexts.staleLine}
      </PageNotice>
    );
  }

  function retry() {
    reset();
    void router.invalidate();
  }

  return (
    <PageNotice
      icon={CloudOff}
      title={errorTexts.pageTitle}
      action={
        <Button variant="primary" onClick={retry}>
          {uiTexts.retry}
        </Button>
      }
    >
      {errorReason(error) ? errorText(error) : errorTexts.pageLine}
    </PageNotice>
  );
}
