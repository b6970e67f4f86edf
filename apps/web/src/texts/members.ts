import { count as countOf, written } from './count.ts';

const members = (count: number) => countOf(count, 'member', 'members');

/** Words of the member list. */
export const memberTexts = {
  members: 'Members',
  section: (name: string, count: number | null) => (count === null ? name : `${name} — ${written(count)}`),
  counts: (memberCount: number, onlineCount: number) => `${members(memberCount)} · ${written(onlineCount)} online`,
  owner: 'Owner',
  search: 'Search members',
  clearSearch: 'Clear the search',
  found: (count: number) => (count === 0 ? 'Nobody found' : `${members(count)} found`),
  foundAtLeast: (count: number) => `More than ${members(count)} found`,
  nobodyTitle: 'Nobody found',
  nobodyLine: (text: string) => `No member’s name or username contains “${text}”.`,
  moreFailed: 'The rest didn’t load.',

  cardOf: (name: string) => `About ${name}`,
  hasLeft: 'No longer in this group',
  mention: 'Mention',
  copyUsername: 'Copy username',
  copied: (username: string) => `Copied @${username}`,
  copyFailed: 'Your browser didn’t allow copying.',

  transfer: 'Transfer ownership',
  transferTitle: (name: string) => `Give the group to ${name}?`,
  transferLine: (group: string) =>
    `“${group}” will be theirs. You stay as a member, and only they can give it back to you.`,
  transferred: (group: string, name: string) => `“${group}” belongs to ${name} now.`,
  remove: 'Remove from group',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeLine: (group: string) =>
    `They lose access to “${group}” at once. What they wrote stays. If the group is public, they can join again.`,
  removed: (name: string) => `${name} was removed.`,
} as const;
