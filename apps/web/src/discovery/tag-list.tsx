import { cx } from '#lib/class-names.ts';
import { discoveryTexts } from '#texts/discovery.ts';

/** A group's tags; nothing where it has none. */
export const TagList = ({ tags, className }: { tags: readonly string[]; className?: string }) =>
  tags.length > 0 && (
    <ul aria-label={discoveryTexts.tags} className={cx('flex flex-wrap gap-1.5', className)}>
      {tags.map((tag) => (
        <li key={tag} className="rounded-full bg-hover px-2 py-0.5 font-medium text-text text-xs">
          {tag}
        </li>
      ))}
    </ul>
  );
