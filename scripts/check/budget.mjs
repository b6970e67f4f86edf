/** What a visitor may have to load, in bytes of compressed JavaScript. */
export const bytesMax = { firstLoad: 170_000, routeChunk: 25_000, motion: 38_000 };

/**
 * The pages whose first load is counted, by what the name of their route's file ends in. What a page loads by itself and
 * doesn't wait for isn't counted: a room shows its messages as they were typed until the markdown parser has come.
 */
export const firstPages = ['sign-in', '$roomId'];

/** The chunk of the animations, which comes after the page stands. */
export const motionChunk = 'motion';
