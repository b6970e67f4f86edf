import { readFile } from 'node:fs/promises';
import { openDb } from './client.ts';
import { demoPassword } from './seed/people.ts';
import { worldRows } from './seed/rows.ts';
import { readScript } from './seed/script.ts';

/** Whom one can sign in as in the small world; the first is its operator. */
export const demoAccounts = ['ana', 'tomasz'].map((username) => ({ username, password: demoPassword }));

const scripts = ['synth-club', 'riverside-film', 'allotment'];

/**
 * Fills a migrated database, in which nobody has an account yet, with a small believable world: fourteen people, two public groups and a
 * private one, and some 260 messages of the last weeks, a few of them unread. One transaction of eight statements.
 */
export async function seed(url: string): Promise<void> {
  const texts = scripts.map((name) => readFile(new URL(`./seed/${name}.txt`, import.meta.url), 'utf8'));
  const rows = worldRows((await Promise.all(texts)).map(readScript), new Date());
  await using opened = openDb(url, 1);
  const { db } = opened;
  await db.$transaction([
    db.user.createMany({ data: rows.users }),
    db.group.createMany({ data: rows.groups }),
    db.topic.createMany({ data: rows.topics }),
    db.room.createMany({ data: rows.rooms }),
    db.member.createMany({ data: rows.members }),
    db.message.createMany({ data: rows.messages }),
    db.mention.createMany({ data: rows.mentions }),
    db.mark.createMany({ data: rows.marks }),
  ]);
}
