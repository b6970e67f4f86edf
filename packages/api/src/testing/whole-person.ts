import type { GroupId, RoomId, UserId } from '@parley/contract/ids';
import type { Deps } from '#context.ts';
import { keepFile } from '#uploads/service.ts';
import { appCode } from './authenticator-app.ts';
import { testBrowser } from './browser.ts';
import { passkeyDevice } from './passkey-device.ts';

const address = '203.0.113.77';
const userAgent = 'Mozilla/5.0 (X11; Linux x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const email = 'zebedee@quill.example';

/** What tells this person from all others, wherever it stands. */
export const traces = {
  ...{ username: 'zebedeeq', displayName: 'Zebedee Quill', email, address },
  ...{ status: 'polishing a kazoo', pronouns: 'xe/xem', bio: 'I keep newts' },
  ...{
    pendingEmail: 'new@quill.example',
    label: 'zq@elsewhere.example',
    subject: 'subject-8861',
    agent: 'Firefox/140',
  },
};
export const password = 'green kettle, slow boat';

async function keepBytes(deps: Deps, content: string): Promise<string> {
  async function* source() {
    yield new TextEncoder().encode(content);
  }
  await using staged = await deps.blobs.stage(source(), 1_000);
  await keepFile(deps, staged);
  return staged.hash;
}

/** Somebody of whom there is a row in every table that knows people, signed in; `origin` is where passkeys are for. */
export async function wholePerson(deps: Deps, origin: string) {
  const { db } = deps;
  const browser = testBrowser(deps, { address, userAgent });
  const { username, displayName } = traces;
  const me = await (await browser.call()).auth.signUp({ username, displayName, email, password });
  const userId = me.id as UserId;
  const device = passkeyDevice();
  const creation = await (await browser.call()).passkeys.begin({ proof: password });
  await (await browser.call()).passkeys.add(device.create(creation, { origin }));
  const { secret } = await (await browser.call()).factors.beginTotp({ proof: password });
  const code = appCode(secret, deps.clock().getTime());
  await (await browser.call()).factors.confirmTotp({ code });
  await testBrowser(deps, { address })
    .call()
    .then((other) => other.auth.signIn({ name: username, password }));
  await (await browser.call()).passkeys.beginSignIn();
  await addRows(deps, userId);
  await addFiles(deps, userId);
  await db.user.update({ where: { id: userId }, data: { emailVerifiedAt: deps.clock() } });
  return { userId, browser, device };
}

async function addRows({ db, clock }: Deps, userId: UserId) {
  const expiresAt = new Date(clock().getTime() + 3_600_000);
  const { pendingEmail, label, subject, status, pronouns, bio } = traces;
  const told = { status: { emoji: '🪈', text: status, until: null }, pronouns, bio };
  await db.user.update({ where: { id: userId }, data: { pendingEmail, ...told } });
  await db.identity.create({ data: { provider: 'github', subject, label, userId } });
  const flow = { provider: 'github' as const, verifier: 'v', nonce: 'n', path: '/', email: label, login: subject };
  await db.oauthFlow.create({ data: { id: 'flow', userId, expiresAt, ...flow } });
  await db.passwordReset.create({ data: { id: 'reset', userId, expiresAt } });
  const confirmation = { id: 'confirmation', address: email, email: pendingEmail };
  await db.emailConfirmation.create({ data: { ...confirmation, userId, expiresAt } });
  await db.accountDeletion.create({ data: { id: 'deletion', userId, erasesMessages: false, expiresAt } });
  await db.passkeyChallenge.create({ data: { id: 'challenge', challenge: 'c', userId, expiresAt } });
  await db.signUpInvite.create({ data: { id: 'invite', createdById: userId, expiresAt } });
}

async function addFiles(deps: Deps, userId: UserId) {
  const { db } = deps;
  const [hash, original] = [await keepBytes(deps, 'a face'), await keepBytes(deps, 'the whole photo')];
  const place = { kind: 'icon' as const, state: 'ready' as const, turns: 0, x: 0, y: 0, width: 1, height: 1 };
  const variants = { create: { name: '64.webp', hash } };
  const { id } = await db.picture.create({ data: { ...place, userId, variants } });
  await db.user.update({ where: { id: userId }, data: { icon: { id, isAnimated: false } } });
  await db.upload.create({ data: { userId, hash: original, width: 1, height: 1 } });
}

/** Lets somebody into a group, and has them say something there. */
export async function speak(deps: Deps, at: { groupId: GroupId; roomId: RoomId; userId: UserId }, text: string) {
  const { db } = deps;
  const { groupId, roomId, userId } = at;
  await db.member.createMany({ data: { groupId, userId }, skipDuplicates: true });
  const room = await db.room.update({
    where: { id: roomId },
    data: { lastSeq: { increment: 1 }, version: { increment: 1 } },
  });
  const { lastSeq: seq, version } = room;
  await db.message.create({ data: { roomId, seq, version, authorId: userId, clientId: crypto.randomUUID(), text } });
  return seq;
}
