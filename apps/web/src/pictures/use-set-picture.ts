import type { GroupId } from '@parley/contract/ids';
import { limits } from '@parley/contract/limits';
import type { PictureProgress, SetMyPicture } from '@parley/contract/pictures';
import { useEffect, useRef, useState } from 'react';
import { errorText } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { errorTexts } from '#texts/errors.ts';
import { pictureTexts } from '#texts/pictures.ts';
import type { PictureSource } from './picture-source.ts';
import { FileRefused, sendFile } from './send-file.ts';

const lookMs = 250;

export type Choice = Omit<SetMyPicture, 'uploadId'> & { source: PictureSource };

/** Sends a file, has a picture made of its part, and waits for it. `step` says in words how far that is; `problem` what went wrong. */
export function useSetPicture(groupId: GroupId | null, onDone: () => void) {
  const utils = trpc.useUtils();
  const setMine = trpc.pictures.setMine.useMutation();
  const reuse = trpc.pictures.reuse.useMutation();
  const setGroups = trpc.pictures.setGroups.useMutation();
  const [step, setStep] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);

  /** What was sent before needn't be sent again. */
  async function sent({ file, before }: PictureSource, signal: AbortSignal) {
    if (before) return (await reuse.mutateAsync({ pictureId: before.pictureId })).uploadId;
    if (file.size > limits.pictureMaxBytes) throw new FileRefused('too_large');
    const onProgress = (share: number) => setStep(pictureTexts.sending(Math.round(share * 100)));
    return (await sendFile(file, { signal, onProgress })).id;
  }

  async function made({ source, ...choice }: Choice, signal: AbortSignal): Promise<PictureProgress> {
    const uploadId = await sent(source, signal);
    setStep(pictureTexts.making);
    const input = { ...choice, uploadId };
    let picture = await (groupId ? setGroups.mutateAsync({ groupId, ...input }) : setMine.mutateAsync(input));
    while (picture.state === 'waiting') {
      await new Promise((resolve) => setTimeout(resolve, lookMs));
      signal.throwIfAborted();
      picture = await utils.pictures.get.fetch({ pictureId: picture.id }, { staleTime: 0 });
    }
    return picture;
  }

  async function save(choice: Choice) {
    const controller = new AbortController();
    sending.current = controller;
    setProblem(null);
    setStep(choice.source.before ? pictureTexts.making : pictureTexts.sending(0));
    try {
      const { state, problem } = await made(choice, controller.signal);
      if (state === 'failed') throw new FileRefused('invalid', problem ?? undefined);
      onDone();
    } catch (error) {
      if (!controller.signal.aborted) setProblem(problemText(error));
    } finally {
      setStep(null);
    }
  }

  return { save, cancel: () => sending.current?.abort(), step, problem };
}

function problemText(error: unknown) {
  if (!(error instanceof FileRefused)) return errorText(error);
  const known = pictureTexts.problems[error.field as keyof typeof pictureTexts.problems];
  return known ?? (error.reason ? errorTexts.codes[error.reason] : errorTexts.unexpected);
}
