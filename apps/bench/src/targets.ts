import type { Row } from './rows.ts';

/** At most (or `atLeast`) this ratio to a baseline or, without one, this value in the row's own unit. */
interface Target {
  against?: string;
  atMost?: number;
  atLeast?: number;
}

/** What each row is to reach. */
const targets: Record<string, Target[]> = {
  'fanout/alone': [{ against: 'rawWs', atMost: 1 }],
  'fanout/16': [
    { against: 'rawWs', atMost: 0.12 },
    { against: 'socketIo', atMost: 0.1 },
    { against: 'stockTrpc', atMost: 0.03 },
  ],
  'fanout/16ids': [{ against: 'rawWs', atMost: 0.25 }],
  'fanout/rooms': [{ against: 'rawWs', atMost: 1.25 }],
  'fanout/10000': [{ against: 'ours1000', atMost: 1.3 }],
  activity: [{ against: 'fanout', atMost: 1 }],
  latency: [{ against: 'rawWs', atMost: 1.2 }],
  idle: [{ atMost: 25 }],
  connect: [{ against: 'socketIo', atMost: 1 }],
  'connect/return': [{ atMost: 3_000 }],
  'send/1': [{ against: 'statement', atMost: 1.05 }],
  'send/32': [
    { against: 'statement', atLeast: 3 },
    { against: 'prismaCreate', atLeast: 5 },
  ],
  'send/32rooms': [{ against: 'statement', atLeast: 1.5 }],
  'send/path': [
    { against: 'socketIoPrisma', atMost: 0.5 },
    { against: 'stockTrpcPrisma', atMost: 0.2 },
  ],
  stalled: [{ atMost: 100 }],
  history: [
    { against: 'pg', atMost: 1 },
    { against: 'trpcPrisma', atMost: 0.15 },
  ],
  unread: [{ against: 'tenMessages', atMost: 1.1 }],
  auth: [
    { against: 'unknownName', atMost: 1.1 },
    { against: 'unknownName', atLeast: 0.9 },
    { against: 'withoutPassword', atMost: 1.1 },
    { against: 'withoutPassword', atLeast: 0.9 },
  ],
  pictures: [{ against: 'sharp', atMost: 1.2 }],
  'relevance/opensearch': [{ atLeast: 0.9 }],
  'relevance/postgres': [{ atLeast: 0.8 }],
  'search/opensearch': [{ atMost: 50 }, { against: 'ilike', atMost: 0.3 }],
  'search/postgres': [{ atMost: 100 }, { against: 'ilike', atMost: 0.3 }],
};

export interface Verdict {
  text: string;
  isReached: boolean;
}

/** What a row was to reach, and whether it has. */
export function verdictsOf(row: Row): Verdict[] {
  return (targets[row.case] ?? []).map(({ against, atMost, atLeast }) => {
    const value = against === undefined ? row.value : row.ratios[against]?.median;
    const isReached = value !== undefined && value <= (atMost ?? value) && value >= (atLeast ?? value);
    const bound = atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`;
    return { text: against === undefined ? `${bound} ${row.unit}` : `${bound} × ${against}`, isReached };
  });
}
