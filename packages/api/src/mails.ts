import type { Mail } from '#ports/mailer.ts';

/** What every mail is about: this place, and whom it is for. */
export interface MailHead {
  to: string;
  displayName: string;
  /** What the operator calls this place. */
  place: string;
}

interface Parts {
  subject: string;
  lines: readonly string[];
  link?: { label: string; url: URL };
  closing: string;
}

/** Asks somebody whether an address is theirs. */
export const verificationMail = (head: MailHead, url: URL): Mail =>
  compose(head, {
    subject: `Confirm your email for ${head.place}`,
    lines: [`Please confirm that ${head.to} is your email at ${head.place}.`],
    link: { label: 'Confirm email', url },
    closing: 'The link works once, for a day. If you don’t have an account there, ignore this mail.',
  });

/** Asks either of the two addresses whether an account may change from one to the other. */
export const emailChangeMail = (head: MailHead, email: string, url: URL): Mail =>
  compose(head, {
    subject: `Confirm your new email for ${head.place}`,
    lines: [`Your email at ${head.place} is to become ${email}.`, 'It changes once it is confirmed at both addresses.'],
    link: { label: 'Confirm new email', url },
    closing:
      'The link works once, for a day. If you didn’t ask for this, change your password: somebody else knows it.',
  });

/** Carries the link to a new password. */
export const passwordResetMail = (head: MailHead, url: URL): Mail =>
  compose(head, {
    subject: `Choose a new password for ${head.place}`,
    lines: [`Somebody, hopefully you, asked for a new password at ${head.place}.`],
    link: { label: 'Choose a new password', url },
    closing: 'The link works once, for 30 minutes. If it wasn’t you, ignore this mail: your password stays as it is.',
  });

/** Asks whether an account is to be deleted. */
export const accountDeletionMail = (head: MailHead, url: URL): Mail =>
  compose(head, {
    subject: `Delete your account at ${head.place}?`,
    lines: [`You asked for your account at ${head.place} to be deleted.`, 'This can’t be taken back.'],
    link: { label: 'Delete my account', url },
    closing:
      'The link works once, for an hour. If you didn’t ask for this, ignore this mail, and sign out all devices.',
  });

/** Tells somebody that their data can be fetched. */
export const exportMail = (head: MailHead, url: URL): Mail =>
  compose(head, {
    subject: `Your data from ${head.place}`,
    lines: [`All that ${head.place} keeps of you is now in one file, which you can fetch while signed in.`],
    link: { label: 'Get my data', url },
    closing: 'It is there for a week. If you didn’t ask for this, sign out all other devices and change your password.',
  });

/** Tells of a sign-in from where there has been none; `at` is in UTC. */
export const newDeviceMail = (
  head: MailHead,
  { device, address, at, url }: { device: string; address: string; at: Date; url: URL },
): Mail =>
  compose(head, {
    subject: `New sign-in at ${head.place}`,
    lines: [
      `Your account at ${head.place} was signed in to from a device that is new to us:`,
      `${device || 'An unknown browser'}, ${address}, ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    ],
    link: { label: 'See your devices', url },
    closing: 'If it was you, there is nothing to do. If not, sign that device out and change your password.',
  });

function compose({ to, displayName, place }: MailHead, { subject, lines, link, closing }: Parts): Mail {
  const greeting = `Hello ${displayName},`;
  const text = [greeting, ...lines, ...(link ? [`${link.label}:\n${link.url.href}`] : []), closing, `— ${place}`];
  const paragraphs = [greeting, ...lines].map((line) => `<p style="${paragraphStyle}">${escaped(line)}</p>`);
  const button = link
    ? `<p style="margin:24px 0"><a href="${escaped(link.url.href)}" style="${buttonStyle}">${escaped(link.label)}</a></p>`
    : '';
  const foot = [closing, place].map((line) => `<p style="${footStyle}">${escaped(line)}</p>`).join('');
  const body = `<div style="${bodyStyle}">${paragraphs.join('')}${button}${foot}</div>`;
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>${body}</body></html>`;
  return { to, subject, text: `${text.join('\n\n')}\n`, html };
}

const bodyStyle = 'max-width:520px;margin:0 auto;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c1b22';
const paragraphStyle = 'margin:0 0 16px;overflow-wrap:anywhere';
const buttonStyle =
  'display:inline-block;padding:12px 20px;border-radius:10px;background:#5b4bdb;color:#ffffff;font-weight:600;text-decoration:none';
const footStyle = 'margin:0 0 8px;font-size:14px;color:#5d5b6b';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands in HTML, between tags or within a quoted attribute. */
export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
