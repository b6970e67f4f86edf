import { expect, test } from 'vitest';
import { testCluster } from './testing/cluster.ts';
import { reasonOf } from './testing/oauth.ts';
import { ana, visit } from './testing/visitor.ts';

test('guessing is slowed down over two processes together: at one account, by password and by code', async () => {
  const { one, two } = await testCluster();
  const home = visit(one);
  await home.trpc.auth.signUp.mutate(ana);
  const guessAt = (server: { origin: string }, password: string) =>
    reasonOf(visit(server).trpc.auth.signIn.mutate({ name: 'ana', password }));
  const reasons = [];
  for (const server of [one, two, one, two, one]) reasons.push(await guessAt(server, 'wrong password'));
  expect(reasons).toEqual(Array(5).fill('unauthenticated'));
  expect(await Promise.all([one, two].map((server) => guessAt(server, ana.password)))).toEqual([
    'rate_limited',
    'rate_limited',
  ]);

  const proofs = [];
  for (let tries = 0; tries < 6; tries++) {
    const there = visit(tries % 2 ? two : one);
    there.jar.cookie = home.jar.cookie;
    proofs.push(await reasonOf(there.trpc.factors.beginTotp.mutate({ proof: '000000' })));
  }
  expect(proofs).toEqual([...Array(5).fill('invalid'), 'rate_limited']);
}, 120_000);
