import type { GroupPreviewed } from '@parley/contract/discovery';
import { Hash } from 'lucide-react';
import { formatAgo, formatDate } from '#lib/format.ts';
import { discoveryTexts } from '#texts/discovery.ts';
import { PresenceDot } from '#ui/avatar.tsx';
import { TagList } from './tag-list.tsx';

const roomsMax = 8;

/** What goes on in a group, for somebody who looks before coming in: who is there, since when, and its rooms. */
export function GroupInside({ group }: { group: GroupPreviewed }) {
  const { onlineCount, createdAt, lastMessageAt, topics, tags } = group;
  const rooms = topics.flatMap((topic) => topic.rooms.map((room) => ({ ...room, topic: topic.name })));
  const shown = rooms.slice(0, roomsMax);

  return (
    <div className="mt-1 w-full border-line border-t pt-4">
      <TagList tags={tags} className="mb-3" />
      <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
        <li className="flex items-center gap-1.5 tabular">
          <PresenceDot presence={onlineCount > 0 ? 'online' : 'offline'} className="size-2" />
          {discoveryTexts.online(onlineCount)}
        </li>
        <li>{lastMessageAt ? discoveryTexts.lastMessage(formatAgo(lastMessageAt)) : discoveryTexts.silent}</li>
        <li>{discoveryTexts.since(formatDate(createdAt))}</li>
      </ul>
      {shown.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold text-sm">{discoveryTexts.roomsHead}</h3>
          <ul className="mt-1.5 flex flex-col gap-1">
            {shown.map(({ name, topic, description }, place) => (
              <li key={`${topic} ${name} ${place}`} className="flex min-w-0 items-center gap-2 text-md">
                <Hash aria-hidden className="size-4 shrink-0 text-faint" />
                <span className="truncate">{name}</span>
                <span className="min-w-0 flex-1 truncate text-muted text-sm">{description || topic}</span>
              </li>
            ))}
          </ul>
          {rooms.length > shown.length && (
            <p className="mt-1.5 text-muted text-sm">{discoveryTexts.moreRooms(rooms.length - shown.length)}</p>
          )}
        </>
      )}
    </div>
  );
}
