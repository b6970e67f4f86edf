import type { SessionView } from '@parley/contract/auth';
import type { SessionId } from '@parley/contract/ids';
import type { Session } from '@parley/db';
import Bowser from 'bowser';

/** A device as its owner sees it in the list of devices. */
export function sessionView(row: Session, current: SessionId): SessionView {
  return {
    id: row.id as SessionId,
    device: deviceOf(row.userAgent),
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    isCurrent: row.id === current,
  };
}

/** Browser and system in words, such as "Firefox on Linux"; empty when neither is known. */
export function deviceOf(userAgent: string): string {
  if (userAgent === '') return '';
  const { browser, os } = Bowser.parse(userAgent);
  return [browser.name, os.name].filter(Boolean).join(' on ');
}
