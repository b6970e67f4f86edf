/** Where the focus goes when a popup closes: back to its anchor, unless what was chosen in it has taken it elsewhere. */
export function finalFocus(popup: HTMLElement | null, anchor: HTMLElement | null) {
  const { activeElement, body } = document;
  const isElsewhere = activeElement !== null && activeElement !== body && !popup?.contains(activeElement);
  if (isElsewhere) return false;
  return anchor?.isConnected === false ? successorOf(anchor) : anchor;
}

/** The stop of the row that took the place of the anchor's own, as when it was moved from one list into another. */
function successorOf(anchor: HTMLElement) {
  const name = anchor.closest('[data-row]')?.querySelector<HTMLElement>('[data-stop]')?.dataset.stop;
  return name ? document.querySelector<HTMLElement>(`[data-stop="${name}"]`) : null;
}
