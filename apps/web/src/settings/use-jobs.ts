import { errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { jobTexts } from '#texts/jobs.ts';
import { showToast } from '#ui/toasts.ts';

/** Has jobs tried again, and looks at the queue once it has. */
export function useRetryJobs() {
  const utils = trpc.useUtils();
  return trpc.jobs.retry.useMutation({
    async onSuccess() {
      showToast({ text: jobTexts.retried });
      await utils.jobs.list.invalidate();
    },
    onError: (error) => showToast({ text: errorText(error), isUrgent: true }),
  });
}

/** Discards jobs, and looks at the queue once it has. What goes wrong is the dialog's to say. */
export function useDiscardJobs(onDone: () => void) {
  const utils = trpc.useUtils();
  return trpc.jobs.discard.useMutation({
    async onSuccess() {
      onDone();
      showToast({ text: jobTexts.discarded });
      await utils.jobs.list.invalidate();
    },
  });
}
