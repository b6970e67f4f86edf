import type { PersonView } from '@parley/contract/fields';
import type { MessageFound } from '@parley/contract/search';
import { Link } from '@tanstack/react-router';
import { formatDate, formatFull, formatTime, isSameDay } from '#lib/format.ts';
import { searchTexts } from '#texts/search.ts';
import { Avatar } from '#ui/avatar.tsx';

type Props = {
  found: MessageFound;
  author: PersonView | undefined;
  /** Called when one goes there. */
  onGo: () => void;
};

/** A message that was found: who said it, where and when, and what stands around the words. It leads to its place. */
export function FoundMessage({ found, author, onGo }: Props) {
  const { groupId, groupName, roomId, roomName, message, snippet } = found;
  const { createdAt, seq } = message;

  return (
    <li>
      <Link
        to="/groups/$groupId/rooms/$roomId"
        params={{ groupId, roomId }}
        search={{ m: seq }}
        onClick={onGo}
        className="flex gap-3 rounded-lg px-2 py-2.5 transition-colors hover:bg-raised focus-visible:bg-raised"
      >
        {author && <Avatar of={author} size="md" />}
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="truncate font-semibold">{author?.displayName}</span>
            <span className="truncate text-muted text-sm">{searchTexts.place(groupName, roomName)}</span>
            <time dateTime={createdAt} title={formatFull(createdAt)} className="ml-auto shrink-0 text-muted text-sm">
              {isSameDay(createdAt, Date.now()) ? formatTime(createdAt) : formatDate(createdAt)}
            </time>
          </span>
          <span className="line-clamp-3 break-words text-md">
            {placed(snippet).map(({ at, text, isMarked }) =>
              isMarked ? (
                <mark key={at} className="rounded-xs bg-mention font-semibold text-text">
                  {text}
                </mark>
              ) : (
                text
              ),
            )}
          </span>
        </span>
      </Link>
    </li>
  );
}

/** The pieces, each with where it begins, which no two share. */
function placed(snippet: MessageFound['snippet']) {
  let end = 0;
  return snippet.map((piece) => {
    const at = end;
    end += piece.text.length;
    return { ...piece, at };
  });
}
