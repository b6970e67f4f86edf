/** A mail to one person. The text says all that the HTML says. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Hands mails over to whoever delivers them. */
export interface Mailer {
  /** Resolves once the mail is accepted; throws when it isn't, and may then be tried again. @throws invalid for one that never will be. */
  send(mail: Mail): Promise<void>;
}
