import { expect, test } from 'vitest';
import { parseDraft } from './parse-draft.ts';

test('a draft comes back with what it answers', () => {
  const draft = { text: 'half a thought', replyTo: 7 };
  expect(parseDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
});

test.each([null, 7, 'text', [], {}, { text: 7 }, { replyTo: 7 }])('what is no draft comes back empty: %j', (stored) => {
  expect(parseDraft(stored)).toEqual({ text: '', replyTo: null });
});

test('what a draft answers may be lost without its text', () => {
  expect(parseDraft({ text: 'kept', replyTo: 'seven' })).toEqual({ text: 'kept', replyTo: null });
});
