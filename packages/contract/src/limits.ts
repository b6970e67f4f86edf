/** Every bound of the product, with its unit. Free of imports, so the browser pays nothing for it. */
export const limits = {
  usernameMinChars: 3,
  usernameMaxChars: 32,
  displayNameMaxChars: 45,
  pronounsMaxChars: 40,
  bioMaxChars: 500,
  statusMaxChars: 100,
  /** What lasts longer is no status. */
  statusMaxMs: 31 * 24 * 60 * 60_000,
  emailMaxChars: 254,
  passwordMinChars: 10,
  passwordMaxChars: 200,
  instanceNameMaxChars: 50,
  passkeysPerUserMax: 20,
  passkeyNameMaxChars: 50,

  groupNameMaxChars: 50,
  groupDescriptionMaxChars: 300,
  groupsPerUserMax: 200,
  tagsPerGroupMax: 5,
  tagMaxChars: 24,
  topicNameMaxChars: 50,
  topicsPerGroupMax: 50,
  roomNameMaxChars: 50,
  roomDescriptionMaxChars: 200,
  roomsPerGroupMax: 200,
  invitesPerGroupMax: 20,

  pictureMaxBytes: 10_000_000,
  pictureMaxPixels: 40_000_000,
  pictureMaxFrames: 300,
  /** Of all frames of an animation together. */
  animationMaxPixels: 100_000_000,

  messageMaxChars: 4_000,
  mentionsPerMessageMax: 20,
  messagesPerPage: 50,
  messagesPerPageMax: 100,
  membersPerPage: 50,
  publicGroupsPerPage: 30,
  messagesFoundPerPage: 25,
  searchTextMaxChars: 100,
  unreadMentionsMax: 99,
  failedJobsMax: 100,

  /** A page below what Postgres's `integer` holds, so that a page's ends can be reckoned from it. */
  counterMax: 2 ** 31 - 1_000,

  /** A deleted message's content is kept this long, so that its author can take the deletion back. */
  undoDeleteMs: 30_000,
  /** A subscriber further behind than this starts anew instead of replaying. */
  replayVersionsMax: 1_000,
  typingTtlMs: 5_000,
  typingRepeatMs: 3_000,
  /** Above this, a room shows a count instead of faces. */
  facesPerRoomMax: 50,
  /** Above this many people online, a group shows counts instead of states. */
  statesPerGroupMax: 200,
  idleAfterMs: 5 * 60_000,
  offlineAfterMs: 10_000,

  callsPerBatchMax: 20,
  /** Whoever comes back asks for all that they follow in one frame, and for what waited. */
  callsPerFrameMax: 50,
  subscriptionsPerSocketMax: 20,
  /** What was sent and isn't used by then is removed. */
  unusedFileMs: 60 * 60_000,
  requestMaxBytes: 256 * 1024,
  frameMaxBytes: 64 * 1024,
} as const;
