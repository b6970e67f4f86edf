import { AppError } from '@parley/api/errors';
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
      await transport.sendMail({ ...mail, to: [{ name: '', address: mail.to }] }).catch(refuse);
    },
    [Symbol.dispose]: () => transport.close(),
  };
}

/** What is wrong with the mail or its address stays so; what is wrong with the server or our account there may be put right. */
function refuse(error: { code?: string; responseCode?: number; message: string }): never {
  const { code = '', responseCode = 0 } = error;
  const isFinal = ['EENVELOPE', 'EMESSAGE'].includes(code) && responseCode >= 500 && responseCode < 600;
  throw isFinal ? new AppError('invalid', `the mail was refused: ${error.message}`) : error;
}
