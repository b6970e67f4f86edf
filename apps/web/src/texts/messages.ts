/** Words of the conversation and the composer. */
export const messageTexts = {
  conversation: 'Conversation',
} as const;
