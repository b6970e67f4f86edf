import { createPasswordReset } from '@parley/api/auth/service';
import { openDb } from '@parley/db';
import { readConfig } from './config.ts';

const usage = `Usage:
  reset-password NAME   prints a link with which the account of that username or email gets a new password;
                        it works once, for 30 minutes
`;

/** What the operator does to accounts from the shell, where the database is reached. */
async function main([command, name]: string[]): Promise<number> {
  if (command !== 'reset-password' || !name) {
    process.stderr.write(usage);
    return 2;
  }
  const { databaseUrl, publicUrl } = readConfig();
  await using opened = openDb(databaseUrl, 1);
  const { token, username } = await createPasswordReset({ db: opened.db, clock: () => new Date() }, name);
  process.stdout.write(`A new password for ${username}:\n${new URL(`/reset-password?token=${token}`, publicUrl)}\n`);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
