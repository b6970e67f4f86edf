import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import { AppError } from '#errors.ts';

/** Argon2id, which is the library's default, with the costs that OWASP recommends: 19 MiB, two passes. */
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a password that nobody has: what is verified against where there is nothing else, so that it takes as long. */
const nobodysHash = '$argon2id$v=19$m=19456,t=2,p=1$URoYZY1a+fKdWX/AG/NZqA$MZytKCqAogz/lspmaMn+ul3GHFyIt8WOcxp8GePlUoE';

/** Runs argon2 once, whether there is a hash or not: the time tells nobody which accounts exist. */
export async function isPassword(password: string, passwordHash: string | null | undefined): Promise<boolean> {
  const isRight = await verify(passwordHash ?? nobodysHash, password);
  return isRight && typeof passwordHash === 'string';
}

/** The hash of a password that somebody chose, in PHC format. Runs argon2 once. @throws invalid, with the field, for a common one. */
export async function hashNewPassword(password: string): Promise<string> {
  if (isCommonPassword(password)) throw commonPassword();
  return hash(password, costs);
}

/** What refuses a common password. */
export const commonPassword = () => new AppError('invalid', 'password is too common', 'password');

const common: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/** Shorter ones are ordinary words and names, which say little about what stands around them. */
const coreMinChars = 4;

/**
 * Whether a password is among the 49,000 most common ones, or is made from one of them in a way that everybody
 * thinks of: other case, digits and signs at its ends (`Sunshine2024!`), or the same again (`monkeymonkey`).
 */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  const core = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [lower, core].some((text) => common.has(text) && text.length >= coreMinChars) || isRepetition(lower);
}

/** One to three characters over and over, or a common password over and over. */
function isRepetition(text: string): boolean {
  const unit = /^(.+?)\1+$/su.exec(text)?.[1];
  return unit !== undefined && (unit.length <= 3 || common.has(unit));
}
