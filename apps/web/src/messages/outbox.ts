import type { ClientId, RoomId } from '@parley/contract/ids';
import type { MessageView } from '@parley/contract/messages';
import { v7 } from 'uuid';

/** A message that the server hasn't confirmed. */
export interface PendingMessage {
  clientId: ClientId;
  text: string;
  replyTo: number | null;
  createdAt: string;
  status: 'sending' | 'failed';
  /** Why it failed, for a person. */
  error?: string;
  /** Whether it got no answer several times. It goes on being sent, unless its author gives it up. */
  isLate?: boolean;
}

export type Draft = Pick<PendingMessage, 'text' | 'replyTo'>;

/** After so many attempts without an answer a message is late. */
const lateAttempts = 3;

interface OutboxOptions {
  send: (message: PendingMessage) => Promise<MessageView>;
  /** Called with what the server stored, before the pending message goes. */
  onSent: (message: MessageView) => void;
  /** A sentence for a message that the server refused; null where asking again may help. */
  refusal: (error: unknown) => string | null;
  /** Resolves when it is worth asking again, after the n-th attempt got no answer. */
  retryTime: (attempt: number) => Promise<void>;
}

/**
 * What one room's author has typed and the server hasn't confirmed: sent one at a time in the order typed, and again under the
 * same client id when no answer came, so that nothing is stored twice. What is refused stays, for its author to decide.
 */
export function createOutbox({ send, onSent, refusal, retryTime }: OutboxOptions) {
  let pending: readonly PendingMessage[] = [];
  let isRunning = false;
  const listeners = new Set<() => void>();

  function change(next: readonly PendingMessage[]) {
    pending = next;
    for (const listener of listeners) listener();
  }

  const without = (clientId: ClientId) => pending.filter((message) => message.clientId !== clientId);
  const find = (clientId: ClientId) => pending.find((message) => message.clientId === clientId);
  const patch = (clientId: ClientId, fields: Partial<PendingMessage>) =>
    change(pending.map((message) => (message.clientId === clientId ? { ...message, ...fields } : message)));

  async function run() {
    if (isRunning) return;
    isRunning = true;
    for (let next = nextToSend(); next; next = nextToSend()) await deliver(next);
    isRunning = false;
  }

  const nextToSend = () => pending.find(({ status }) => status === 'sending');

  /** Resolves when the message waits no more, such as when its author has given it up. */
  function leaving(clientId: ClientId) {
    return new Promise<void>((resolve) => {
      listeners.add(function check() {
        if (find(clientId)) return;
        listeners.delete(check);
        resolve();
      });
    });
  }

  async function deliver(message: PendingMessage) {
    const left = leaving(message.clientId);
    for (let attempt = 1; find(message.clientId); attempt++) {
      try {
        onSent(await send(message));
        return change(without(message.clientId));
      } catch (error) {
        const reason = refusal(error);
        if (reason !== null) return patch(message.clientId, { status: 'failed', error: reason });
        if (attempt === lateAttempts) patch(message.clientId, { isLate: true });
        await Promise.race([retryTime(attempt), left]);
      }
    }
  }

  return {
    get: () => pending,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    add({ text, replyTo }: Draft) {
      const message = { clientId: v7() as ClientId, text, replyTo, createdAt: new Date().toISOString() };
      change([...pending, { ...message, status: 'sending' }]);
      void run();
    },
    /** Sends a failed message again, in its old place. */
    retry(clientId: ClientId) {
      const message = find(clientId);
      if (message)
        change(pending.map((old) => (old === message ? { ...asNew(message), status: 'sending' as const } : old)));
      void run();
    },
    discard: (clientId: ClientId) => change(without(clientId)),
    /** Gives up whatever hasn't been confirmed. */
    clear: () => change([]),
    /** Forgets what has come by another way, such as the stream. */
    confirm(clientIds: ReadonlySet<string>) {
      const rest = pending.filter(({ clientId }) => !clientIds.has(clientId));
      if (rest.length < pending.length) change(rest);
    },
  };
}

const asNew = ({ clientId, text, replyTo, createdAt }: PendingMessage) => ({ clientId, text, replyTo, createdAt });

export type Outbox = ReturnType<typeof createOutbox>;

const outboxes = new Map<RoomId, Outbox>();

/** The room's outbox in this tab: it outlives the room's page. */
export function outboxOf(roomId: RoomId, create: () => Outbox): Outbox {
  const outbox = outboxes.get(roomId) ?? create();
  outboxes.set(roomId, outbox);
  return outbox;
}

/** Forgets all outboxes, as when somebody else signs in: what waits in them must not be sent in their name. */
export function clearOutboxes() {
  for (const outbox of outboxes.values()) outbox.clear();
  outboxes.clear();
}
