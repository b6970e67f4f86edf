import type { UserId } from '@parley/contract/ids';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Inline } from './markdown-tree.ts';
import { parseMarkdown } from './parse-markdown.ts';

const ana = '01900000-0000-7000-8000-000000000001' as UserId;
const text = (value: string): Inline => ({ type: 'text', text: value });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children });

/** Everything that a reader sees, in order. */
function shown(nodes: readonly (Block | Inline)[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'mention') return '@';
      if (node.type === 'list') return node.items.map(shown).join('');
      return 'text' in node ? node.text : shown(node.children);
    })
    .join('');
}

test('a message is bold, italic, struck, code and a link', () => {
  expect(parseMarkdown('**a** _b_ ~~c~~ `d` [e](https://example.org/)')).toEqual([
    paragraph(
      { type: 'strong', children: [text('a')] },
      text(' '),
      { type: 'emphasis', children: [text('b')] },
      text(' '),
      { type: 'delete', children: [text('c')] },
      text(' '),
      { type: 'code', text: 'd' },
      text(' '),
      { type: 'link', href: 'https://example.org/', children: [text('e')] },
    ),
  ]);
});

test('quotes, lists and fenced code are blocks', () => {
  expect(parseMarkdown('> hear\n\n3. one\n4. two\n\n- dot\n\n```ts\nlet a = **1**;\n```')).toEqual([
    { type: 'quote', children: [paragraph(text('hear'))] },
    { type: 'list', start: 3, items: [[paragraph(text('one'))], [paragraph(text('two'))]] },
    { type: 'list', start: null, items: [[paragraph(text('dot'))]] },
    { type: 'code', text: 'let a = **1**;' },
  ]);
});

test('a fence that nobody closed goes on to the end', () => {
  expect(parseMarkdown('```\nhalf **done**')).toEqual([{ type: 'code', text: 'half **done**' }]);
});

test('every line break that was typed stays', () => {
  expect(parseMarkdown('one\ntwo  \nthree')).toEqual([paragraph(text('one\ntwo'), text('\n'), text('three'))]);
});

test('addresses become links by themselves', () => {
  expect(parseMarkdown('see https://example.org/a_b, www.example.org or ana@example.org')).toEqual([
    paragraph(
      text('see '),
      { type: 'link', href: 'https://example.org/a_b', children: [text('https://example.org/a_b')] },
      text(', '),
      { type: 'link', href: 'http://www.example.org/', children: [text('www.example.org')] },
      text(' or '),
      { type: 'link', href: 'mailto:ana@example.org', children: [text('ana@example.org')] },
    ),
  ]);
});

test('somebody is named, but not inside code', () => {
  expect(parseMarkdown(`hi **<@${ana}>**: \`<@${ana}>\``)).toEqual([
    paragraph(text('hi '), { type: 'strong', children: [{ type: 'mention', userId: ana }] }, text(': '), {
      type: 'code',
      text: `<@${ana}>`,
    }),
  ]);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'vbscript:x',
  'data:text/html,x',
  'file:///etc/passwd',
  '/relative',
  'java&#115;cript:alert(1)',
])('a link to %s stays text', (url) => {
  expect(parseMarkdown(`[a](${url})`)).toEqual([paragraph(text(`[a](${url})`))]);
  expect(JSON.stringify(parseMarkdown(`<${url}>`))).not.toContain('"link"');
});

test.each([
  '<b>bold</b>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- hidden -->',
  '# heading',
  'heading\n---',
  '---',
  '&lt;b&gt;',
  '| a | b |\n| - | - |',
  '![alt](https://example.org/a.png)',
  '[a]: https://example.org/ "b"',
])('what messages don’t have shows as it was typed: %j', (source) => {
  const links = parseMarkdown(source).map((block) => ('children' in block ? block.children : []));
  expect(shown(parseMarkdown(source))).toBe(source);
  expect(links.flat().every(({ type }) => type === 'text' || type === 'link')).toBe(true);
});

describe('nobody can make a message that hangs the page', () => {
  const bullets = Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n');
  const ticks = Array.from({ length: 85 }, (_, length) => `${'`'.repeat(length)}a`).join('');
  const nasty = {
    bullets,
    ticks,
    quotes: '>'.repeat(4_000),
    'spaced quotes': '> '.repeat(2_000),
    lists: '- '.repeat(2_000),
    numbers: '1. '.repeat(1_333),
    'quotes and lists': '>- '.repeat(1_333),
    'deep, line by line': Array.from({ length: 85 }, (_, depth) => '> '.repeat(depth % 60)).join('x\n'),
    stars: '*'.repeat(4_000),
    'stars and letters': '*a'.repeat(2_000),
    'opening stars': ' *a'.repeat(1_333),
    'mixed stars': '*a**b'.repeat(800),
    underlines: '**_'.repeat(1_333),
    'stars after a fence that is none': `a\`\`\`${'*a'.repeat(1_990)}`,
    tildes: '~~a'.repeat(1_333),
    brackets: '['.repeat(4_000),
    labels: '[]'.repeat(2_000),
    links: '[a]('.repeat(1_000),
    images: '!['.repeat(2_000),
    backticks: '`a'.repeat(2_000),
    fences: '```\n'.repeat(1_000),
    angles: '<'.repeat(4_000),
    addresses: 'a@a.'.repeat(1_000),
    breaks: '\n'.repeat(4_000),
    'list items': '- a\n'.repeat(1_000),
  };

  test.each(Object.entries(nasty))('%s', (_, source) => {
    parseMarkdown(source);
  });

  test('a thousand quotes inside each other show as they were typed', () => {
    expect(shown(parseMarkdown('>'.repeat(1_000)))).toBe('>'.repeat(1_000));
  });

  test('quotes are nested a few deep, then text', () => {
    expect(shown(parseMarkdown(`${'> '.repeat(11)}deep`))).toContain('deep');
  });
});

test('whatever was typed, the tree comes out without unsafe links', () => {
  const piece = fc.constantFrom('*', '_', '~~', '`', '```', '\n', '> ', '- ', '1. ', '[', ']', '(', ')', '<', '>', '!');
  const word = fc.constantFrom('a', ' ', 'javascript:', 'https://a.b', `<@${ana}>`, '\\', 'www.a.b', '@', '&amp;');
  void fc.assert(
    fc.property(fc.array(fc.oneof(piece, word), { maxLength: 60 }), (pieces) => {
      const hrefs = JSON.stringify(parseMarkdown(pieces.join(''))).match(/"href":"[^"]*"/g) ?? [];
      expect(hrefs.every((href) => /^"href":"(https?|mailto):/.test(href))).toBe(true);
    }),
  );
});
