const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');
const count = (value: number, one: string, many: string) =>
  `${number.format(value)} ${plural.select(value) === 'one' ? one : many}`;

/** Words of topics and rooms. */
export const roomTexts = {
  rooms: 'Rooms',
  /** A room in the sidebar, read aloud: its name and what is unread in it. */
  row: (name: string, messages: number, mentions: number) =>
    [name, messages > 0 && `${number.format(messages)} unread`, mentions > 0 && count(mentions, 'mention', 'mentions')]
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

  createTopicTitle: 'Create a topic',
  createTopicSubmit: 'Create topic',
  renameTopicTitle: 'Rename topic',
  topicName: 'Name',
  topicNameExample: 'General',
  createRoomTitle: 'Create a room',
  createRoomSubmit: 'Create room',
  editRoomTitle: (name: string) => `Edit ${name}`,
  roomName: 'Name',
  roomNameExample: 'introductions',
  roomDescription: 'Description',
  roomDescriptionHint: 'Shown at the top of the room.',
  topic: 'Topic',
  tooManyTopics: 'The group has as many topics as there can be. Delete one first.',
  tooManyRooms: 'The group has as many rooms as there can be. Delete one first.',
  topicGone: 'This topic was deleted meanwhile.',
  roomGone: 'This room was deleted meanwhile.',

  deleteRoomTitle: (name: string) => `Delete ${name}?`,
  deleteRoomLine: 'The room and all its messages are deleted for everybody. This can’t be taken back.',
  roomDeleted: (name: string) => `${name} was deleted.`,
  deleteTopicTitle: (name: string) => `Delete ${name}?`,
  deleteTopicLine: (rooms: number) =>
    rooms === 0
      ? 'The topic has no rooms.'
      : `Its ${count(rooms, 'room', 'rooms')} and all their messages are deleted for everybody. This can’t be taken back.`,

  /** Read with everything that can be moved. */
  dragHelp: 'Press space to pick it up, the arrow keys to move it, space to drop it, escape to put it back.',
  pickedUp: (name: string) => `Picked up ${name}.`,
  isBefore: (name: string, other: string) => `${name} is before ${other}.`,
  isLast: (name: string, topic: string | null) => (topic ? `${name} is last in ${topic}.` : `${name} is last.`),
  dropped: (name: string) => `Dropped ${name}.`,
  putBack: (name: string) => `${name} is back in its place.`,
  moveFailed: (name: string) => `${name} could not be moved and is back in its place.`,
} as const;
