import { formatDay } from '#lib/format.ts';
import { messageTexts } from '#texts/messages.ts';

const line =
  'flex items-center gap-3 px-5 text-xs before:flex-1 before:border-t after:flex-1 after:border-t max-md:px-3';

/** Where a day begins. */
export function DayDivider({ moment }: { moment: string }) {
  return (
    <div className={`${line} pt-5 pb-1 font-medium text-muted before:border-line after:border-line`}>
      <time dateTime={moment}>{formatDay(moment)}</time>
    </div>
  );
}

/** Where what is new begins. */
export function NewDivider() {
  return (
    <div
      data-new-line
      className={`${line} pt-4 pb-1 font-semibold text-accent-text before:border-accent/60 after:border-accent/60`}
    >
      {messageTexts.newMessages}
    </div>
  );
}
