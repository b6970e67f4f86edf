import { hash, verify } from '@node-rs/argon2';

/** Argon2id, which is the library's default, with the costs that OWASP recommends: 19 MiB, two passes. */
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a password that nobody has: what is verified against where there is nothing else, so that it takes as long. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$URoYZY1a+fKdWX/AG/NZqA$MZytKCqAogz/lspmaMn+ul3GHFyIt8WOcxp8GePlUoE';

/** Argon2id in PHC format, with a salt of its own. Runs argon2 once. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, costs);
}

/** Runs argon2 once, whether there is a hash or not: the time tells nobody which accounts exist. */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  const isRight = await verify(passwordHash ?? nobodysHash, password);
  return isRight && typeof passwordHash === 'string';
}
