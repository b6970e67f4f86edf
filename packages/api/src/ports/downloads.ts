/** Fetches what people's addresses lead to, and only what anybody on the internet could: nothing of the network that this runs in. */
export interface Downloads {
  /**
   * The bytes at an address, within a time limit that also holds while they come.
   * @throws forbidden for what isn't public, invalid for what isn't there, unavailable for what may be there later.
   */
  open(url: URL): Promise<AsyncIterable<Uint8Array>>;
}
