/** What a case has measured, in the form in which it is written down. */
interface Spread {
  min: number;
  median: number;
  max: number;
}

export interface Row {
  case: string;
  unit: string;
  /** Ours: the median of the rounds. */
  value: number;
  min: number;
  max: number;
  /** The medians of what it is compared with, in the same unit. */
  baselines: Record<string, number>;
  /** Ours through theirs, formed within each round. */
  ratios: Record<string, Spread>;
}

/** One number for each round, by what was measured; `ours` is among them. */
export type Samples = Record<string, number[]>;

/** The row of a case's samples; those named in `asides` are told beside, and not compared. */
export function rowOf(
  name: string,
  unit: string,
  { samples, asides = {} }: { samples: Samples; asides?: Samples },
): Row {
  const { ours = [], ...others } = samples;
  const { min, median, max } = spreadOf(ours);
  const beside = { ...others, ...asides };
  return {
    case: name,
    unit,
    value: median,
    min,
    max,
    baselines: Object.fromEntries(Object.entries(beside).map(([key, values]) => [key, spreadOf(values).median])),
    ratios: Object.fromEntries(Object.entries(others).map(([key, values]) => [key, spreadOf(ratios(ours, values))])),
  };
}

const ratios = (ours: number[], theirs: number[]) => ours.map((value, round) => value / (theirs[round] ?? Number.NaN));

/** The ends and the middle of some numbers, each to four significant digits. */
function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  return { min: rounded(sorted[0] ?? 0), median: rounded(median), max: rounded(sorted.at(-1) ?? 0) };
}

const rounded = (value: number) => Number(value.toPrecision(4));
