/** Ids are UUIDv7 strings; the brand keeps one noun's id from being passed for another's. */
type Id<Noun extends string> = string & { readonly __noun: Noun };

export type UserId = Id<'user'>;
/** The SHA-256 of a session's token, in hex: it names the session and opens nothing. */
export type SessionId = Id<'session'>;
export type GroupId = Id<'group'>;
export type TopicId = Id<'topic'>;
export type RoomId = Id<'room'>;
export type UploadId = Id<'upload'>;
export type PictureId = Id<'picture'>;
export type InviteId = Id<'invite'>;
export type ExportId = Id<'export'>;
/** Chosen by the client before it sends, so that sending twice is answered with the message that exists. */
export type ClientId = Id<'client message'>;
