/** Words of looking for messages. */
export const searchTexts = {
  title: 'Search messages',
  label: 'Search messages',
  hint: 'Words, from:ana, in:home, after:2026-01-31',
  clear: 'Clear the search',
  people: 'People',
  results: 'Messages found',
  startTitle: 'Find what was said',
  startLine: 'In every room that you can read. Narrow it down:',
  filters: [
    { sign: 'from:', line: 'by somebody of this group' },
    { sign: 'in:', line: 'in a room of this group' },
    { sign: 'before:', line: 'sent before a day, as 2026-01-31' },
    { sign: 'after:', line: 'sent on that day or later' },
  ],
  nothingTitle: 'Nothing found',
  nothingLine: 'Try fewer words, or take a filter away.',
  nobody: (name: string) => `Nobody in this group is called ${name}.`,
  noRoom: (name: string) => `This group has no room called ${name}.`,
  degraded: 'The search is limited right now: only what was said recently is looked through.',
  /** Where a message was said. */
  place: (group: string, room: string) => `${group} · #${room}`,
} as const;
