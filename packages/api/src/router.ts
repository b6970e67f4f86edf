import { accountsRouter } from '#accounts/router.ts';
import { authRouter } from '#auth/router.ts';
import { discoveryRouter } from '#discovery/router.ts';
import { emailsRouter } from '#emails/router.ts';
import { exportsRouter } from '#exports/router.ts';
import { factorsRouter } from '#factors/router.ts';
import { groupsRouter } from '#groups/router.ts';
import { identitiesRouter } from '#identities/router.ts';
import { instanceRouter } from '#instance/router.ts';
import { invitesRouter } from '#invites/router.ts';
import { jobsRouter } from '#jobs/router.ts';
import { meRouter } from '#me/router.ts';
import { membersRouter } from '#members/router.ts';
import { messagesRouter } from '#messages/router.ts';
import { passkeysRouter } from '#passkeys/router.ts';
import { picturesRouter } from '#pictures/router.ts';
import { presenceRouter } from '#presence/router.ts';
import { roomsRouter } from '#rooms/router.ts';
import { searchRouter } from '#search/router.ts';
import { topicsRouter } from '#topics/router.ts';
import { router } from '#trpc.ts';
import { unreadRouter } from '#unread/router.ts';
import { usersRouter } from '#users/router.ts';

export const appRouter = router({
  accounts: accountsRouter,
  auth: authRouter,
  emails: emailsRouter,
  discovery: discoveryRouter,
  exports: exportsRouter,
  factors: factorsRouter,
  groups: groupsRouter,
  identities: identitiesRouter,
  instance: instanceRouter,
  invites: invitesRouter,
  jobs: jobsRouter,
  me: meRouter,
  members: membersRouter,
  messages: messagesRouter,
  passkeys: passkeysRouter,
  pictures: picturesRouter,
  presence: presenceRouter,
  rooms: roomsRouter,
  search: searchRouter,
  topics: topicsRouter,
  unread: unreadRouter,
  users: usersRouter,
});

export type AppRouter = typeof appRouter;
