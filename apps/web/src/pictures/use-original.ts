import type { IconView } from '@parley/contract/fields';
import { errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { showToast } from '#ui/toasts.ts';
import type { PictureSource } from './picture-source.ts';

/** Fetches what the present picture was made from, and says so when that fails; null where it is not kept, or not for oneself. */
export function useOriginal(shown: IconView | null): (() => Promise<PictureSource | null>) | null {
  const pictureId = shown?.id;
  const { data } = trpc.pictures.original.useQuery(
    { pictureId: pictureId ?? '' },
    { enabled: pictureId !== undefined, retry: false, staleTime: Number.POSITIVE_INFINITY },
  );
  if (!data || !pictureId) return null;

  return async () => {
    try {
      const response = await fetch(`/pictures/${pictureId}/original`);
      if (!response.ok) throw new Error(`the answer is ${response.status}`);
      const file = new File([await response.arrayBuffer()], 'original');
      return { file, before: { ...data, pictureId } };
    } catch (error) {
      showToast({ text: errorText(error), isUrgent: true });
      return null;
    }
  };
}
