import { messageTexts } from '#texts/messages.ts';
import { showToast } from '#ui/toasts.ts';

/** Puts a text on the clipboard and says `done`, or what to do where the browser forbids it. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showToast({ text: done, staysMs: 2_000 });
  } catch {
    showToast({ text: messageTexts.copyFailed });
  }
}
