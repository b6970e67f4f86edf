import { expect, test } from 'vitest';
import { checkTexts } from './texts.mjs';
import { treeFrom } from './tree.mjs';

const found = (markup, file = 'apps/web/src/rooms/room-list.tsx') =>
  checkTexts(treeFrom({ [file]: `const list = ${markup};` })).length;

test('bare text in markup is found, in each of its forms', () => {
  expect(found('<p>No rooms yet</p>')).toBe(1);
  expect(found(`<p>{'No rooms'}</p>`)).toBe(1);
  expect(found(`<>{\`\${count} rooms\`}</>`)).toBe(1);
  expect(found(`<p>{isEmpty ? 'No rooms' : null}</p>`)).toBe(1);
  expect(found(`<p>{name || 'Nobody'}</p>`)).toBe(1);
});

test('what is said to people in attributes is text too', () => {
  for (const name of ['title', 'placeholder', 'alt', 'aria-label', 'label']) {
    expect(found(`<input ${name}="Search" />`)).toBe(1);
    expect(found(`<input ${name}={\`Search \${room}\`} />`)).toBe(1);
    expect(found(`<input ${name}={texts.search} />`)).toBe(0);
  }
});

test('signs, class names and texts of the catalogue are fine', () => {
  expect(found(`<p className="flex">{texts.rooms.empty} · {'#'}{count}</p>`)).toBe(0);
  expect(found('<p>Hello</p>', 'apps/web/src/rooms/room-list.test.tsx')).toBe(0);
});
