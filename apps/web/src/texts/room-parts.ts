import { count } from './count.ts';

/** Words of the dialogs of topics and rooms, and of moving them. */
export const roomPartTexts = {
  createTopicTitle: 'Create a topic',
  createTopicSubmit: 'Create topic',
  renameTopicTitle: 'Rename topic',
  topicName: 'Name',
  createRoomSubmit: 'Create room',
  editRoomTitle: (name: string) => `Edit ${name}`,
  roomName: 'Name',
  roomDescription: 'Description',
  roomDescriptionHint: 'Shown at the top of the room.',
  topic: 'Topic',
  tooManyTopics: 'The group has as many topics as there can be. Delete one first.',
  tooManyRooms: 'The group has as many rooms as there can be. Delete one first.',
  topicGone: 'This topic was deleted meanwhile.',
  roomGone: 'This room was deleted meanwhile.',

  deleteRoomTitle: (name: string) => `Delete ${name}?`,
  deleteRoomLine: 'The room and all its messages are deleted for everybody. This can’t be taken back.',
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
} as const;
