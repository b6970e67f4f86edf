/** Seconds; the same steps as the transitions of `styles/theme.css`. */
export const durations = { fast: 0.12, base: 0.2 } as const;

export const easeOut = [0.22, 1, 0.36, 1] as const;

/** For what the browser animates by itself, in milliseconds: things that glide to another place. */
export const sliding = { duration: 260, easing: `cubic-bezier(${easeOut.join()})` };
