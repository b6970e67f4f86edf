/** What a route takes from its address: those of these parameters that are text, which anybody may have written. */
export function searchTexts<Key extends string>(...keys: Key[]) {
  return (search: Record<string, unknown>): { [K in Key]?: string } => {
    const texts: { [K in Key]?: string } = {};
    for (const key of keys) if (typeof search[key] === 'string') texts[key] = search[key];
    return texts;
  };
}
