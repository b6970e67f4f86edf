import { buffer } from 'node:stream/consumers';
import { pictureShapes } from '@parley/contract/pictures';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { github, google, iris, join, oauthWorld } from './testing/oauth.ts';

const patient = { timeout: 15_000, interval: 50 };

/** A red square on nothing, left and right of which there is blue. */
async function seeThrough(): Promise<Buffer> {
  const create = (width: number, background: string) => ({
    create: { width, height: 300, channels: 4 as const, background },
  });
  return sharp(create(500, '#0000ff80'))
    .composite([{ input: create(300, '#ff0000ff'), left: 100, top: 0, blend: 'source' }])
    .png()
    .toBuffer();
}

test.each([google, github])('whoever comes from %s with a picture has its middle as their icon', async (name) => {
  const { server, db } = await oauthWorld({ picture: await seeThrough() });
  const { visitor } = await join(server, name);
  const me = async () => (await visitor.trpc.auth.session.query()).user;
  await vi.waitFor(async () => expect(await me()).toMatchObject({ icon: { isAnimated: false }, version: 1 }), patient);
  const id = (await me())?.icon?.id;
  const response = await visitor.request(`/pictures/${id}/256.webp`);
  const { data, info } = await sharp(await response.arrayBuffer())
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([256, 256]);
  for (const at of [0, data.length - info.channels]) expect([...data.subarray(at, at + 3)]).toEqual(near([255, 0, 0]));
  expect(await db.pictureVariant.count()).toBe(2 * pictureShapes.icon.widths.length);
});

const near = (colour: number[]) => colour.map((value) => expect.closeTo(value, -1));

test.each([
  ['is away for a while', 'picture 500', /^the answer is 500$/],
  ['stops in the middle', 'picture slow', /abort/i],
] as const)(
  'a provider that %s is asked again, and meanwhile one is signed in',
  { timeout: 60_000 },
  async (_, fault, error) => {
    const { server, provider, db } = await oauthWorld({ picture: await seeThrough() });
    provider.state.fault = fault;
    const { visitor } = await join(server, github);
    const failed = () => db.$queryRaw`
    SELECT attempts::int, last_error AS error FROM graphile_worker.jobs
    WHERE task_identifier = 'pictures.import' AND locked_at IS NULL`;
    const once = [{ attempts: 1, error: expect.stringMatching(error) }];
    await vi.waitFor(async () => expect(await failed()).toEqual(once), { timeout: 30_000, interval: 50 });
    expect((await visitor.trpc.auth.session.query()).user).toMatchObject({ username: iris.login, icon: null });
    provider.state.fault = null;
    await vi.waitFor(async () => expect((await db.user.findFirst())?.icon).not.toBeNull(), patient);
    expect(await db.upload.count()).toBe(1);
  },
);

test('what is no picture is left out for good, and nothing of it stays', async () => {
  const { server, db } = await oauthWorld({ picture: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') });
  await join(server, google);
  const givenUp = () =>
    db.$queryRaw`SELECT attempts = max_attempts AS last FROM graphile_worker.jobs WHERE locked_at IS NULL`;
  await vi.waitFor(async () => expect(await givenUp()).toEqual([{ last: true }]), patient);
  expect([await db.upload.count(), await db.blob.count(), (await db.user.findFirst())?.icon]).toEqual([0, 0, null]);
});

test('only places of the operator’s own may be inside: else a provider could make Parley ask anybody there', async () => {
  const { server, db } = await oauthWorld(
    { picture: await seeThrough() },
    { TRUSTED_ORIGINS: 'https://ghe.example.org' },
  );
  await join(server, github);
  const error = () => db.$queryRaw`SELECT last_error AS error FROM graphile_worker.jobs WHERE locked_at IS NULL`;
  await vi.waitFor(async () => expect(await error()).toEqual([{ error: 'no public address' }]), patient);
  expect(await db.upload.count()).toBe(0);
});

test('an icon that one has chosen meanwhile stays', async () => {
  const { server, provider, db } = await oauthWorld({ picture: await seeThrough() });
  provider.state.fault = 'picture 500';
  const { visitor } = await join(server, google);
  const body = await buffer(sharp({ create: { width: 80, height: 80, channels: 3, background: 'lime' } }).png());
  const upload = (await (await visitor.request('/uploads', { method: 'POST', body })).json()) as { id: never };
  const crop = { x: 0, y: 0, width: 80, height: 80 };
  const { id } = await visitor.trpc.pictures.setMine.mutate({ kind: 'icon', uploadId: upload.id, turns: 0, crop });
  provider.state.fault = null;
  await vi.waitFor(async () => expect(await db.$queryRaw`SELECT id FROM graphile_worker.jobs`).toEqual([]), patient);
  expect((await db.user.findFirst())?.icon).toMatchObject({ id });
});
