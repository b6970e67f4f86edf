/** A process that can be told to end, killed outright, and started again at the same address. */
interface Part {
  start(): Promise<void>;
  kill(): Promise<void>;
}

/** A server process. */
interface ServerPart extends Part {
  port: number;
  /** Asks it to end, and resolves when it has. */
  end(): Promise<void>;
}

/** What is disturbed: all of it real, each in a process of its own. */
export interface Parts {
  databaseUrl: string;
  redisUrl: string;
  servers: readonly ServerPart[];
  redis: Part;
  /** Restarts Postgres, in order. */
  restartPostgres(): Promise<void>;
  /** Where the proxy listens, and PUBLIC_URL. */
  proxyPort: number;
}
