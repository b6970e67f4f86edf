import type { MessageView } from '@parley/contract/messages';
import { expect, test, vi } from 'vitest';
import { createOutbox, type PendingMessage } from './outbox.ts';

/** An outbox whose answers are given by hand. */
function outboxByHand() {
  const calls: { message: PendingMessage; answer: () => void; fail: (error: unknown) => void }[] = [];
  const sent: string[] = [];
  let again = () => {};
  const outbox = createOutbox({
    send: (message) =>
      new Promise((resolve, reject) => {
        calls.push({ message, answer: () => resolve({ text: message.text } as MessageView), fail: reject });
      }),
    onSent: ({ text }) => void sent.push(text),
    refusal: (error) => (error === 'refused' ? 'You may not.' : null),
    retryTime: () => new Promise((resolve) => (again = resolve)),
  });
  return {
    ...{ outbox, calls, sent, again: () => again() },
    texts: () => outbox.get().map(({ text, status }) => `${text} ${status}`),
    called: (count: number) => vi.waitFor(() => expect(calls).toHaveLength(count)),
  };
}

const draft = (text: string) => ({ text, replyTo: null });

test('messages are sent one at a time, in the order typed', async () => {
  const { outbox, calls, sent, texts, called } = outboxByHand();
  outbox.add(draft('one'));
  outbox.add(draft('two'));
  await called(1);
  expect(texts()).toEqual(['one sending', 'two sending']);
  calls[0]?.answer();
  await called(2);
  expect(sent).toEqual(['one']);
  expect(texts()).toEqual(['two sending']);
});

test('what got no answer is sent again under the same id', async () => {
  const { outbox, calls, again, called } = outboxByHand();
  outbox.add(draft('one'));
  await called(1);
  calls[0]?.fail(new Error('no network'));
  await vi.waitFor(() => {
    again();
    expect(calls).toHaveLength(2);
  });
  expect(calls[1]?.message.clientId).toBe(calls[0]?.message.clientId);
});

test('what gets no answer again and again says so, goes on being sent, and can be given up', async () => {
  const { outbox, calls, again, called, texts } = outboxByHand();
  outbox.add(draft('one'));
  outbox.add(draft('two'));
  for (let attempt = 1; attempt <= 3; attempt++) {
    await called(attempt);
    expect(outbox.get()[0]?.isLate).toBeUndefined();
    calls[attempt - 1]?.fail(new Error('no answer'));
    if (attempt === 3) break;
    await vi.waitFor(() => {
      again();
      expect(calls).toHaveLength(attempt + 1);
    });
  }
  await vi.waitFor(() => expect(outbox.get()[0]).toMatchObject({ text: 'one', status: 'sending', isLate: true }));
  const [late] = outbox.get();
  if (late) outbox.discard(late.clientId);
  expect(texts()).toEqual(['two sending']);
  // Nobody waits for what was given up.
  await called(4);
  expect(calls[3]?.message.text).toBe('two');
});

test('what is refused stays until its author decides, and what follows is sent', async () => {
  const { outbox, calls, texts, called } = outboxByHand();
  outbox.add(draft('one'));
  outbox.add(draft('two'));
  await called(1);
  calls[0]?.fail('refused');
  await called(2);
  expect(outbox.get()[0]).toMatchObject({ text: 'one', status: 'failed', error: 'You may not.' });
  calls[1]?.answer();
  await vi.waitFor(() => expect(texts()).toEqual(['one failed']));
  const refused = outbox.get()[0];
  if (refused) outbox.retry(refused.clientId);
  await called(3);
  expect(texts()).toEqual(['one sending']);
  if (refused) outbox.discard(refused.clientId);
  expect(texts()).toEqual([]);
});

test('what came by the stream meanwhile is no longer pending', async () => {
  const { outbox, texts, called } = outboxByHand();
  outbox.add(draft('one'));
  await called(1);
  outbox.confirm(new Set(outbox.get().map(({ clientId }) => clientId)));
  expect(texts()).toEqual([]);
});

test('what waits when somebody signs out is not sent in the name of whoever signs in next', async () => {
  const { outbox, calls, texts, called, again } = outboxByHand();
  outbox.add(draft('one'));
  await called(1);
  calls[0]?.fail('no answer');
  await vi.waitFor(() => expect(texts()).toEqual(['one sending']));
  outbox.clear();
  again();
  outbox.add(draft('two'));
  await called(2);
  expect(calls[1]?.message.text).toBe('two');
});
