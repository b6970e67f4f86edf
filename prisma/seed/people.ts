export const demoPassword = 'parley-demo-1';

/** Argon2id of `demoPassword`, made once: this package knows no argon2, and these accounts are no secret. */
export const demoPasswordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$2prTm1hPskMD8jDqu7gM7Q$xTuvAdzJbUamfjLWNsHR8jtHM6Y+MO2lvJcn0OAHKNY';

/**
 * Who lives in the small world: username, its skeleton (as `packages/api/src/username-skeleton.ts` folds it) and display name.
 * The first two can be signed in to.
 */
export const people = [
  ['ana', 'ana', 'Ana Kovač'],
  ['tomasz', 'tornasz', 'Tomasz Wiśniewski'],
  ['mira', 'rnira', 'Mira Lindqvist'],
  ['jonas', 'jonas', 'Jonas Weber'],
  ['priya', 'priya', 'Priya Raman'],
  ['leo', 'leo', 'Léo Marchand'],
  ['sofia', 'sofia', 'Sofía Ortega'],
  ['kenji', 'kenji', 'Kenji Mori'],
  ['nadia', 'nadia', 'Nadia Haddad'],
  ['olu', 'olu', 'Olu Adeyemi'],
  ['freja', 'freja', 'Freja Holm'],
  ['marek', 'rnarek', 'Marek Dvořák'],
  ['ines', 'ines', 'Inês Duarte'],
  ['sam', 'sarn', 'Sam Okafor'],
] as const;
