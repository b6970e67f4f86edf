import type { Page } from '@playwright/test';

/** What one has when one drags a file over a page. */
export const dragged = (page: Page, file: Buffer) =>
  page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    transfer.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }));
    return transfer;
  }, file.toString('base64'));

/** Two fingers, so far apart at first and then, around a point. */
export async function pinch(page: Page, { x, y }: { x: number; y: number }, [from, to]: [number, number]) {
  const touch = await page.context().newCDPSession(page);
  const fingers = (apart: number) => [
    { x: x - apart / 2, y, id: 1 },
    { x: x + apart / 2, y, id: 2 },
  ];
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(from) });
  for (let step = 1; step <= 5; step++) {
    const touchPoints = fingers(from + ((to - from) * step) / 5);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints });
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
