/** Words of dialogs that ask before something is lost. */
export const dialogTexts = {
  discard: 'Discard',
  discardTitle: 'Discard what you entered?',
  discardLine: 'It has not been saved.',
  /** Under a destructive button that asks for a name to be typed. */
  typeToConfirm: (name: string) => `Type “${name}” to confirm.`,
  typeToConfirmLabel: 'Name',
} as const;
