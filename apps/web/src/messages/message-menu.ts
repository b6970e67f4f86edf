import type { MessageView } from '@parley/contract/messages';
import { BookmarkMinus, Copy, Link, Pencil, Reply, Trash2 } from 'lucide-react';
import { messagePartTexts } from '#texts/message-parts.ts';
import { messageTexts } from '#texts/messages.ts';
import type { MenuGroups } from '#ui/menu-groups.ts';

interface Offer {
  isMine: boolean;
  canDelete: boolean;
  reply: () => void;
  edit: () => void;
  copyText: () => void;
  copyLink: () => void;
  markUnread: () => void;
  remove: () => void;
}

/** What can be done with a message: the same for its menu and its context menu. */
export function messageMenu(message: MessageView, offer: Offer): MenuGroups {
  const link = { label: messagePartTexts.copyLink, icon: Link, onSelect: offer.copyLink };
  const unread = { label: messagePartTexts.markUnread, icon: BookmarkMinus, onSelect: offer.markUnread };
  if (message.isDeleted) return [[link, unread]];

  const reply = { label: messageTexts.reply, icon: Reply, keys: 'R', onSelect: offer.reply };
  const edit = { label: messageTexts.edit, icon: Pencil, keys: 'E', onSelect: offer.edit };
  const text = { label: messagePartTexts.copyText, icon: Copy, onSelect: offer.copyText };
  const remove = { label: messagePartTexts.delete, icon: Trash2, keys: 'Del', isDanger: true, onSelect: offer.remove };
  return [offer.isMine ? [reply, edit] : [reply], [text, link, unread], offer.canDelete ? [remove] : []];
}
