import type { SessionView } from '@parley/contract/auth';
import { Laptop, Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatAgo, formatFull } from '#lib/format.ts';
import { settingsTexts } from '#texts/settings.ts';

/** The server notes at most once in this time that a device was seen. */
const seenEveryMs = 6 * 60_000;

export const deviceName = ({ device }: SessionView) => device || settingsTexts.unknownDevice;

type Props = {
  device: SessionView;
  now: number;
  /** What can be done about it. */
  children: ReactNode;
};

/** A device that is signed in: what it is, where, and since when. */
export function DeviceRow({ device, now, children }: Props) {
  const { address, createdAt, lastSeenAt, isCurrent } = device;
  const Icon = /Android|iOS|Mobile/.test(device.device) ? Smartphone : Laptop;
  const isActive = isCurrent || now - Date.parse(lastSeenAt) < seenEveryMs;

  return (
    <li className="flex items-center gap-4 px-4 py-3.5">
      <span className="grid size-10 shrink-0 place-items-center rounded-squircle bg-hover text-muted max-sm:hidden">
        <Icon aria-hidden className="size-5" strokeWidth={1.8} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold text-md">{deviceName(device)}</p>
        <p className="text-muted text-sm">
          {isActive ? (
            <span className="text-text">{settingsTexts.activeNow}</span>
          ) : (
            <time dateTime={lastSeenAt} title={formatFull(lastSeenAt)}>
              {settingsTexts.lastSeen(formatAgo(lastSeenAt, now))}
            </time>
          )}
          {' · '}
          <time dateTime={createdAt} title={formatFull(createdAt)}>
            {settingsTexts.signedIn(formatAgo(createdAt, now))}
          </time>
          {address && <span className="tabular">{` · ${address}`}</span>}
        </p>
      </div>
      {children}
    </li>
  );
}
