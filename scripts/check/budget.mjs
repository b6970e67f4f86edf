/** What a visitor may have to load, in bytes of compressed JavaScript. */
export const bytesMax = { firstLoad: 170_000, routeChunk: 25_000, motion: 38_000 };

/**
 * The pages whose first load is counted, by what the name of their route's file ends in, and what each loads by itself before it
 * can show what it is for.
 * @type {Record<string, string[]>}
 */
export const firstPages = { 'sign-in': [], $roomId: ['src/messages/parse-markdown.ts'] };

/** The module that brings the animations in, after the page stands. */
export const motionModule = 'src/ui/motion-root.tsx';
