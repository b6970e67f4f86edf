import { openDb } from '@parley/db';
import { mark } from './generator/frame-counter.ts';

/** Fills rooms with messages of these authors, as rows: so many in each. */
export async function writeMessages(
  databaseUrl: string,
  roomIds: readonly string[],
  of: { each: number; authors: string[] },
) {
  await using opened = openDb(databaseUrl, 1);
  const { pool } = opened;
  await pool.query(
    `INSERT INTO messages (room_id, seq, version, author_id, client_id, text, created_at, updated_at)
     SELECT room_id, seq, seq, ($3::uuid[])[1 + seq % cardinality($3::uuid[])], gen_random_uuid(), $4, now(), now()
     FROM unnest($1::uuid[]) AS room_id, generate_series(1, $2::int) AS seq`,
    [roomIds, of.each, of.authors, mark + 'x'.repeat(99)],
  );
  await pool.query('UPDATE rooms SET last_seq = $2, version = $2 WHERE id = ANY($1::uuid[])', [roomIds, of.each]);
  await pool.query('VACUUM ANALYZE');
}
