import type { UserId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import { AppError } from '#errors.ts';
import type { RoomMember } from '#rooms/policy.ts';

declare const author: unique symbol;
declare const deleter: unique symbol;

/** What the policies need to know of a message. */
export interface MessageFacts {
  seq: number;
  authorId: UserId;
  deletedAt: Date | null;
  deletedById: UserId | null;
}

/** A message that the member may edit. */
export type EditableMessage = MessageFacts & { [author]: true };
/** A message that the member may delete. */
export type DeletableMessage = MessageFacts & { [deleter]: true };

/** @throws forbidden when the member may only read. */
export function requirePoster(member: RoomMember): RoomMember {
  if (!member.permissions.has('send')) throw new AppError('forbidden', 'needs send');
  return member;
}

/** Only the author edits. @throws forbidden for others, conflict for a deleted message. */
export function requireEditable(member: RoomMember, message: MessageFacts): EditableMessage {
  if (message.authorId !== member.userId) throw new AppError('forbidden', 'only its author edits a message');
  if (message.deletedAt) throw new AppError('conflict', 'the message was deleted');
  return message as EditableMessage;
}

/** The author deletes, and whoever manages messages. @throws forbidden for others. */
export function requireDeletable(member: RoomMember, message: MessageFacts): DeletableMessage {
  if (message.authorId !== member.userId) {
    if (!member.permissions.has('manageMessages')) throw new AppError('forbidden', 'needs manageMessages');
  }
  return message as DeletableMessage;
}

/** Whoever deleted a message takes that back, within `undoDeleteMs`. @throws forbidden for others, conflict when it is too late. */
export function requireRestorable(
  member: RoomMember,
  message: MessageFacts,
  now: Date,
): MessageFacts & { deletedAt: Date } {
  const { deletedAt } = message;
  if (message.deletedById !== member.userId) throw new AppError('forbidden', 'only who deleted a message restores it');
  if (!deletedAt || now.getTime() - deletedAt.getTime() > limits.undoDeleteMs) {
    throw new AppError('conflict', 'too late to restore');
  }
  return { ...message, deletedAt };
}
