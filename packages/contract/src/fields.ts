import * as z from 'zod';
import type { PictureId, UserId } from './ids.ts';
import { limits } from './limits.ts';

/** A zod schema for an id, typed with its brand; in one spelling, since ids are compared as text. */
export const idField = <Id extends string>() => z.uuid().toLowerCase() as unknown as z.ZodType<Id, string>;

/** Whether the database keeps the text as it is: without NUL and without half surrogates. */
export const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed();

/**
 * Text for people, on one line: trimmed, of 1 to `maxChars` UTF-16 units, with something to see in it, and without what
 * controls: nor what turns the direction of the text around it.
 */
export const nameField = (maxChars: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxChars)
    .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u, 'control characters')
    .regex(/[^\s\u2800\p{Default_Ignorable_Code_Point}]/u, 'nothing to see');

/** A line or a few for people: trimmed, of 0 to `maxChars` UTF-16 units; line breaks are the only control characters. */
export const descriptionField = (maxChars: number) =>
  z
    .string()
    .trim()
    .max(maxChars)
    .regex(/^(?:\n|[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069])*$/u, 'control characters');

/** A message's number in its room, from 1. */
export const seqField = z.int().positive().max(limits.counterMax);

/** A counter of changes, from 0. */
export const versionField = z.int().nonnegative().max(limits.counterMax);

/** A moment as ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes it. */
export const momentField = z.iso.datetime();

/** A picture to be shown as `/pictures/<id>/<size>.avif` or `.webp`; if `isAnimated`, it also moves as `animated.webp`. */
export const IconView = z.object({ id: idField<PictureId>(), isAnimated: z.boolean() });

/** The same for a wide picture. `placeholder` is its ThumbHash in base64. */
export const WallpaperView = IconView.extend({ placeholder: z.string() });

/** What somebody says of themself for a while; until it is changed where `until` is null. Somewhat later it is gone by itself. */
export const StatusView = z.object({ emoji: z.string(), text: z.string(), until: momentField.nullable() });

/** Somebody as everybody sees them; of two views of one person the higher `version` is the newer. */
export const PersonView = z.object({
  id: idField<UserId>(),
  username: z.string(),
  displayName: z.string(),
  icon: IconView.nullable(),
  wallpaper: WallpaperView.nullable(),
  status: StatusView.nullable(),
  version: versionField,
});

export type IconView = z.infer<typeof IconView>;
export type WallpaperView = z.infer<typeof WallpaperView>;
export type StatusView = z.infer<typeof StatusView>;
export type PersonView = z.infer<typeof PersonView>;
