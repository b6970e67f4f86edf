import type { GroupFound } from '@parley/contract/discovery';

type Props = { text: string; marks: GroupFound['marks']['name'] };

/** A text in which the words that were searched for stand out. */
export function MarkedText({ text, marks }: Props) {
  const parts = marks.map(([from, to], place) => ({
    before: text.slice(marks[place - 1]?.[1] ?? 0, from),
    found: text.slice(from, to),
    from,
  }));

  return (
    <>
      {parts.map(({ before, found, from }) => (
        <span key={from}>
          {before}
          <mark className="rounded-xs bg-mention font-semibold text-text">{found}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
