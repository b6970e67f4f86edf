/** Writes a mention where the caret stands, apart from the words around it, and goes on there as if it had been typed. */
export function insertMention(field: HTMLTextAreaElement, username: string) {
  const { value, selectionStart, selectionEnd } = field;
  const space = /\S$/.test(value.slice(0, selectionStart)) ? ' ' : '';
  const end = value[selectionEnd] === ' ' ? selectionEnd + 1 : selectionEnd;
  field.focus();
  field.setRangeText(`${space}@${username} `, selectionStart, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
