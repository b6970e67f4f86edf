import type { GroupCategory } from '@parley/contract/groups';
import type { GroupId } from '@parley/contract/ids';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { listGroupStates } from '#discovery/queries.ts';
import type { GroupQuery, SearchIndex } from '#ports/search-index.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { testPeople } from './rows.ts';

export interface OpenedIndex {
  index: SearchIndex;
  /** Resolves when what was written is found. */
  settle: () => Promise<void>;
}

interface NewGroup {
  name: string;
  description?: string;
  tags?: string[];
  category?: GroupCategory;
  memberCount?: number;
  activity?: number;
  isPublic?: boolean;
}

const everything: GroupQuery = { query: '', category: null, tags: [], sort: 'relevance', cursor: null };

const town: NewGroup[] = [
  { name: 'Gaming Lounge', tags: ['chill'], category: 'gaming', memberCount: 40 },
  { name: 'Synth Club', tags: ['hardware'], category: 'music', description: 'Modular and analog.', memberCount: 30 },
  { name: 'Café Society', tags: ['coffee', 'talk'], category: 'community', description: 'Slow mornings.' },
  { name: 'JavaScript Corner', tags: ['web', 'talk'], category: 'science', description: 'The language of the web.' },
  { name: '日本語を学ぶ', tags: ['languages'], category: 'education', description: '一緒に勉強しましょう。' },
  { name: 'Night Walkers', tags: ['walks'], category: 'community', description: 'We meet at a synth shop.' },
];

/** What every search index promises. `open` makes one over a test's database. */
export function searchSuite(open: (database: TestDatabase) => Promise<OpenedIndex>) {
  async function world(groups: NewGroup[] = town) {
    const database = await testDatabase();
    const { index, settle } = await open(database);
    const [ownerId = ''] = await testPeople(database, 1);
    async function add(added: NewGroup[]) {
      const rows = added.map((group) => ({ id: v7() as GroupId, ownerId, isPublic: true, memberCount: 1, ...group }));
      await database.db.group.createMany({ data: rows });
      await written(rows.map(({ id }) => id));
      return rows;
    }
    async function written(ids: GroupId[]) {
      await index.write(await listGroupStates(database.db, ids));
      await settle();
    }
    const rows = await add(groups);
    const names = new Map<string, string>();
    async function find(query: Partial<GroupQuery>) {
      const hits = await index.find({ ...everything, ...query });
      const found = await database.db.group.findMany({
        where: { id: { in: hits.ids } },
        select: { id: true, name: true },
      });
      for (const { id, name } of found) names.set(id, name);
      return { ...hits, names: hits.ids.map((id) => names.get(id) ?? '') };
    }
    const idOf = (name: string) => rows.find((row) => row.name === name)?.id as GroupId;
    return { ...database, index, settle, add, written, find, idOf };
  }

  test('a group is found by its name, a beginning, a slip, without its accents, by a synonym and in another order', async () => {
    const { find } = await world();
    const meant = {
      'Gaming Lounge': ['gaming lounge', 'gam', 'Gaming', 'lounge g', 'gamnig', 'game'],
      'Synth Club': ['synth club', 'syntg club', 'club synth', 'synth clu', 'snth club'],
      'Café Society': ['cafe', 'CAFÉ', 'cafe society', 'society café', 'coffee'],
      'JavaScript Corner': ['js', 'javascript', 'javascrpt', 'jav'],
      日本語を学ぶ: ['日本', '日本語', '勉強'],
    };
    for (const [name, queries] of Object.entries(meant)) {
      for (const query of queries) expect([query, (await find({ query })).names[0]]).toEqual([query, name]);
    }
  });

  test('what no group has finds nothing, and no sign breaks the query', async () => {
    const { find } = await world();
    expect((await find({ query: 'accordion' })).names).toEqual([]);
    expect((await find({ query: 'gaming accordion' })).names).toEqual([]);
    for (const query of [`"synth' & | ! : * ( ) \\ <-> club`, '-synth +club~', 'synth/club', 'AND synth OR club']) {
      expect((await find({ query })).ids.length).toBeLessThanOrEqual(1);
    }
    expect((await find({ query: `"synth" & (club):*` })).names).toEqual(['Synth Club']);
    expect((await find({ query: '!!! ???' })).facets?.total).toBe(town.length);
  });

  test('a name counts more than tags, tags more than a description, and size and activity decide among equals', async () => {
    const { find } = await world([
      { name: 'Evening Walks', description: 'Sometimes about chess.', memberCount: 900 },
      { name: 'Quiet Boards', tags: ['chess'], memberCount: 90 },
      { name: 'Chess North', memberCount: 20 },
      { name: 'Chess South', memberCount: 800 },
      { name: 'Chess Small', memberCount: 20, activity: 400 },
    ]);
    expect((await find({ query: 'chess' })).names).toEqual([
      'Chess South',
      'Chess Small',
      'Chess North',
      'Quiet Boards',
      'Evening Walks',
    ]);
  });

  test('a slip is told as what was probably meant, and what is right is not', async () => {
    const { find } = await world();
    expect((await find({ query: 'syntg club' })).facets?.suggestion).toBe('synth club');
    expect((await find({ query: 'synth clu' })).facets?.suggestion).toBeNull();
  });

  test('the words that a group was found by are told as they stand in it', async () => {
    const { find, idOf } = await world();
    const told = async (name: string, query: string) => (await find({ query })).matched.get(idOf(name))?.toSorted();
    expect(await told('Gaming Lounge', 'gam')).toEqual(['gaming']);
    expect(await told('Gaming Lounge', 'games')).toEqual(['gaming']);
    expect(await told('Synth Club', 'syntg modular')).toEqual(['modular', 'synth']);
    expect(await told('Café Society', 'cafe coffee')).toEqual(['cafe', 'coffee']);
    expect(await told('JavaScript Corner', 'js')).toEqual(['javascript']);
    expect(await told('日本語を学ぶ', '日本')).toEqual(['日', '本']);
    expect((await find({})).matched.get(idOf('Synth Club')) ?? []).toEqual([]);
  });

  test('the counts of categories add up to what fits without one, and tags and categories narrow what is found', async () => {
    const { find } = await world();
    const all = (await find({})).facets;
    expect(all?.total).toBe(town.length);
    expect(all?.categories.reduce((sum, { count }) => sum + count, 0)).toBe(town.length);
    expect(all?.tags).toContainEqual({ tag: 'talk', count: 2 });

    const music = await find({ category: 'music', query: 'synth' });
    expect(music.names).toEqual(['Synth Club']);
    expect(music.facets?.total).toBe(1);
    expect(music.facets?.categories).toEqual(
      expect.arrayContaining([
        { category: 'music', count: 1 },
        { category: 'community', count: 1 },
      ]),
    );
    expect((await find({ tags: ['talk'] })).names.sort()).toEqual(['Café Society', 'JavaScript Corner']);
    expect((await find({ tags: ['talk', 'web'] })).names).toEqual(['JavaScript Corner']);
  });

  test('groups come by members, activity or age when that is asked', async () => {
    const { find } = await world([
      { name: 'Old Chess', memberCount: 5, activity: 9 },
      { name: 'Big Chess', memberCount: 50, activity: 1 },
      { name: 'Late Chess', memberCount: 7, activity: 2 },
    ]);
    const first = async (sort: GroupQuery['sort']) => (await find({ query: 'chess', sort })).names[0];
    expect(await first('members')).toBe('Big Chess');
    expect(await first('activity')).toBe('Old Chess');
    expect((await find({ sort: 'newest' })).ids).toHaveLength(3);
  });

  test('a private or deleted group is never found, nor after a job that comes late', async () => {
    const { db, index, settle, find, idOf, written } = await world([
      { name: 'Secret Synths', isPublic: false },
      { name: 'Open Synths' },
    ]);
    expect((await find({ query: 'synths' })).names).toEqual(['Open Synths']);
    const id = idOf('Open Synths');
    const early = await listGroupStates(db, [id]);
    await db.group.update({ where: { id }, data: { isPublic: false } });
    await written([id]);
    await index.write(early);
    await settle();
    expect((await find({ query: 'synths' })).ids).toEqual([]);
    expect((await find({ query: 'secret' })).facets?.categories).toEqual([]);
    await db.group.update({ where: { id }, data: { isPublic: true, name: 'Reopened Synths' } });
    await written([id]);
    expect((await find({ query: 'synths' })).names).toEqual(['Reopened Synths']);
  });

  test('paging neither repeats nor skips one of 10,000 groups while others are added', {
    timeout: 60_000,
  }, async () => {
    const { find, add } = await world(
      Array.from({ length: 10_000 }, (_, i) => ({
        name: `${i % 25 === 0 ? 'Choir' : 'Band'} ${i}`,
        memberCount: 1 + (i % 50),
      })),
    );
    const first = await find({ query: 'chior' });
    expect(first.facets?.total).toBe(400);
    const seen = first.names;
    for (let cursor = first.nextCursor, page = 1; cursor; page++) {
      // The second is what was typed, which now means itself.
      await add([
        { name: `Choir late ${page}`, memberCount: page },
        { name: `Chior late ${page}`, memberCount: 20 },
      ]);
      const hits = await find({ query: 'chior', cursor });
      expect(hits.facets).toBeNull();
      seen.push(...hits.names);
      cursor = hits.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((name) => !name.includes('late'))).toHaveLength(400);
    await expect(find({ query: 'chior', cursor: 'of somebody else' })).rejects.toMatchObject({ code: 'conflict' });
  });
}
