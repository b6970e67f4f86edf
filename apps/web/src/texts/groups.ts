import { count, written } from './count.ts';

/** Words of the groups that one is in: the rail, the sidebar, what can be done. */
export const groupTexts = {
  rail: 'Your groups',
  home: 'Home',
  create: 'Create a group',
  discover: 'Find groups',
  settings: 'Settings',
  /** A group on the rail, read aloud: its name and what is unread in it. */
  tile: (name: string, messages: number, mentions: number) =>
    [name, messages > 0 && `${written(messages)} unread`, mentions > 0 && count(mentions, 'mention', 'mentions')]
      .filter(Boolean)
      .join(', '),

  menu: (name: string) => `${name}: group menu`,
  createTopic: 'Create topic',
  createRoom: 'Create room',
  invite: 'Invite people',
  groupSettings: 'Group settings',
  markRead: 'Mark as read',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  leave: 'Leave group',
  delete: 'Delete group',

  leftByYou: (name: string) => `You left ${name}.`,

  deleted: (name: string) => `${name} was deleted.`,
  removed: (name: string) => `You were removed from ${name}.`,
  noLongerIn: (name: string) => `You are no longer in ${name}.`,
} as const;
