/** One of 0 to 7, always the same for an id: which of the theme's gradients stands for it. */
export function tintOf(id: string) {
  let hash = 0;
  for (const char of id) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) | 0;
  return Math.abs(hash) % 8;
}
