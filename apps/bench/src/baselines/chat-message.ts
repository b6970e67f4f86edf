/** What the baselines send to everybody in a room: about 300 bytes of JSON, as a chat has them. */
export interface ChatMessage {
  id: string;
  roomId: string;
  author: { id: string; name: string; avatar: null };
  body: string;
  createdAt: string;
  editedAt: null;
  kind: 'text';
}

const author = { id: 'user-00000042', name: 'Ada Lovelace', avatar: null };
let lastId = 1_000_000_000;

export function chatMessage(roomId: string, body: string): ChatMessage {
  return {
    id: String(++lastId),
    roomId,
    author,
    body,
    createdAt: new Date().toISOString(),
    editedAt: null,
    kind: 'text',
  };
}

/** Tells whoever started us that we listen on `port`. */
export function sayReady(port: number): void {
  process.send?.({ port });
}

/** How many connections may wait to be accepted: a server that comes back is met by all of its people at once. */
export const backlog = 8_192;
