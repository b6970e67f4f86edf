import type { UserId } from '@parley/contract/ids';
import { describe, expect, test } from 'vitest';
import { completeMention, decodeMentions, encodeMentions, mentionAt } from './mention-text.ts';

const ids: Record<string, UserId> = {
  ana: '01900000-0000-7000-8000-000000000001' as UserId,
  'jonas.park': '01900000-0000-7000-8000-000000000002' as UserId,
};
const find = (username: string) => ids[username.toLowerCase()];
const nameOf = (id: UserId) => Object.keys(ids).find((name) => ids[name] === id);
const encode = (text: string) => encodeMentions(text, find);

describe('what is sent', () => {
  test('names whoever was typed by username, whatever its case', () => {
    expect(encode('@Ana and (@jonas.park), hi')).toBe(`<@${ids.ana}> and (<@${ids['jonas.park']}>), hi`);
  });

  test('keeps what follows a name', () => {
    expect(encode('thanks @ana. And @jonas.park...')).toBe(`thanks <@${ids.ana}>. And <@${ids['jonas.park']}>...`);
  });

  test.each(['@anais', 'me@ana', '@nobody', '@@ana', '@', '`@ana`', '```\n@ana\n```', '```\n@ana'])(
    'leaves %j as it was typed',
    (text) => {
      expect(encode(text)).toBe(text);
    },
  );

  test('is what was edited, when nothing was changed', () => {
    const sent = `<@${ids.ana}>: see <@${ids['jonas.park']}>. \`<@${ids.ana}>\``;
    const edited = decodeMentions(sent, nameOf);
    expect(edited).toBe(`@ana: see @jonas.park. \`<@${ids.ana}>\``);
    expect(encode(edited)).toBe(sent);
  });

  test('keeps a mention of somebody whom this tab has never heard of', () => {
    const sent = '<@01900000-0000-7000-8000-000000000009>';
    expect(encode(decodeMentions(sent, nameOf))).toBe(sent);
  });
});

describe('completion', () => {
  test.each([
    ['@', 0, ''],
    ['hi @an', 3, 'an'],
    ['(@jonas.p', 1, 'jonas.p'],
    ['`code` @a', 7, 'a'],
  ])('offers names after %j', (text, start, name) => {
    expect(mentionAt(text, text.length)).toEqual({ start, name });
  });

  test.each(['', 'ana', 'me@an', '@ana ', '`@an', '```\n@an', '<@an', '@an\n'])('offers nothing after %j', (text) => {
    expect(mentionAt(text, text.length)).toBeNull();
  });

  test('looks at what stands before the caret only', () => {
    expect(mentionAt('@ana and more', 3)).toEqual({ start: 0, name: 'an' });
  });

  test('puts the name in place of what was typed, and a space behind it', () => {
    expect(completeMention('hi @an', { start: 3, name: 'an' }, 'ana')).toEqual({ text: 'hi @ana ', caret: 8 });
    expect(completeMention('hi @an there', { start: 3, name: 'an' }, 'ana')).toEqual({
      text: 'hi @ana there',
      caret: 8,
    });
  });
});
