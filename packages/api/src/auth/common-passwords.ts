import { dictionary } from '@zxcvbn-ts/language-common';

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
