import type { RedisLink } from './redis-link.ts';

/** The tag keeps all of it on one shard of a cluster, as scripts need it. */
const tag = 'parley:{presence}';

/** Until when each process counts, by the clock of Redis; and the version of what each has written. */
const shared = [`${tag}:leases`, `${tag}:versions`] as const;
const hashOf = (processId: string) => `${tag}:process:${processId}`;

/** Changes a process's hash, where an empty value removes a field, and renews its lease. Answers 0 when the hash is gone. */
const write = `
local leases, versions, hash = KEYS[1], KEYS[2], KEYS[3]
local id, leaseMs, isWhole, version = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
if isWhole == '1' then redis.call('DEL', hash) elseif redis.call('EXISTS', hash) == 0 then return 0 end
redis.call('HSET', hash, 'version', version)
for i = 5, #ARGV, 2 do
  if ARGV[i + 1] == '' then redis.call('HDEL', hash, ARGV[i]) else redis.call('HSET', hash, ARGV[i], ARGV[i + 1]) end
end
local time = redis.call('TIME')
redis.call('PEXPIRE', hash, leaseMs)
redis.call('ZADD', leases, time[1] * 1000 + math.floor(time[2] / 1000) + leaseMs, id)
redis.call('HSET', versions, id, version)
return 1`;

/** Renews the lease and forgets the processes whose own has ended. Answers whether the hash is there, the time, and who else is. */
const beat = `
local leases, versions, hash = KEYS[1], KEYS[2], KEYS[3]
local id, leaseMs = ARGV[1], tonumber(ARGV[2])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, ended in ipairs(redis.call('ZRANGEBYSCORE', leases, '-inf', now)) do
  redis.call('HDEL', versions, ended)
  redis.call('ZREM', leases, ended)
end
local isThere = redis.call('PEXPIRE', hash, leaseMs)
if isThere == 1 then redis.call('ZADD', leases, now + leaseMs, id) end
local reply = { isThere, now }
local all = redis.call('ZRANGE', leases, 0, -1, 'WITHSCORES')
for i = 1, #all, 2 do
  table.insert(reply, all[i])
  table.insert(reply, tonumber(all[i + 1]) - now)
  table.insert(reply, tonumber(redis.call('HGET', versions, all[i]) or 0))
end
return reply`;

type Script = (...keysAndArguments: (string | number)[]) => Promise<unknown>;

export interface Beat {
  isThere: boolean;
  /** By the clock of Redis. */
  nowMs: number;
  others: { id: string; leftMs: number; version: number }[];
}

/** What a process writes of itself, and reads of the others. The scripts are sent once and called by their digest. */
export function presenceKeys({ commands }: RedisLink, id: string) {
  commands.defineCommand('parleyPresenceWrite', { numberOfKeys: 3, lua: write });
  commands.defineCommand('parleyPresenceBeat', { numberOfKeys: 3, lua: beat });
  const scripts = commands as unknown as Record<'parleyPresenceWrite' | 'parleyPresenceBeat', Script>;
  const keys = [...shared, hashOf(id)];

  return {
    /** Answers whether there was something to change; a whole always is. */
    async write(fields: ReadonlyMap<string, string>, how: { version: number; leaseMs: number; isWhole: boolean }) {
      const { version, leaseMs, isWhole } = how;
      const head = [id, leaseMs, isWhole ? 1 : 0, version];
      return (await scripts.parleyPresenceWrite(...keys, ...head, ...[...fields].flat())) === 1;
    },

    async beat(leaseMs: number): Promise<Beat> {
      const [isThere, nowMs, ...rest] = (await scripts.parleyPresenceBeat(...keys, id, leaseMs)) as [number, number];
      const others: Beat['others'] = [];
      const flat = rest as (string | number)[];
      for (let i = 0; i < flat.length; i += 3) {
        others.push({ id: String(flat[i]), leftMs: Number(flat[i + 1]), version: Number(flat[i + 2]) });
      }
      return { isThere: isThere === 1, nowMs, others: others.filter((other) => other.id !== id) };
    },

    /** What another process has written; null when its lease has ended. */
    async read(otherId: string) {
      const { version, ...fields } = await commands.hgetall(hashOf(otherId));
      return version === undefined ? null : { version: Number(version), fields: new Map(Object.entries(fields)) };
    },
  };
}

export type PresenceKeys = ReturnType<typeof presenceKeys>;
