import { createPasswordReset } from '@parley/api/auth/service';
import { turnOffForOwner } from '@parley/api/factors/service';
import { makeOperator } from '@parley/api/instance/service';
import { type Db, openDb } from '@parley/db';
import { readConfig } from './config.ts';

const usage = `Usage:
  reset-password NAME   prints a link with which the account of that username or email gets a new password;
                        it works once, for 30 minutes
  turn-off-codes NAME   lets that account sign in without a code from an app, for whoever has lost phone and recovery codes
  make-operator NAME    lets that account run this place, too
`;

/** What each command does to the account of that name; answers what to print. */
const commands: Record<string, (db: Db, name: string, publicUrl: URL) => Promise<string>> = {
  async 'reset-password'(db, name, publicUrl) {
    const { token, username } = await createPasswordReset({ db, clock: () => new Date() }, name);
    return `A new password for ${username}:\n${new URL(`/reset-password?token=${token}`, publicUrl)}`;
  },
  async 'turn-off-codes'(db, name) {
    return `${await turnOffForOwner(db, name)} signs in without a code from now on.`;
  },
  async 'make-operator'(db, name) {
    return `${await makeOperator(db, name)} is an operator from now on.`;
  },
};

/** What the operator does to accounts from the shell, where the database is reached. */
async function main([command = '', name]: string[]): Promise<number> {
  const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
  if (!run || !name) {
    process.stderr.write(usage);
    return 2;
  }
  const { databaseUrl, publicUrl } = readConfig();
  await using opened = openDb(databaseUrl, 1);
  process.stdout.write(`${await run(opened.db, name, publicUrl)}\n`);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
