import { expect, test } from 'vitest';
import { mentionedIn, replaceMentions } from './mentions.ts';

const ana = '018f0000-0000-7000-8000-00000000000a';
const tomasz = '018f0000-0000-7000-8000-00000000000b';

test('a message names whom it mentions, each once, but nobody in code', () => {
  expect(mentionedIn(`<@${ana}> and <@${tomasz}>, <@${ana}>!`)).toEqual([ana, tomasz]);
  expect(mentionedIn(`\`<@${ana}>\` and\n\`\`\`\n<@${tomasz}>\n\`\`\``)).toEqual([]);
  expect(mentionedIn(`\`\`\` unclosed <@${ana}>`)).toEqual([]);
});

test('mentions become names outside code, and what nobody knows stays as it is', () => {
  const name = (id: string) => (id === ana ? '@ana' : null);
  expect(replaceMentions(`<@${ana}> \`<@${ana}>\` <@${tomasz}>`, name)).toBe(`@ana \`<@${ana}>\` <@${tomasz}>`);
});
