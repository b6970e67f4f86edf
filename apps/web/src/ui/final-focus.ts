/** Where the focus goes when a popup closes: back to its anchor, unless what was chosen in it has taken it elsewhere. */
export function finalFocus(popup: HTMLElement | null, anchor: HTMLElement | null) {
  const { activeElement, body } = document;
  const isElsewhere = activeElement !== null && activeElement !== body && !popup?.contains(activeElement);
  return isElsewhere ? false : anchor;
}
