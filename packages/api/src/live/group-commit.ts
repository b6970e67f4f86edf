/** Answered for an item whose key is being changed elsewhere: it is written again, in a batch of its key alone. */
export const heldUp: unique symbol = Symbol('held up');

/** In the items' order. An Error is thrown at that item's caller alone. */
export type Answers<Answer> = readonly (Answer | Error | typeof heldUp)[];

export interface GroupCommitOptions<Item, Answer> {
  /** Writes the items in one transaction. Where they are of several keys it must wait for none of them: those are `heldUp`. */
  write: (items: readonly Item[]) => Promise<Answers<Answer>>;
  /** Items of one key are written in the order in which they came; no two batches under way share a key. */
  keyOf: (item: Item) => string;
  /** Items of one key and name never share a batch, so that the later one finds what the earlier one has made. */
  nameOf: (item: Item) => string;
  /** Whether it may have failed because of one of the items. */
  isOfOneItem: (error: unknown) => boolean;
  batchMax?: number;
  /** Batches are written one after the other, which makes them large; one that takes longer than this doesn't hold up the next. */
  promptMs?: number;
  /** How many batches may be under way. */
  batchesMax?: number;
}

interface Waiting<Item, Answer> {
  item: Item;
  key: string;
  name: string;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/**
 * Commits together what gathers while earlier batches are under way. Nothing waits for a timer: an item that finds nothing under
 * way is written at once. A batch that fails because of one of its items is repeated item by item.
 * Answers the function that hands in an item and resolves once it is committed.
 */
export function createGroupCommit<Item, Answer>(options: GroupCommitOptions<Item, Answer>) {
  const { keyOf, nameOf, batchMax = 128, promptMs = 20, batchesMax = 8 } = options;
  const underWay = new Set<string>();
  const alone = new Set<string>();
  let waiting: Waiting<Item, Answer>[] = [];
  let batchesUnderWay = 0;
  let slowBatches = 0;
  let isDue = false;

  /** Once whoever acts at this moment has acted or, where there is a queue, at the turn's end, so that more come along. */
  function beginSoon(isQueued: boolean) {
    if (isDue || waiting.length === 0) return;
    isDue = true;
    if (isQueued) setImmediate(begin);
    else queueMicrotask(begin);
  }

  function begin() {
    isDue = false;
    while (batchesUnderWay === slowBatches && batchesUnderWay < batchesMax) {
      const batch = take();
      if (batch.length === 0) return;
      void run(batch);
    }
  }

  /** The next batch, in order of arrival: behind one that has to wait, all of its key wait. */
  function take(): Waiting<Item, Answer>[] {
    const batch: Waiting<Item, Answer>[] = [];
    const later: Waiting<Item, Answer>[] = [];
    const passedBy = new Set(underWay);
    const names = new Set<string>();
    for (const one of waiting) {
      const name = `${one.key} ${one.name}`;
      if (batch.length < batchMax && !passedBy.has(one.key) && !names.has(name) && fits(one.key, batch[0]?.key)) {
        batch.push(one);
        names.add(name);
      } else {
        later.push(one);
        passedBy.add(one.key);
      }
    }
    waiting = later;
    return batch;
  }

  const fits = (key: string, first = key) => key === first || !(alone.has(key) || alone.has(first));

  async function run(batch: Waiting<Item, Answer>[]) {
    const keys = new Set(batch.map(({ key }) => key));
    for (const key of keys) underWay.add(key);
    batchesUnderWay += 1;
    const endTurn = startTurn();
    const answers = await answersOf(batch.map(({ item }) => item));
    endTurn();
    batchesUnderWay -= 1;
    for (const key of keys) {
      underWay.delete(key);
      alone.delete(key);
    }
    const again = batch.filter((one, place) => !settle(one, answers[place] as Answers<Answer>[number]));
    for (const { key } of again) alone.add(key);
    waiting = [...again, ...waiting];
    beginSoon(true);
  }

  /** Until the answer is called, or `promptMs` have passed, no other batch begins. */
  function startTurn() {
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      slowBatches += 1;
      beginSoon(true);
    }, promptMs);
    return () => {
      clearTimeout(timer);
      if (isSlow) slowBatches -= 1;
    };
  }

  async function answersOf(items: readonly Item[]): Promise<Answers<Answer>> {
    try {
      return await options.write(items);
    } catch (error) {
      return options.isOfOneItem(error) ? oneByOne(items) : items.map(() => asError(error));
    }
  }

  async function oneByOne(items: readonly Item[]): Promise<Answers<Answer>> {
    const answers: Answers<Answer>[number][] = [];
    for (const item of items) answers.push(...(await options.write([item]).catch((error) => [asError(error)])));
    return answers;
  }

  return function commit(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      waiting.push({ item, key: keyOf(item), name: nameOf(item), resolve, reject });
      beginSoon(batchesUnderWay > 0);
    });
  };
}

/** Whether the answer was the last word. */
function settle<Answer>({ resolve, reject }: Waiting<unknown, Answer>, answer: Answers<Answer>[number]): boolean {
  if (answer === heldUp) return false;
  if (answer instanceof Error) reject(answer);
  else resolve(answer);
  return true;
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));
