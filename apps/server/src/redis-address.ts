import * as z from 'zod';

export interface RedisAddress {
  /** One server; the master that sentinels name; or the shards of a cluster. */
  kind: 'single' | 'sentinel' | 'cluster';
  nodes: { host: string; port: number }[];
  /** What the sentinels call it; null for the others. */
  master: string | null;
  username: string | undefined;
  password: string | undefined;
  db: number;
  isTls: boolean;
}

const form =
  /^redis(?<tls>s)?(\+(?<kind>sentinel|cluster))?:\/\/((?<username>[^:@/]*)(:(?<password>[^@/]*))?@)?(?<nodes>[^/?#@]+)(\/(?<path>[\w./-]*))?$/;

/**
 * The form says what it leads to: `redis://host:6379/0` one server, `redis+sentinel://host:26379,other:26379/master/0` the master
 * of these sentinels, `redis+cluster://host:6379,other:6379` a cluster. `rediss` and `rediss+…` are the same over TLS;
 * `user:password@` stands before the first host, percent-encoded.
 */
export const redisAddress = z.string().transform((text, context): RedisAddress => {
  const { tls, kind = 'single', username, password, nodes = '', path = '' } = form.exec(text)?.groups ?? {};
  const [master = '', db = ''] = kind === 'sentinel' ? path.split('/') : ['', path];
  const usualPort = kind === 'sentinel' ? 26_379 : 6_379;
  const address = {
    kind: kind as RedisAddress['kind'],
    nodes: nodes.split(',').map((node) => nodeOf(node, usualPort)),
    master: master || null,
    username: decoded(username),
    password: decoded(password),
    db: Number(db),
    isTls: tls === 's',
  };
  if (isPossible(address)) return address;
  context.addIssue('such as redis://127.0.0.1:6379, redis+sentinel://a,b,c/name or redis+cluster://a,b,c');
  return z.NEVER;
});

const decoded = (text: string | undefined) => (text ? decodeURIComponent(text) : undefined);

/** The address of an IPv6 host stands in brackets. */
function nodeOf(text: string, usualPort: number) {
  const [, host = '', port] = /^(\[[\da-fA-F:]+\]|[^:]*)(?::(\d+))?$/.exec(text) ?? [];
  return { host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? usualPort : Number(port) };
}

function isPossible({ kind, nodes, master, db }: RedisAddress): boolean {
  const areNodes = nodes.every(({ host, port }) => host !== '' && port > 0 && port <= 65_535);
  const isPath = kind === 'sentinel' ? master !== null : kind === 'single' || db === 0;
  return areNodes && isPath && Number.isInteger(db) && (kind !== 'single' || nodes.length === 1);
}
