import type { Mailer } from '@parley/api/ports/mailer';
import { createTransport } from 'nodemailer';

/** What a server that doesn't answer may cost a job. */
const patienceMs = 15_000;
const connectionsMax = 2;

/** Hands mails to the SMTP server at an address such as `smtps://user:password@host`; `from` is whom they are from. */
export function smtpMail({ url, from }: { url: string; from: string }): Mailer & Disposable {
  const transport = createTransport(
    {
      url,
      pool: true,
      maxConnections: connectionsMax,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    // Out-of-office answers would come back to nobody.
    { from, headers: { 'Auto-Submitted': 'auto-generated' } },
  );

  return {
    async send(mail) {
      // As a list of one, so that nothing within an address is taken for a further one.
      await transport.sendMail({ ...mail, to: [{ name: '', address: mail.to }] });
    },
    [Symbol.dispose]: () => transport.close(),
  };
}
