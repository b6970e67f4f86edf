import os from 'node:os';
import { createDeps } from '@parley/api/deps';
import { sendMessage } from '@parley/api/messages/service';
import { diskBlobs } from '@parley/api/ports/disk-blobs';
import { localBus } from '@parley/api/ports/local-bus';
import { localPresenceStore } from '@parley/api/ports/local-presence-store';
import { localThrottle } from '@parley/api/ports/local-throttle';
import { luciaSessions } from '@parley/api/ports/lucia-sessions';
import { noDownloads } from '@parley/api/ports/no-downloads';
import { postgresMessages } from '@parley/api/ports/postgres-messages';
import { postgresSearch } from '@parley/api/ports/postgres-search';
import { sharpImages } from '@parley/api/ports/sharp-images';
import { requireRoomMember } from '@parley/api/rooms/queries';
import type { RoomId, UserId } from '@parley/contract/ids';
import { openDb } from '@parley/db';
import { v7 } from 'uuid';
import type { Store } from './store.ts';

const serverConnectionsMax = 20;

/** The product's own send, with the ports that a server has that runs alone. */
export async function openOurs(url: string): Promise<Store> {
  const { db, ...opened } = openDb(url, serverConnectionsMax);
  const report = (error: unknown) => {
    throw error;
  };
  const ports = { bus: localBus(report), presence: localPresenceStore(), throttle: localThrottle() };
  const files = { blobs: diskBlobs(os.tmpdir()), images: sharpImages(), downloads: noDownloads() };
  const place = { mailer: null, oauth: {}, publicUrl: new URL('http://localhost'), clock: () => new Date() };
  const deps = createDeps({
    db,
    ...ports,
    ...files,
    ...place,
    sessions: luciaSessions(db),
    search: postgresSearch(db),
    messageIndex: postgresMessages(db),
    report,
  });
  const members = new Map<string, ReturnType<typeof requireRoomMember>>();

  function memberOf(userId: string, roomId: string) {
    const key = `${userId} ${roomId}`;
    const member = members.get(key) ?? requireRoomMember(db, roomId as RoomId, userId as UserId);
    members.set(key, member);
    return member;
  }
  return {
    async send(userId, roomId, text) {
      return sendMessage(deps, await memberOf(userId, roomId), {
        roomId: roomId as RoomId,
        clientId: v7() as never,
        text,
        replyTo: null,
      });
    },
    async [Symbol.asyncDispose]() {
      deps.live[Symbol.dispose]();
      await opened[Symbol.asyncDispose]();
    },
  };
}
