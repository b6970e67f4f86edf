import { count, written } from './count.ts';

/** Words of topics and rooms. */
export const roomTexts = {
  rooms: 'Rooms',
  /** A room in the sidebar, read aloud: its name and what is unread in it. */
  row: (name: string, messages: number, mentions: number) =>
    [name, messages > 0 && `${written(messages)} unread`, mentions > 0 && count(mentions, 'mention', 'mentions')]
      .filter(Boolean)
      .join(', '),
  roomMenu: (name: string) => `Room ${name}: more actions`,
  topicMenu: (name: string) => `Topic ${name}: more actions`,
  createRoomIn: (topic: string) => `Create a room in ${topic}`,

  noneTitle: 'No rooms here yet',
  noneLine: 'Create one, and the conversation can begin.',
  noneForMembers: 'Whoever runs this group has not created one. It will appear here by itself.',
  noTopicsTitle: 'No topics yet',
  noTopicsLine: 'Topics hold rooms. Create the first one.',
  emptyTopic: 'No rooms in this topic',

  missingTitle: 'This room is not here',
  missingLine: 'It was deleted, or the link is not complete.',
  toGroup: 'Go to the group',

  markRead: 'Mark as read',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  editRoom: 'Edit room',
  renameTopic: 'Rename topic',
  moveUp: 'Move up',
  moveDown: 'Move down',
  deleteRoom: 'Delete room',
  deleteTopic: 'Delete topic',

  createRoomTitle: 'Create a room',

  roomDeleted: (name: string) => `${name} was deleted.`,

  moveFailed: (name: string) => `${name} could not be moved and is back in its place.`,
} as const;
