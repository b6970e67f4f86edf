import { errorTexts } from '#texts/errors.ts';
import { HomeSidebar } from './home-sidebar.tsx';
import { MissingPane } from './missing-pane.tsx';

/** In place of a page that isn't there, with the ways to what is beside it. */
export const MissingAddress = () => (
  <>
    <HomeSidebar />
    <MissingPane title={errorTexts.missingTitle} to="/" toLabel={errorTexts.toStart}>
      {errorTexts.missingLine}
    </MissingPane>
  </>
);
