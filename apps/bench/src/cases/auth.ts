import { openDb } from '@parley/db';
import { type Case, inTurn } from '#bench.ts';
import { type Product, startProduct } from '#product.ts';
import { rowOf, type Samples } from '#rows.ts';

const password = 'green kettle, slow boat';
/** What somebody who guesses may see, by who it is about: each is answered alike, and shouldn't be told apart by the time. */
const attempts = {
  unknownName: 'nobody',
  withoutPassword: 'olga',
  ours: 'ana',
} as const;
type Kind = keyof typeof attempts;
const kinds = Object.keys(attempts) as Kind[];
const attemptsPerRound = 20;
/** Below what an account may get wrong in a minute. */
const attemptsPerStart = 4;

/** How long a refused sign-in takes, for a name that is known, unknown, or has no password: in turns, one after another. */
export const auth: Case = {
  rows: ['auth'],
  async run(bench) {
    const product = await startProduct();
    await makePeople(product);
    await measure(product);
    const samples: Samples = {};
    const all: Record<Kind, number[]> = { unknownName: [], withoutPassword: [], ours: [] };
    for (let round = 0; round < bench.rounds; round++) {
      const times = await measure(product);
      for (const kind of kinds) {
        // What else the machine does only adds to a time: the quicker ones tell most.
        samples[kind] = [...(samples[kind] ?? []), at(times[kind], 0.25)];
        all[kind].push(...times[kind]);
      }
      bench.say(`auth: round ${round + 1} of ${bench.rounds}`);
    }
    for (const kind of kinds) bench.say(`auth, ${kind}: ${distribution(all[kind])}`);
    return [rowOf('auth', 'ms for a refused sign-in with a known name, at the first quarter', { samples })];
  },
};

async function makePeople({ port, databaseUrl }: Product) {
  const person = { username: 'ana', displayName: 'Ana', email: 'ana@example.org', password };
  await call(port, 'auth.signUp', person);
  await call(port, 'auth.signUp', { ...person, username: 'olga', email: 'olga@example.org' });
  await using opened = openDb(databaseUrl, 1);
  await opened.db.user.updateMany({ where: { username: 'olga' }, data: { passwordHash: null } });
}

async function measure(product: Product): Promise<Record<Kind, number[]>> {
  const times: Record<Kind, number[]> = { unknownName: [], withoutPassword: [], ours: [] };
  for (let i = 0; i < attemptsPerRound; i++) {
    // What is counted of each account and of the address lives in the process: it begins anew before it refuses.
    if (i % attemptsPerStart === 0) {
      await product.restart();
      await timeOf(product.port, 'the first of all');
    }
    for (const kind of inTurn(kinds, i)) times[kind].push(await timeOf(product.port, attempts[kind]));
  }
  return times;
}

async function timeOf(port: number, name: string): Promise<number> {
  const begin = performance.now();
  const status = await call(port, 'auth.signIn', { name, password: 'a wrong password' });
  if (status !== 401) throw new Error(`a wrong password was answered with ${status}`);
  return performance.now() - begin;
}

async function call(port: number, procedure: string, input: object): Promise<number> {
  const origin = `http://localhost:${port}`;
  const headers = { origin, 'content-type': 'application/json' };
  const body = JSON.stringify(input);
  const response = await fetch(`${origin}/trpc/${procedure}`, { method: 'POST', headers, body });
  await response.arrayBuffer();
  return response.status;
}

const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);
const at = (times: readonly number[], share: number) => sorted(times)[Math.floor(times.length * share)] ?? 0;

/** Its tenths and its ends, in ms. */
function distribution(times: readonly number[]): string {
  const shares = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99];
  return shares.map((share) => `p${share * 100} ${at(times, share).toFixed(1)}`).join(', ');
}
