import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from './parse-markdown.ts';
import { isPlain, plainBlock } from './plain-blocks.ts';

test('what people mostly write is plain', () => {
  for (const text of ['Hello!', 'Shall we? (At 5:30.)', 'one\ntwo', '3 of 4 – “fine” & done #1', 'ça va 🙂'])
    expect(isPlain(text)).toBe(true);
});

test('what may be more than words is not', () => {
  for (const text of [
    '**a**',
    'x_y_',
    '`x`',
    '> a',
    '- a',
    '2. a',
    'a\n\nb',
    'https://a.example',
    'www.a.example',
    ' a',
  ])
    expect(isPlain(text)).toBe(false);
});

test('the parser leaves every plain text as it is', () => {
  const pieces = [
    'a',
    'B ',
    ' ',
    '\n',
    '1',
    '.',
    ')',
    '-',
    '+',
    '>',
    '#',
    '=',
    '|',
    '!',
    '(',
    '&amp;',
    ':',
    '/',
    '\t',
    'www',
    '"',
  ];
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string(),
  );
  void fc.assert(
    fc.property(texts, (text) => {
      if (text !== '' && isPlain(text)) expect(parseMarkdown(text)).toEqual([plainBlock(text)]);
    }),
    { numRuns: 2_000 },
  );
});
