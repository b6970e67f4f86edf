import type { Mail, Mailer } from '@parley/api/ports/mailer';

const keptMax = 100;

/** A mailer that delivers nothing. */
export interface Outbox extends Mailer, Disposable {
  /** What it was given, newest first (at most the last 100). */
  list(): readonly Mail[];
}

/** Keeps mails in memory, to be looked at in development. */
export function outboxMail(): Outbox {
  const mails: Mail[] = [];

  return {
    async send(mail) {
      mails.unshift(mail);
      mails.length = Math.min(mails.length, keptMax);
    },
    list: () => mails,
    [Symbol.dispose]() {
      mails.length = 0;
    },
  };
}

/** Whether a mailer is one; only development has it. */
export const isOutbox = (mailer: Mailer | null): mailer is Outbox => mailer !== null && 'list' in mailer;
