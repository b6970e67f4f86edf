import { createFileRoute } from '@tanstack/react-router';
import { HomeSidebar } from '#layout/home-sidebar.tsx';
import { MissingPane } from '#layout/missing-pane.tsx';
import { errorTexts } from '#texts/errors.ts';

/** Any other address, with the ways to what is there beside it. */
export const Route = createFileRoute('/_app/$')({ component: Missing });

function Missing() {
  return (
    <>
      <HomeSidebar />
      <MissingPane title={errorTexts.missingTitle} to="/" toLabel={errorTexts.toStart}>
        {errorTexts.missingLine}
      </MissingPane>
    </>
  );
}
