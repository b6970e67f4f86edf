/** Words that mean the same to people who look for a group. Both engines use them. */
export const synonyms: readonly (readonly string[])[] = [
  ['js', 'javascript'],
  ['ts', 'typescript'],
  ['py', 'python'],
  ['ml', 'machine learning'],
  ['ai', 'artificial intelligence'],
  ['db', 'database'],
  ['vr', 'virtual reality'],
  ['ev', 'electric vehicle'],
  ['film', 'movie', 'cinema'],
  ['series', 'show'],
  ['bike', 'bicycle', 'cycling'],
  ['car', 'automobile', 'vehicle'],
  ['photo', 'photography', 'picture'],
  ['math', 'maths', 'mathematics'],
  ['coding', 'code', 'programming'],
  ['cooking', 'recipe', 'food'],
  ['garden', 'gardening', 'allotment'],
  ['running', 'jogging'],
  ['hiking', 'trekking', 'hike'],
  ['kids', 'children', 'toddlers'],
  ['pc', 'computer'],
  ['rpg', 'role play'],
  ['scifi', 'sci fi', 'science fiction'],
  ['lofi', 'lo fi'],
  ['esports', 'e sports'],
  ['tv', 'television'],
  ['novel', 'book'],
  ['selfhosted', 'self hosting', 'selfhosting'],
];

/** What else a word may be called, itself not among it. */
export function synonymsOf(word: string): string[] {
  return synonyms.filter((group) => group.includes(word)).flatMap((group) => group.filter((each) => each !== word));
}
