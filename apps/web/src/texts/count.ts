const plural = new Intl.PluralRules('en');
const number = new Intl.NumberFormat('en');

/** A number as it stands in a sentence. */
export const written = (value: number) => number.format(value);

/** So many of something: "1 room", "1,200 rooms". */
export const count = (value: number, one: string, many: string) =>
  `${written(value)} ${plural.select(value) === 'one' ? one : many}`;
