/**
 * Carries hints between processes. It may lose, double or reorder what it carries; nothing depends on it being right.
 * Messages are plain JSON.
 */
export interface Bus {
  /** Never throws and never waits: what can't be sent is lost. */
  publish(channel: string, message: unknown): void;
  /** Once it resolves, nothing that is published afterwards is missed while the bus works. Answers how to stop. */
  subscribe(channel: string, listener: (message: unknown) => void): Promise<() => void>;
  /** Called when the bus is back after a time in which messages may have been lost. Answers how to stop. */
  onReconnect(listener: () => void): () => void;
  /** Whether messages reach the other processes now. */
  isUp(): boolean;
}
