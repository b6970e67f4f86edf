/** Words of verifying and changing one's email. */
export const emailTexts = {
  current: 'Your email',
  none: 'You have given none.',
  verified: 'Verified',
  notVerified: 'Not verified yet',
  verifyLine: 'Open the link that was sent there. A forgotten password can then be replaced by mail.',
  sendAgain: 'Send the link again',
  sentTo: (email: string) => `A link is on its way to ${email}.`,
  sentEnough: 'Several links were sent already. Look for them in your mail, also among the junk.',

  changeTitle: 'Change your email',
  newEmail: 'New email',
  password: 'Your password',
  change: 'Change email',
  taken: 'There is an account with this email.',
  pending: (email: string) => `It becomes ${email} once that is confirmed.`,
  pendingLine:
    'Open the link that was sent there, and the one that was sent to your present email if that is verified.',
  cancel: 'Keep the present email',
  cancelled: 'Your email stays as it is.',

  confirmTitle: 'Confirm your email',
  confirmLine: 'One press, and it is done.',
  confirm: 'Confirm',
  confirmed: 'Confirmed',
  confirmedLine: (email: string) => `${email} is yours here.`,
  halfConfirmed: 'One more link',
  halfConfirmedLine: (email: string) => `Your email becomes ${email} once the link at the other address is opened too.`,
  goOn: 'Go on',
  linkInvalid: 'This link has been used, is too old, or is no longer wanted. Ask for a new one in the settings.',
} as const;
