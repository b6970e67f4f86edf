import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { testPicture } from '@parley/api/testing/odd-files';
import type { PictureProgress, SetMyPicture, UploadView } from '@parley/contract/pictures';
import { openDb } from '@parley/db';
import { type RunningServer, startBaseline } from '#baseline-process.ts';
import type { PictureOrder } from '#baselines/pictures.ts';
import { type Bench, type Case, inTurn } from '#bench.ts';
import { messageFrom } from '#pinned-process.ts';
import { makeWorld, type Person, type Product, startProduct } from '#product.ts';
import { rowOf, type Samples } from '#rows.ts';
import { cpuMs } from '#usage.ts';

/** As a telephone takes them, of a part of which an icon and a wallpaper are made. */
const size = { width: 4_000, height: 3_000 };
const crops = {
  icon: { left: 500, top: 0, width: 3_000, height: 3_000 },
  wallpaper: { left: 0, top: 500, width: 4_000, height: 2_000 },
} as const;
const kinds = ['icon', 'wallpaper'] as const;
const peopleCount = 10;
const lookMs = 50;
const madeWithinMs = 120_000;

/** An icon and a wallpaper from their files to all their variants: ours from the upload to the last row, sharp from the disk to memory. */
export const pictures: Case = {
  rows: ['pictures'],
  async run(bench) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'parley-bench-'));
    try {
      const file = path.join(folder, 'photo.jpg');
      await writeFile(file, await (await testPicture(size)).blur(2).jpeg({ quality: 90 }).toBuffer());
      return [await compare(bench, file, path.join(folder, 'files'))];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function compare(bench: Bench, file: string, filesFolder: string) {
  await using server = await startProduct({ FILES_FOLDER: filesFolder });
  await using byHand = await startBaseline('pictures');
  const { people } = await makeWorld(server, { people: peopleCount, rooms: 1 });
  await using opened = openDb(server.databaseUrl, 1);
  const photo = await readFile(file);
  let taken = 0;

  async function ours() {
    const person = people[taken++ % peopleCount] as Person;
    for (const kind of kinds) await setPicture({ server, person, photo, db: opened.db }, kind);
  }
  async function theirs() {
    for (const kind of kinds) await orderPicture(byHand, { path: file, kind, crop: crops[kind] });
  }
  const contenders: [string, RunningServer, () => Promise<void>][] = [
    ['ours', server, ours],
    ['sharp', byHand, theirs],
  ];
  const samples: Samples = {};
  for (const [, , make] of contenders) await make();
  for (let round = 0; round < bench.rounds; round++) {
    for (const [key, measured, make] of inTurn(contenders, round)) {
      const before = await cpuMs(measured);
      await make();
      samples[key] = [...(samples[key] ?? []), ((await cpuMs(measured)) - before) / kinds.length];
    }
    bench.say(`pictures: round ${round + 1} of ${bench.rounds}`);
  }
  return rowOf('pictures', 'ms CPU per picture', { samples });
}

async function orderPicture(byHand: RunningServer, picture: PictureOrder): Promise<void> {
  const made = messageFrom(byHand, madeWithinMs);
  byHand.child.send({ picture });
  await made;
}

interface Ordering {
  server: Product;
  person: Person;
  photo: Uint8Array<ArrayBuffer>;
  db: ReturnType<typeof openDb>['db'];
}

/** As a browser does it; whether the picture is made is read in the database, so that asking costs the server nothing. */
async function setPicture({ server, person, photo, db }: Ordering, kind: (typeof kinds)[number]): Promise<void> {
  const { id: uploadId } = await post<UploadView>(server, person, { path: '/uploads', body: photo });
  const { left: x, top: y, width, height } = crops[kind];
  const input: SetMyPicture = { kind, uploadId, turns: 0, isFlipped: false, crop: { x, y, width, height } };
  const body = JSON.stringify(input);
  const answer = await post<{ result: { data: PictureProgress } }>(server, person, {
    path: '/trpc/pictures.setMine',
    body,
  });
  const { id } = answer.result.data;
  const end = Date.now() + madeWithinMs;
  for (;;) {
    const picture = await db.picture.findUniqueOrThrow({ where: { id } });
    if (picture.state === 'ready') return;
    if (picture.state === 'failed' || Date.now() > end) throw new Error(`the picture is ${picture.state}`);
    await delay(lookMs);
  }
}

async function post<T>(
  { port }: Product,
  { token }: Person,
  { path, body }: { path: string; body: string | Uint8Array<ArrayBuffer> },
): Promise<T> {
  const origin = `http://localhost:${port}`;
  const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
  const headers = { origin, cookie: `__Host-parley=${token}`, 'content-type': type };
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
