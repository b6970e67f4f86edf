import { randomUUID } from 'node:crypto';
import type { RoomId, UserId } from '@parley/contract/ids';
import { expect, test } from 'vitest';
import type { PresenceChange, PresenceStore } from '#ports/presence-store.ts';

const times = { offlineAfterMs: 60, typingTtlMs: 60 };

/** What every presence store promises. `open` makes one whose times are short. */
export function presenceStoreSuite(
  open: (times: { offlineAfterMs: number; typingTtlMs: number }) => Promise<PresenceStore>,
) {
  const roomId = 'room' as RoomId;
  const ana = 'ana' as UserId;
  const tomasz = 'tomasz' as UserId;

  async function started() {
    const store = await open(times);
    const changes: PresenceChange[] = [];
    store.onChange((change) => changes.push(change));
    async function connect(userId: UserId, choice: 'online' | 'busy' | 'invisible' = 'online') {
      const id = randomUUID();
      await store.connect({ id, userId, choice });
      return id;
    }
    return { store, changes, connect };
  }

  test('predecessor defect 12: closing one of two tabs leaves a person online; closing the last one, after a while, does not', async () => {
    const { store, connect } = await started();
    const first = await connect(ana);
    const second = await connect(ana);
    await store.disconnect(first);
    expect(await store.listOnline()).toEqual(new Map([[ana, 'online']]));
    await store.disconnect(second);
    expect(await store.listOnline()).toEqual(new Map([[ana, 'online']]));
    await expect.poll(async () => (await store.listOnline()).size).toBe(0);
  });

  test('whoever is back in time was never offline', async () => {
    const { store, changes, connect } = await started();
    const tab = await connect(ana);
    const other = await connect(tomasz);
    await store.disconnect(tab);
    await connect(ana);
    await store.disconnect(other);
    await expect.poll(async () => [...(await store.listOnline()).keys()]).toEqual([ana]);
    expect(changes.filter((change) => 'userId' in change && change.userId === ana).length).toBeLessThanOrEqual(2);
  });

  test('a person is away when all of their devices are idle', async () => {
    const { store, connect } = await started();
    const laptop = await connect(ana);
    const phone = await connect(ana);
    await store.setIdle(laptop, true);
    expect((await store.listOnline()).get(ana)).toBe('online');
    await store.setIdle(phone, true);
    expect((await store.listOnline()).get(ana)).toBe('away');
    await store.setIdle(phone, false);
    expect((await store.listOnline()).get(ana)).toBe('online');
  });

  test('somebody busy is busy, and somebody invisible is offline, not here and not typing', async () => {
    const { store, connect } = await started();
    await connect(tomasz, 'busy');
    const tab = await connect(ana, 'invisible');
    await store.enter(tab, roomId);
    await store.setTyping(ana, roomId, true);
    expect(await store.listOnline()).toEqual(new Map([[tomasz, 'busy']]));
    expect(await store.listHere(roomId)).toEqual([]);
    expect(await store.listTyping(roomId)).toEqual([]);
    await store.setChoice(ana, 'online');
    expect(await store.listHere(roomId)).toEqual([ana]);
  });

  test('a person is in a room once, in order of entering, until their last tab has left it', async () => {
    const { store, connect } = await started();
    const [first, second, other] = [await connect(ana), await connect(ana), await connect(tomasz)];
    await store.enter(first, roomId);
    await store.enter(other, roomId);
    await store.enter(second, roomId);
    expect(await store.listHere(roomId)).toEqual([ana, tomasz]);
    await store.leave(first, roomId);
    expect(await store.listHere(roomId)).toEqual([ana, tomasz]);
    await store.disconnect(second);
    expect(await store.listHere(roomId)).toEqual([tomasz]);
  });

  test('a connection that says where it is before it says whose it is, counts once both are known, and again after a gap', async () => {
    const { store } = await started();
    await store.enter('early', roomId);
    expect(await store.listHere(roomId)).toEqual([]);
    await store.connect({ id: 'early', userId: ana, choice: 'online' });
    expect(await store.listHere(roomId)).toEqual([ana]);
    await store.disconnect('early');
    expect(await store.listHere(roomId)).toEqual([]);
    await store.connect({ id: 'early', userId: ana, choice: 'online' });
    expect(await store.listHere(roomId)).toEqual([ana]);
    await store.leave('early', roomId);
    expect(await store.listHere(roomId)).toEqual([]);
  });

  test('a connection that was connected twice counts until it was disconnected twice, and then nowhere', async () => {
    const { store } = await started();
    for (let i = 0; i < 2; i++) await store.connect({ id: 'twice', userId: ana, choice: 'online' });
    await store.enter('twice', roomId);
    await store.disconnect('twice');
    expect(await store.listHere(roomId)).toEqual([ana]);
    await store.disconnect('twice');
    expect(await store.listHere(roomId)).toEqual([]);
    await expect.poll(async () => (await store.listOnline()).size).toBe(0);
  });

  test('typing ends by itself, on leaving the room, and when it is said', async () => {
    const { store, connect } = await started();
    const tab = await connect(ana);
    await store.enter(tab, roomId);
    await store.setTyping(ana, roomId, true);
    expect(await store.listTyping(roomId)).toEqual([ana]);
    await expect.poll(() => store.listTyping(roomId)).toEqual([]);
    await store.setTyping(ana, roomId, true);
    await store.setTyping(ana, roomId, false);
    expect(await store.listTyping(roomId)).toEqual([]);
    await store.setTyping(ana, roomId, true);
    await store.leave(tab, roomId);
    expect(await store.listTyping(roomId)).toEqual([]);
  });
}
