import { count, written } from './count.ts';

/** Words of the conversation and the composer. */
export const messageTexts = {
  conversation: 'Conversation',
  log: (room: string) => `Messages in ${room}`,
  unknownPerson: 'Somebody',

  /** A room's beginning. */
  beginningTitle: (room: string) => `This is the start of #${room}`,
  beginningLine: 'Everything that is said here stands below.',
  loadingMore: 'Loading messages…',

  newMessages: 'New messages',
  newSince: (messages: number, time: string | null) =>
    time === null ? `${written(messages)} new` : `${written(messages)} new since ${time}`,
  jump: 'Jump',
  markRead: 'Mark as read',
  toPresent: 'Jump to present',
  countNew: (messages: number) => count(messages, 'new message', 'new messages'),
  /** A message as it is read aloud when one comes to it. */
  described: (author: string, time: string, text: string) => `${author}, ${time}: ${text}`,
  announced: (author: string, text: string) => `${author}: ${text}`,

  edited: 'edited',
  deleted: 'Message deleted',
  sending: 'Sending…',
  notSent: 'Not sent.',
  notSentYet: 'Not sent yet. It is tried again by itself.',
  retry: 'Retry',
  discard: 'Discard',

  actions: 'Message actions',
  reply: 'Reply',
  edit: 'Edit',
  copiedText: 'Text copied',
  copiedLink: 'Link copied',
  copyCode: 'Copy code',
  copiedCode: 'Code copied',
  copyFailed: 'This browser didn’t let us copy. Select it and copy by hand.',
  undo: 'Undo',
  gone: 'That message is no longer here.',

  /** Before the author and the text of what is answered. */
  inReplyTo: 'In reply to',
  quoteMissing: 'An earlier message',
  replyingTo: 'Replying to',
  cancelReply: 'Don’t reply',

  placeholder: (room: string) => `Message #${room}`,
  composer: (room: string) => `Write a message in ${room}`,
  send: 'Send',
  people: 'People to mention',

  /** After the names of who is typing, which stand in a list before it. */
  areTyping: (people: number) => (people === 1 ? 'is typing' : 'are typing'),
  manyTyping: (people: number) => `${written(people)} people are typing`,
  entered: 'entered',
} as const;
