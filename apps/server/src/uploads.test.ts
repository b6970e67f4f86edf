import { listFiles } from '@parley/api/testing/folder';
import { testPicture } from '@parley/api/testing/odd-files';
import type { GroupView } from '@parley/contract/groups';
import type { GroupId, PictureId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { PictureKind, UploadView } from '@parley/contract/pictures';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { testServer } from './testing/server.ts';
import { ana, type Visitor, visit } from './testing/visitor.ts';

const patienceMs = 10_000;
const ben = { ...ana, username: 'ben', displayName: 'Ben', email: 'ben@example.org' };
const upload = (visitor: Visitor, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
  visitor.request('/uploads', { method: 'POST', body, headers: { 'content-type': 'image/png', ...headers } });

async function two() {
  const server = await testServer();
  const [hers, his] = [visit(server), visit(server)];
  await hers.trpc.auth.signUp.mutate(ana);
  await his.trpc.auth.signUp.mutate(ben);
  const png = await (await testPicture({ width: 300, height: 200 })).png().toBuffer();
  return { ...server, hers, his, png };
}

async function sent(visitor: Visitor, png: Buffer): Promise<UploadView> {
  const response = await upload(visitor, png);
  expect(response.status).toBe(201);
  return (await response.json()) as UploadView;
}

const choiceOf = (uploadId: UploadView['id'], kind: PictureKind = 'icon') => ({
  ...{ kind, uploadId, turns: 0 },
  crop: { x: 10, y: 20, width: kind === 'icon' ? 80 : 160, height: 80 },
});

async function untilReady(visitor: Visitor, pictureId: PictureId) {
  await vi.waitFor(async () => {
    expect((await visitor.trpc.pictures.get.query({ pictureId })).state).toBe('ready');
  }, patienceMs);
}

const publicGroup = { name: 'Synths', description: '', category: 'music', isPublic: true } as const;

test('a picture that was sent becomes an icon that the others get, whole, in part, and for good', async () => {
  const { hers, his, png, origin } = await two();
  const { id, ...facts } = await sent(hers, png);
  expect(facts).toEqual({ width: 300, height: 200, isAnimated: false });
  const { id: pictureId } = await hers.trpc.pictures.setMine.mutate(choiceOf(id));
  await untilReady(hers, pictureId);
  const me = (await hers.trpc.auth.session.query()).user;
  expect(me).toMatchObject({ icon: { id: pictureId, isAnimated: false }, wallpaper: null, version: 1 });

  const whole = await his.request(`/pictures/${pictureId}/64.webp`);
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 64, height: 64 });
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'image/webp',
    'content-length': String(bytes.length),
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  const avif = await his.request(`/pictures/${pictureId}/512.avif`);
  expect(avif.headers.get('content-type')).toBe('image/avif');

  for (const [range, first, last] of [
    ['bytes=0-99', 0, 99],
    ['bytes=100-', 100, bytes.length - 1],
    ['bytes=-50', bytes.length - 50, bytes.length - 1],
  ] as const) {
    const part = await his.request(`/pictures/${pictureId}/64.webp`, { headers: { range } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes ${first}-${last}/${bytes.length}`]);
    expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(first, last + 1))).toBe(true);
  }
  const beyond = await his.request(`/pictures/${pictureId}/64.webp`, { headers: { range: 'bytes=9999999-' } });
  expect(beyond.status).toBe(416);
  expect((await his.request(`/pictures/${pictureId}/65.webp`)).status).toBe(404);
  expect((await his.request(`/pictures/${pictureId}/64.svg`)).status).toBe(404);
  expect((await his.request('/pictures/nothing/64.webp')).status).toBe(404);
  expect((await visit({ origin }).request(`/pictures/${pictureId}/64.webp`)).status).toBe(401);
});

test('whoever set a picture can choose another part of what was sent, which nobody else gets', async () => {
  const { hers, his, png } = await two();
  const { id: groupId } = await hers.trpc.groups.create.mutate(publicGroup);
  await his.trpc.groups.join.mutate({ groupId });
  const { id } = await sent(hers, png);
  const { id: own } = await hers.trpc.pictures.setMine.mutate(choiceOf(id));
  const { id: ofGroup } = await hers.trpc.pictures.setGroups.mutate({ groupId, ...choiceOf(id) });
  for (const pictureId of [own, ofGroup]) {
    await untilReady(hers, pictureId);
    const how = { turns: 0, isFlipped: false, crop: { x: 10, y: 20, width: 80, height: 80 } };
    const original = { fullWidth: 300, fullHeight: 200, ...how };
    expect(await hers.trpc.pictures.original.query({ pictureId })).toEqual(original);
    const file = await hers.request(`/pictures/${pictureId}/original`);
    expect(Buffer.from(await file.arrayBuffer()).equals(png)).toBe(true);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const refusals = pictureId === own ? [404, 'not_found'] : [403, 'forbidden'];
    const reason = { data: { reason: refusals[1] } };
    await expect(his.trpc.pictures.original.query({ pictureId })).rejects.toMatchObject(reason);
    await expect(his.trpc.pictures.reuse.mutate({ pictureId })).rejects.toMatchObject(reason);
    expect((await his.request(`/pictures/${pictureId}/original`)).status).toBe(refusals[0]);
  }
  const { uploadId } = await hers.trpc.pictures.reuse.mutate({ pictureId: own });
  const next = { ...choiceOf(uploadId), turns: 1, isFlipped: true };
  const { id: pictureId } = await hers.trpc.pictures.setMine.mutate(next);
  await untilReady(hers, pictureId);
  expect(await hers.trpc.pictures.original.query({ pictureId })).toMatchObject({ turns: 1, isFlipped: true });
  const gone = { data: { reason: 'not_found' } };
  await expect(hers.trpc.pictures.original.query({ pictureId: own })).rejects.toMatchObject(gone);
});

test('the picture of a private group is its members’ alone; of a public one it is everybody’s', async () => {
  const { hers, his, png } = await two();
  const { id } = await sent(hers, png);
  const group = await hers.trpc.groups.create.mutate({ ...publicGroup, isPublic: false });
  const set = { groupId: group.id as GroupId, ...choiceOf(id, 'wallpaper') };
  await expect(his.trpc.pictures.setGroups.mutate(set)).rejects.toMatchObject({ data: { reason: 'not_found' } });
  const { id: pictureId } = await hers.trpc.pictures.setGroups.mutate(set);
  await untilReady(hers, pictureId);
  const file = `/pictures/${pictureId}/600.avif`;
  expect((await hers.request(file)).status).toBe(200);
  expect((await his.request(file)).status).toBe(404);
  const progress = his.trpc.pictures.get.query({ pictureId });
  await expect(progress).rejects.toMatchObject({ data: { reason: 'not_found' } });

  await hers.trpc.groups.edit.mutate({ groupId: group.id, ...publicGroup });
  expect((await his.request(file)).status).toBe(200);
  const preview = await his.trpc.discovery.preview.query({ groupId: group.id });
  expect(preview.wallpaper).toMatchObject({ id: pictureId, placeholder: expect.any(String) });
});

test('a member without the right sets no picture of the group, and nobody one of another’s file', async () => {
  const { hers, his, png } = await two();
  const group = await hers.trpc.groups.create.mutate(publicGroup);
  await his.trpc.groups.join.mutate({ groupId: group.id });
  const { id: hersToo } = await sent(hers, png);
  const { id } = await sent(his, png);
  const set = his.trpc.pictures.setGroups.mutate({ groupId: group.id, ...choiceOf(id) });
  await expect(set).rejects.toMatchObject({ data: { reason: 'forbidden' } });
  const remove = his.trpc.pictures.removeGroups.mutate({ groupId: group.id, kind: 'icon' });
  await expect(remove).rejects.toMatchObject({ data: { reason: 'forbidden' } });
  const stolen = his.trpc.pictures.setMine.mutate(choiceOf(hersToo));
  await expect(stolen).rejects.toMatchObject({ data: { reason: 'not_found' } });
});

test('a part that is not in the picture, or has not its shape, is refused', async () => {
  const { hers, png } = await two();
  const { id } = await sent(hers, png);
  for (const [turns, crop] of [
    [0, { x: 250, y: 0, width: 80, height: 80 }],
    [0, { x: 0, y: 0, width: 201, height: 201 }],
    [1, { x: 150, y: 0, width: 100, height: 100 }],
    [0, { x: 0, y: 0, width: 100, height: 50 }],
  ] as const) {
    const set = hers.trpc.pictures.setMine.mutate({ ...choiceOf(id), turns, crop });
    await expect(set).rejects.toMatchObject({ data: { reason: 'invalid', fields: ['crop'] } });
  }
});

test('whoever is not signed in, comes from elsewhere, sends too much or too often, leaves nothing', async () => {
  const { hers, png, origin, folder, deps } = await two();
  expect((await upload(visit({ origin }), png)).status).toBe(401);
  expect((await upload(hers, png, { origin: 'https://evil.example' })).status).toBe(403);
  const large = Buffer.alloc(limits.pictureMaxBytes + 1);
  expect((await upload(hers, large)).status).toBe(413);
  const unmeasured = new ReadableStream({
    pull(controller) {
      controller.enqueue(Buffer.alloc(1_000_000));
    },
  });
  const endless = await upload(hers, unmeasured, {}).catch(() => null);
  expect(endless?.status ?? 413).toBe(413); // or the line is cut while it still sends
  const page = await upload(hers, '<script>alert(1)</script>');
  expect([page.status, await page.json()]).toMatchObject([
    400,
    { error: { data: { reason: 'invalid', fields: ['kind'] } } },
  ]);
  const statuses = [];
  for (let i = 0; i < 20; i++) statuses.push((await upload(hers, 'no picture')).status);
  expect(statuses).toContain(429);
  expect(await listFiles(folder)).toEqual([]);
  expect(await deps.db.blob.count()).toBe(0);
});

test('a line that breaks while a picture is sent leaves nothing, and the server goes on', async () => {
  const { hers, png, folder } = await two();
  const cut = new AbortController();
  const slow = new ReadableStream({
    start: (controller) => controller.enqueue(png.subarray(0, 1_000)),
  });
  const options = { method: 'POST', body: slow, duplex: 'half', signal: cut.signal } as RequestInit;
  const sending = hers.request('/uploads', options);
  await vi.waitFor(async () => expect(await listFiles(folder)).toHaveLength(1), patienceMs);
  cut.abort();
  await expect(sending).rejects.toThrow();
  await vi.waitFor(async () => expect(await listFiles(folder)).toEqual([]), patienceMs);
  await sent(hers, png);
});

test('everybody sees a new picture at once, and its going; of two the one set last stays', async () => {
  const { hers, his, png, deps } = await two();
  const group = await hers.trpc.groups.create.mutate(publicGroup);
  await his.trpc.groups.join.mutate({ groupId: group.id });
  const events: unknown[] = [];
  const { live } = his.openLive();
  live.me.live.subscribe(undefined, { onData: (event) => events.push(event) });
  await vi.waitFor(() => expect(events).toHaveLength(1), patienceMs);

  const { id } = await sent(hers, png);
  const first = await hers.trpc.pictures.setMine.mutate(choiceOf(id));
  await untilReady(hers, first.id);
  const second = await hers.trpc.pictures.setMine.mutate(choiceOf(id));
  await untilReady(hers, second.id);
  const ofGroup = await hers.trpc.pictures.setGroups.mutate({ groupId: group.id, ...choiceOf(id) });
  await untilReady(hers, ofGroup.id);
  await hers.trpc.pictures.removeMine.mutate({ kind: 'icon' });
  const personHas = (icon: unknown) => ({ type: 'personChanged', person: expect.objectContaining({ icon }) });
  await vi.waitFor(
    () =>
      expect(events.slice(1)).toEqual([
        personHas({ id: first.id, isAnimated: false }),
        personHas({ id: second.id, isAnimated: false }),
        expect.objectContaining({ type: 'groupEdited', icon: { id: ofGroup.id, isAnimated: false } }),
        personHas(null),
      ]),
    patienceMs,
  );
  expect((await his.request(`/pictures/${second.id}/64.webp`)).status).toBe(404);
  const seen: GroupView = await his.trpc.groups.get.query({ groupId: group.id });
  expect(seen).toMatchObject({ icon: { id: ofGroup.id }, wallpaper: null });
  expect(await deps.db.picture.count()).toBe(1);
});
