/** One way to keep a message so that it survives: what the cases of writing compare. */
export interface Store extends AsyncDisposable {
  /** Resolves when the message is stored for good. */
  send(userId: string, roomId: string, text: string): Promise<unknown>;
}

/** How many connections to the database whoever stores one by one may use. */
export const connectionsMax = 32;
