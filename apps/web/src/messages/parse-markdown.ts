import { outsideCode } from '@parley/contract/mentions';
import type { Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import type { Block, Inline } from './markdown-tree.ts';
import { plainBlock, plainInlines } from './plain-blocks.ts';

/** What markdown has and messages don't: it stays as it was typed. */
const left = [
  'headingAtx',
  'setextUnderline',
  'thematicBreak',
  'codeIndented',
  'definition',
  'htmlFlow',
  'htmlText',
  'characterReference',
];

const options = {
  extensions: [gfmStrikethrough({ singleTilde: false }), gfmAutolinkLiteral(), { disable: { null: left } }],
  mdastExtensions: [gfmStrikethroughFromMarkdown(), gfmAutolinkLiteralFromMarkdown()],
};

const protocols = ['http:', 'https:', 'mailto:'];
const depthMax = 8;
const marksMax = 300;
/** Also of what looks like code, which the parser may see otherwise. */
const marksAnywhereMax = 1_000;
const containersPerLineMax = 12;

/**
 * A message's text as a tree. Never throws. Text with more marks than anybody writes by hand comes out as it was typed,
 * since the parser's time grows faster than their number.
 */
export function parseMarkdown(text: string): Block[] {
  if (isOverdone(text)) return [plainBlock(text)];
  return blocksOf(fromMarkdown(text, options).children, { text, depth: 0 });
}

const emphasisMarks = /\*+|~~+|(?<!\w)_+|_+(?!\w)/g;
const containers = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t>]|$)))+/gm;
const containerMark = />|[-+*]|\d+[.)]/g;

function isOverdone(text: string) {
  const perLine = (text.match(containers) ?? []).map((marks) => countOf(marks, containerMark));
  if (perLine.some((count) => count > containersPerLineMax)) return true;
  let marks = perLine.reduce((sum, count) => sum + count, 0);
  outsideCode(text, (part) => {
    marks += countOf(part, emphasisMarks);
    return part;
  });
  return marks > marksMax || countOf(text, emphasisMarks) > marksAnywhereMax;
}

const countOf = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/** The source, and how many blocks lie around. */
type Place = { text: string; depth: number };

const sourceOf = ({ position }: Nodes, { text }: Place) => text.slice(position?.start.offset, position?.end.offset);

const blocksOf = (nodes: readonly RootContent[], place: Place) => nodes.map((node) => blockOf(node, place));

function blockOf(node: RootContent, place: Place): Block {
  const inside = { ...place, depth: place.depth + 1 };
  if (place.depth >= depthMax) return plainBlock(sourceOf(node, place));
  switch (node.type) {
    case 'paragraph':
      return { type: 'paragraph', children: inlinesOf(node, place) };
    case 'blockquote':
      return { type: 'quote', children: blocksOf(node.children, inside) };
    case 'list': {
      const items = node.children.map((item) => blocksOf(item.children, inside));
      return { type: 'list', start: node.ordered ? (node.start ?? 1) : null, items };
    }
    case 'code':
      return { type: 'code', text: node.value };
    default:
      return plainBlock(sourceOf(node, place));
  }
}

const inlinesOf = ({ children }: Parents, place: Place) =>
  (children as PhrasingContent[]).flatMap((node) => inlineOf(node, place));

function inlineOf(node: PhrasingContent, place: Place): Inline[] {
  switch (node.type) {
    case 'text':
      return plainInlines(node.value);
    case 'break':
      return [{ type: 'text', text: '\n' }];
    case 'inlineCode':
      return [{ type: 'code', text: node.value }];
    case 'strong':
    case 'emphasis':
    case 'delete':
      return [{ type: node.type, children: inlinesOf(node, place) }];
    case 'link': {
      const href = safeHref(node.url);
      if (href) return [{ type: 'link', href, children: inlinesOf(node, place) }];
      return plainInlines(sourceOf(node, place));
    }
    default:
      return plainInlines(sourceOf(node, place));
  }
}

function safeHref(url: string) {
  const parsed = URL.parse(url);
  return parsed && protocols.includes(parsed.protocol) ? parsed.href : null;
}
