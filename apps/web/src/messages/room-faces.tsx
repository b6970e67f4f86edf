import type { RoomSignals } from '@parley/contract/presence';
import { UsersRound } from 'lucide-react';
import { formatCompact, formatList } from '#lib/format.ts';
import { messagePartTexts } from '#texts/message-parts.ts';
import { Avatar } from '#ui/avatar.tsx';
import { tip } from '#ui/tooltip.ts';

const facesMax = 5;

/** Who has the room open: a few faces and how many more, or only a count where there are too many. */
export function RoomFaces({ signals }: { signals: RoomSignals | null }) {
  if (!signals || signals.hereCount === 0) return null;
  const { here, hereCount } = signals;
  const faces = here.slice(0, facesMax);
  const more = hereCount - faces.length;
  const names = here.map(({ displayName }) => displayName);
  const label = here.length > 0 ? messagePartTexts.hereNames(formatList(names)) : messagePartTexts.here(hereCount);

  return (
    <div
      role="img"
      aria-label={label}
      className="mr-1 flex items-center gap-1.5 text-muted text-xs"
      {...tip(label, { side: 'bottom' })}
    >
      <span className="flex -space-x-1.5">
        {faces.map((face) => (
          <span key={face.id} className="rounded-squircle bg-surface p-0.5">
            <Avatar of={face} size="face" />
          </span>
        ))}
      </span>
      {faces.length === 0 && <UsersRound aria-hidden className="size-4" />}
      {more > 0 && (
        <span className="tabular font-semibold">
          {faces.length > 0 && '+'}
          {formatCompact(more)}
        </span>
      )}
    </div>
  );
}
