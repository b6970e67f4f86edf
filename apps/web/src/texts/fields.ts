const plural = new Intl.PluralRules('en');
const characters = (count: number) => `${count} ${plural.select(count) === 'one' ? 'character' : 'characters'}`;

/** What is wrong with a field of a form, in words. */
export const fieldTexts = {
  required: 'Please fill this in.',
  tooShort: (minChars: number) => `Use at least ${characters(minChars)}.`,
  tooLong: (maxChars: number) => `Use at most ${characters(maxChars)}.`,
  tooFew: (min: number) => `At least ${min}.`,
  tooMany: (max: number) => `At most ${max}.`,
  email: 'This is not an email address.',
  usernameCharacters: 'Use letters, digits, dots, dashes and underscores only.',
  controlCharacters: 'This contains characters that can’t be used here.',
  notValid: 'This can’t be used here.',
} as const;
