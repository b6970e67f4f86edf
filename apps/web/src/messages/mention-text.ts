import type { UserId } from '@parley/contract/ids';
import { mentionOf, outsideCode, replaceMentions } from '@parley/contract/mentions';

const typedName = /(?<![\p{L}\p{N}_.@<-])@([\p{L}\p{N}_.-]+)/gu;
const beforeCaret = /(?<![\p{L}\p{N}_.@<-])@([\p{L}\p{N}_.-]*)$/u;

/**
 * The text as it is sent: each `@username` outside code that `find` knows becomes a mention. The longest name that is known
 * counts, so that a full stop may follow it.
 */
export function encodeMentions(text: string, find: (username: string) => UserId | undefined): string {
  return outsideCode(text, (part) =>
    part.replace(typedName, (whole, name: string) => {
      for (let end = name.length; end > 0; end = /[.-]$/.test(name.slice(0, end)) ? end - 1 : 0) {
        const userId = find(name.slice(0, end));
        if (userId) return mentionOf(userId) + name.slice(end);
      }
      return whole;
    }),
  );
}

/** The text as it is edited: each mention becomes the `@username` of somebody whom `nameOf` knows. */
export const decodeMentions = (text: string, nameOf: (userId: UserId) => string | undefined): string =>
  replaceMentions(text, (userId) => {
    const name = nameOf(userId);
    return name === undefined ? null : `@${name}`;
  });

export interface MentionQuery {
  /** Where the `@` stands. */
  start: number;
  /** What was typed after it. */
  name: string;
}

/** The mention that is being typed at the caret; null when there is none, or when it stands in code. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  const before = text.slice(0, caret);
  const name = beforeCaret.exec(before)?.[1];
  if (name === undefined) return null;
  const start = caret - name.length - 1;
  let isOutsideCode = false;
  // A span of code that is still open would end here.
  outsideCode(`${before}\``, (part) => {
    isOutsideCode = part.endsWith(`@${name}\``);
    return part;
  });
  return isOutsideCode ? { start, name } : null;
}

/** The text with the mention at the caret completed, and where the caret then stands. */
export function completeMention(text: string, { start, name }: MentionQuery, username: string) {
  const after = text.slice(start + 1 + name.length);
  const mention = `@${username}${after.startsWith(' ') ? '' : ' '}`;
  const caret = start + username.length + 2;
  return { text: text.slice(0, start) + mention + after, caret };
}
