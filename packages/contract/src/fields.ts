import * as z from 'zod';
import type { UserId } from './ids.ts';

/** A zod schema for an id, typed with its brand. */
export const idField = <Id extends string>() => z.uuid() as unknown as z.ZodType<Id, string>;

/** Text for people: trimmed, of 1 to `maxChars` UTF-16 units, without control characters. */
export const nameField = (maxChars: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxChars)
    .regex(/^\P{Cc}*$/u, 'control characters');

/** A line or a few for people: trimmed, of 0 to `maxChars` UTF-16 units; line breaks are the only control characters. */
export const descriptionField = (maxChars: number) =>
  z
    .string()
    .trim()
    .max(maxChars)
    .regex(/^[\P{Cc}\n]*$/u, 'control characters');

/** A message's number in its room, from 1. */
export const seqField = z.int().positive();

/** A counter of changes, from 0. */
export const versionField = z.int().nonnegative();

/** A moment as ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it. */
export const momentField = z.iso.datetime();

/** Somebody as everybody sees them; of two views of one person the higher `version` is the newer. */
export const PersonView = z.object({
  id: idField<UserId>(),
  username: z.string(),
  displayName: z.string(),
  version: versionField,
});

export type PersonView = z.infer<typeof PersonView>;
