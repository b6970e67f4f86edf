import { count } from './count.ts';

/** Words of the second step of signing in, and of what secures an account. */
export const securityTexts = {
  stepTitle: 'One more step',
  stepLine: 'Enter the six digits that your app shows now.',
  stepRecoveryLine: 'Enter one of the recovery codes that you kept. Each works once.',
  code: 'Code',
  recoveryCode: 'Recovery code',
  useRecovery: 'Use a recovery code',
  useApp: 'Use the app',
  goOn: 'Go on',
  wrongCode: 'This code is wrong or was used. Wait for the next one.',
  wrongRecovery: 'This is none of your recovery codes, or it was used.',
  tooManyTries: 'Too many tries. Wait a few minutes, then repeat.',
  stepGone: 'This took too long. Sign in again.',
  stepAgain: 'Back to sign-in',

  password: 'Your password',
  passwordOrCode: 'Your password or a code',
  proofWrong: 'This is not right.',
  proofOld: 'You signed in a while ago. Sign out and in again, then repeat this within fifteen minutes.',

  noPassword: 'You sign in without a password so far. With one you can get in that way, too.',
  setPassword: 'Set password',
  passwordSet: 'Your password is set.',

  totpTitle: 'Codes from an app',
  totpOff: 'When you sign in with your password, an app on your phone can be asked for too.',
  totpOn: (since: string) => `On since ${since}. Signing in asks for a code.`,
  codesLeft: (codes: number) =>
    codes === 0
      ? 'You have no recovery codes left. Make new ones.'
      : `You have ${count(codes, 'recovery code', 'recovery codes')} left.`,
  turnOn: 'Turn on',
  turnOff: 'Turn off',
  turnOffTitle: 'Turn codes off?',
  turnOffLine: 'Signing in then needs your password alone. Your recovery codes stop working.',
  turnedOff: 'Codes are turned off.',
  renew: 'New recovery codes',
  renewTitle: 'Make new recovery codes?',
  renewLine: 'Those from before stop working.',

  setUpTitle: 'Codes from an app',
  setUpProof: 'First show that it is you.',
  setUpScan: 'Scan this with an authenticator app, then enter the code that it shows.',
  qrCode: 'QR code for the app',
  secret: 'Or type this into the app',
  confirm: 'Turn on',
  setUpWrong: 'This code is wrong. Look at the app’s newest one, and at your phone’s clock.',

  codesTitle: 'Your recovery codes',
  codesLine: 'Each lets you in once when the app is not at hand. Keep them somewhere safe: they are not shown again.',
  codesCopy: 'Copy the codes',
  codesCopied: 'The codes are copied.',
  codesKept: 'I have kept them',
} as const;
