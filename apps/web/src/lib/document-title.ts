import { useEffect } from 'react';
import { uiTexts } from '#texts/ui.ts';

let place = '';
let unreadCount = 0;

function write() {
  const title = place ? `${place} · ${uiTexts.appName}` : uiTexts.appName;
  document.title = unreadCount > 0 ? `(${unreadCount > 99 ? '99+' : unreadCount}) ${title}` : title;
}

/** Names the page in the tab while the component is there; an empty title leaves that to another. */
export function useDocumentTitle(title: string) {
  useEffect(() => {
    if (!title) return;
    place = title;
    write();
    return () => {
      place = '';
      write();
    };
  }, [title]);
}

/** Puts the unread count before the title; 0 takes it away. */
export function setUnreadInTitle(count: number) {
  unreadCount = count;
  write();
}
