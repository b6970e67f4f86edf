export type Toast = {
  text: string;
  /** One thing that can be done about it, such as taking it back. */
  action?: { label: string; onSelect: () => void };
  /** How long it stays; 0 until it is dismissed. */
  staysMs?: number;
  isUrgent?: boolean;
};

let waiting: Toast[] = [];
let deliver: ((toast: Toast) => void) | null = null;

/** Says in passing what happened; read aloud politely. A toast with the same text takes the place of the first. */
export function showToast(toast: Toast) {
  if (deliver) deliver(toast);
  else waiting.push(toast);
}

/** The page's toaster takes over what was said before it was loaded, and all that follows; returns what ends it. */
export function attachToaster(receive: (toast: Toast) => void) {
  deliver = receive;
  for (const toast of waiting) receive(toast);
  waiting = [];
  return () => {
    deliver = null;
  };
}
