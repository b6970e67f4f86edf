import pg from 'pg';
import { v7 } from 'uuid';
import { connectionsMax, type Store } from './store.ts';

/** The lock, the counters, the row and the author's mark in one round trip. */
const text = `
  WITH room AS (
    UPDATE rooms SET last_seq = last_seq + 1, version = version + 1
    WHERE id = $1 AND deleted_at IS NULL RETURNING last_seq, version
  ), message AS (
    INSERT INTO messages (room_id, seq, version, author_id, client_id, text, updated_at)
    SELECT $1, last_seq, version, $2, $3, $4, now() FROM room RETURNING seq, version, created_at
  ), mark AS (
    INSERT INTO marks (user_id, room_id, read_seq, updated_at) SELECT $2, $1, last_seq, now() FROM room
    ON CONFLICT (user_id, room_id) DO UPDATE SET read_seq = excluded.read_seq, updated_at = now()
  )
  SELECT seq, version, created_at FROM message`;

/** One statement for each message, prepared, as `pg` is at its best. */
export async function openStatement(url: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: connectionsMax });
  return {
    async send(userId, roomId, body) {
      const { rows } = await pool.query({ name: 'send', text, values: [roomId, userId, v7(), body] });
      return rows[0];
    },
    [Symbol.asyncDispose]: () => pool.end(),
  };
}
