import { count } from './count.ts';

/** Words of taking one's data along, and of deleting one's account. */
export const dataTexts = {
  exportTitle: 'Get your data',
  exportLine:
    'Your profile, your messages, your devices and your pictures, in one ZIP file of tables and files. Only you can fetch it, for a week.',
  prepare: 'Prepare my data',
  prepareAgain: 'Prepare it anew',
  preparing: 'Your data is being put together. You can leave this page; it will be here.',
  ready: (size: string, until: string) => `Ready: ${size}, until ${until}.`,
  download: 'Download',
  enough: 'You have asked for it several times today. Ask again tomorrow.',

  deleteTitle: 'Delete your account',
  deleteLine: 'You are signed out everywhere, and nothing that says who you are is kept. This can’t be taken back.',
  delete: 'Delete my account',
  dialogTitle: 'Delete your account?',
  dialogLine: 'This can’t be taken back.',
  messages: 'Your messages',
  kept: {
    label: 'Stay',
    line: 'So that others can still follow what was said. Your name there becomes “Deleted user”.',
  },
  erased: { label: 'Go too', line: 'Each is emptied; others see that something was deleted there.' },
  ownTitle: 'These groups are yours',
  ownLine: 'Give each to somebody else, or delete it, before you go.',
  members: (members: number) => count(members, 'member', 'members'),
  lastOperator:
    'You alone run this place. Make somebody else an operator first, on the server: npm run user -- make-operator NAME.',
  byPasskey: 'Your device asks you to unlock it, to be sure that it is you.',
  byMail: 'A link is sent to your email. Your account is deleted when you open it.',
  sendLink: 'Send the link',
  linkSent: 'The link is on its way. It works for an hour.',

  pageTitle: 'Delete your account',
  pageLine: 'One press, and it is gone. This can’t be taken back.',
  gone: 'Your account is deleted',
  goneLine: 'Thank you for having been here.',
  linkInvalid: 'This link has been used or is too old. Ask for a new one in the settings.',
} as const;
