/**
 * What waits for one subscriber, in order and bounded: when more than `max` items wait, all are dropped,
 * and the subscriber is told to make up for it in its own way.
 */
export class Feed<T> {
  private items: T[] = [];
  private wake: (() => void) | null = null;
  private hasOverflowed = false;
  private readonly max: number;

  constructor(max: number) {
    this.max = max;
  }

  push(item: T): void {
    if (this.hasOverflowed) return;
    if (this.items.length >= this.max) {
      this.items = [];
      this.hasOverflowed = true;
    } else {
      this.items.push(item);
    }
    this.wake?.();
  }

  /** Whether nothing waits. */
  get isEmpty(): boolean {
    return this.items.length === 0 && !this.hasOverflowed;
  }

  /** All that waits, in order; null when items were dropped, of which `next` will tell. */
  drain(): T[] | null {
    return this.hasOverflowed ? null : this.items.splice(0);
  }

  /** The next item; 'overflow' once after items were dropped; null when the signal aborts. */
  async next(signal: AbortSignal): Promise<T | 'overflow' | null> {
    for (;;) {
      if (signal.aborted) return null;
      if (this.hasOverflowed) {
        this.hasOverflowed = false;
        return 'overflow';
      }
      const item = this.items.shift();
      if (item !== undefined) return item;
      await this.arrival(signal);
    }
  }

  private arrival(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done);
        this.wake = null;
        resolve();
      };
      this.wake = done;
      signal.addEventListener('abort', done);
    });
  }
}
