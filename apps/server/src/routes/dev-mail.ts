import { escaped } from '@parley/api/mails';
import type { Mail } from '@parley/api/ports/mailer';
import type { FastifyInstance } from 'fastify';
import type { Outbox } from '#adapters/outbox-mail.ts';

const linkPattern = /https?:\/\/\S+/g;

/** What was mailed, newest first, for development: `/dev/mail` shows the texts, `/dev/mail/html/0` a mail as mail programs show it. */
export async function devMailRoute(app: FastifyInstance, { outbox }: { outbox: Outbox }): Promise<void> {
  app.get('/dev/mail', async (_request, reply) => {
    return reply.type('text/html').send(page(outbox.list()));
  });

  app.get<{ Params: { place: string } }>('/dev/mail/html/:place', async ({ params }, reply) => {
    const mail = outbox.list()[Number(params.place)];
    if (!mail) return reply.callNotFound();
    // Mail programs take styles from the elements only.
    reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    return reply.type('text/html').send(mail.html);
  });
}

const page = (mails: readonly Mail[]) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mail</title></head>
<body><main><h1>Mail</h1>${mails.map(article).join('') || '<p>Nothing was mailed yet.</p>'}</main></body></html>`;

const article = ({ to, subject, text }: Mail, place: number) => `
<article><h2>${escaped(subject)}</h2><p>To ${escaped(to)} · <a href="/dev/mail/html/${place}">as HTML</a></p>
<pre>${linked(text)}</pre></article>`;

const linked = (text: string) => escaped(text).replace(linkPattern, (url) => `<a href="${url}">${url}</a>`);
