import { afterEach, expect, test, vi } from 'vitest';
import { frameSink } from '#testing/frame-sink.ts';
import { Audience, type Listener, trackedResult } from './shared-frame.ts';

type Value = { at: number; text: string };

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

afterEach(() => void vi.useRealTimers());

function room() {
  const serialised: number[] = [];
  const audience = new Audience<Value>(({ at, text }) => {
    serialised.push(at);
    return trackedResult(at, text);
  });
  const say = (...values: Value[]) => {
    for (const value of values) audience.publish(value, value.at);
  };
  return { audience, serialised, say };
}

/** Somebody in the audience: what they were sent, in how many writes, and where they were when they were too slow. */
function listener(requestId: string, waitingBytes = () => 0) {
  const got: unknown[] = [];
  const writes: Buffer[] = [];
  const lags: number[] = [];
  const reading = frameSink({ receive: (message) => got.push(message), waitingBytes });
  const sink = {
    get isOpen() {
      return reading.isOpen;
    },
    get writableLength() {
      return reading.writableLength;
    },
    write(frames: Buffer) {
      writes.push(frames);
      reading.write(frames);
    },
  };
  const asListener: Listener = { sink, requestId, lag: (position) => lags.push(position) };
  return Object.assign(asListener, { got, writes, lags });
}

const answer = (id: unknown, at: number, data: string) => ({
  id,
  result: { type: 'data', id: String(at), data: { id: String(at), data } },
});

test.each([0, 10, 40, 125, 126, 127, 65_400, 65_535, 65_536, 200_000])(
  'a text of %i letters arrives whole',
  async (length) => {
    const { audience, say } = room();
    const ana = listener('1');
    audience.add(ana);
    say({ at: 1, text: 'é'.repeat(length) }, { at: 2, text: 'after it' });
    await nextTurn();
    expect(ana.got).toEqual([answer(1, 1, 'é'.repeat(length)), answer(1, 2, 'after it')]);
  },
);

test('what is said in one turn is serialised once and goes out in one write, the same bytes to all with one request id', async () => {
  const { audience, serialised, say } = room();
  const [ana, ben, eve] = [listener('1'), listener('1'), listener('"own"')];
  for (const each of [ana, ben, eve]) audience.add(each);
  say({ at: 1, text: 'one' }, { at: 2, text: 'two' });
  expect(ana.writes).toEqual([]);
  await nextTurn();
  expect(serialised).toEqual([1, 2]);
  expect([ana, ben, eve].map(({ writes }) => writes.length)).toEqual([1, 1, 1]);
  expect(ana.writes[0]).toBe(ben.writes[0]);
  expect(eve.got).toEqual([answer('own', 1, 'one'), answer('own', 2, 'two')]);
});

test('whoever comes hears nothing that was said before, and whoever goes nothing that waits', async () => {
  const { audience, serialised, say } = room();
  say({ at: 1, text: 'to nobody' });
  expect(serialised).toEqual([]);
  const [ana, ben] = [listener('1'), listener('1')];
  audience.add(ana);
  say({ at: 2, text: 'to Ana' });
  audience.add(ben);
  say({ at: 3, text: 'to Ben' });
  audience.remove(ana);
  await nextTurn();
  expect(ana.got).toEqual([answer(1, 2, 'to Ana')]);
  expect(ben.got).toEqual([answer(1, 3, 'to Ben')]);
});

test('whoever is too slow is told where they are, and the others go on', async () => {
  const { audience, say } = room();
  let waiting = 0;
  const [slow, fast] = [listener('1', () => waiting), listener('1')];
  for (const each of [slow, fast]) audience.add(each);
  say({ at: 1, text: 'one' });
  await nextTurn();
  waiting = 2 * 1024 * 1024;
  say({ at: 2, text: 'two' }, { at: 3, text: 'three' });
  await nextTurn();
  say({ at: 4, text: 'four' });
  await nextTurn();
  expect(slow.lags).toEqual([1]);
  expect(slow.got).toHaveLength(1);
  expect(fast.got).toHaveLength(4);
});

test('ids of the same length share their bytes, but not with whoever still has to read them', async () => {
  const { audience, say } = room();
  let waiting = 0;
  const [slow, ana, ben] = [listener('17', () => waiting), listener('18'), listener('19')];
  for (const each of [slow, ana, ben]) audience.add(each);
  waiting = 100;
  say({ at: 1, text: 'one' }, { at: 2, text: 'two' });
  await nextTurn();
  expect(slow.writes[0]?.toString()).toContain('{"id":17,');
  for (const each of [slow, ana, ben]) {
    const id = Number(each.requestId);
    expect(each.got).toEqual([answer(id, 1, 'one'), answer(id, 2, 'two')]);
  }
  expect(ana.writes[0]).toBe(ben.writes[0]);
});

test('after a write that took long it rests for as long, and then sends all that was said meanwhile together', () => {
  vi.useFakeTimers({ toFake: ['setImmediate', 'setTimeout', 'performance'] });
  const { audience, say } = room();
  const ana = listener('1');
  const write = ana.sink.write;
  ana.sink.write = (frames) => {
    vi.advanceTimersByTime(30);
    write.call(ana.sink, frames);
  };
  audience.add(ana);
  say({ at: 1, text: 'one' });
  vi.advanceTimersByTime(0);
  expect(ana.got).toHaveLength(1);
  say({ at: 2, text: 'two' });
  vi.advanceTimersByTime(29);
  say({ at: 3, text: 'three' });
  expect(ana.got).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(ana.got).toHaveLength(3);
  expect(ana.writes).toHaveLength(2);
});
