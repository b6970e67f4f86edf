import type { SessionEnd } from '#lib/session-signal.ts';

/** Words of signing up, in and out, and of resetting a password. */
export const authTexts = {
  artTitle: ['Talk where', 'your people are.'],
  artLine: 'Groups, topics and rooms, live. Yours to host.',

  signInTitle: 'Welcome back',
  newHere: 'New here?',
  createAccount: 'Create an account',
  nameOrEmail: 'Email or username',
  password: 'Password',
  signIn: 'Sign in',
  wrongCredentials: 'Wrong email, username or password.',
  forgotPassword: 'Forgot your password? Ask whoever runs this place for a reset link.',

  forgot: 'Forgot your password?',
  forgotTitle: 'Forgot your password?',
  forgotLine: 'Say your email, and a link to a new one is sent there.',
  forgotSubmit: 'Send the link',
  forgotSent: (email: string) =>
    `If there is an account with ${email}, a link is on its way. It works for 30 minutes. Look among the junk, too.`,

  signUpTitle: 'Create an account',
  firstTitle: 'Set up your place',
  firstLine: 'The first account runs it: you can invite others and change its settings.',
  haveAccount: 'Already have one?',
  username: 'Username',
  usernameHint: 'Letters, digits, dots, dashes and underscores.',
  displayName: 'Display name',
  displayNameHint: 'What people see. You can change it later.',
  email: 'Email',
  newPassword: 'New password',
  passwordHint: (minChars: number) => `At least ${minChars} characters. A short sentence works well.`,
  signUp: 'Create account',
  usernameTaken: 'This username is taken, or looks like one that is.',
  emailTaken: 'There is an account with this email.',
  passwordCommon: 'Many people use this password. Choose another.',
  inviteInvalid: 'This invite no longer works. Ask for a new one.',
  byInviteTitle: 'Accounts are by invite',
  byInviteLine: 'Ask somebody who is already here for an invite link, then open it.',
  closedTitle: 'No new accounts here',
  closedLine: 'Whoever runs this place has closed sign-up.',
  toSignIn: 'Go to sign in',

  resetTitle: 'Choose a new password',
  resetLine: 'Your other devices are signed out.',
  resetSubmit: 'Change password',
  resetDone: 'Your password is changed. Sign in with it.',
  resetInvalid: 'This link has been used or is too old. Ask for a new one.',
  resetMissing: 'This link is not complete. Open the whole link that you were given.',

  ends: {
    signedOut: 'You are signed out.',
    ended: 'Your session has ended, here or from another device. Sign in to go on where you were.',
  } satisfies Record<SessionEnd, string>,
} as const;
