export interface ThrottleRule {
  /** How often in `perMs`. */
  points: number;
  perMs: number;
}

/** Counts what is done under a key, in the store that all processes share. */
export interface Throttle {
  /** Takes one point; answers 0, or the milliseconds to wait when none is left. */
  consume(key: string, rule: ThrottleRule): Promise<number>;
  /** Forgets what was counted, as after a right password. */
  reset(key: string, rule: ThrottleRule): Promise<void>;
}
