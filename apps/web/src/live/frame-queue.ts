/** Runs what was put in, in order, once a frame: a burst of events is one render. A hidden tab has no frames, so it takes turns by time. */
function createFrameQueue() {
  let acts: (() => void)[] = [];

  function flush() {
    const due = acts;
    acts = [];
    for (const act of due) act();
  }

  return function enqueue(act: () => void) {
    acts.push(act);
    if (acts.length > 1) return;
    if (document.hidden) return void setTimeout(flush, 100);
    // A tab that is hidden before its next frame would wait for ever.
    const late = setTimeout(flush, 250);
    requestAnimationFrame(() => {
      clearTimeout(late);
      flush();
    });
  };
}

/** The tab's one queue of cache writes. */
export const onNextFrame = createFrameQueue();
