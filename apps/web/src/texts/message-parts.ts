import { count } from './count.ts';

/** Words of what the conversation brings on first use. */
export const messagePartTexts = {
  copyText: 'Copy text',
  copyLink: 'Copy link',
  markUnread: 'Mark unread from here',
  editLabel: 'Edit message',
  editHint: 'Enter to save · Esc to cancel',
  here: (people: number) => count(people, 'person here', 'people here'),
  hereNames: (names: string) => `Here: ${names}`,
  deleteTitle: 'Delete this message?',
  deleteLine: 'Others see that there was one. For a few seconds you can take it back.',
  deleteHint: 'Hold Shift to delete without this question.',
  delete: 'Delete',
} as const;
