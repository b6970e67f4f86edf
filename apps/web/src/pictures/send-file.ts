import type { ErrorCode } from '@parley/contract/errors';
import type { UploadView } from '@parley/contract/pictures';

/** Why a file was not taken: null when no answer came or the fault isn't the file's. */
export class FileRefused extends Error {
  readonly reason: ErrorCode | null;
  readonly field: string | undefined;

  constructor(reason: ErrorCode | null, field?: string) {
    super('the file was refused');
    this.reason = reason;
    this.field = field;
  }
}

type Options = { signal: AbortSignal; onProgress: (share: number) => void };

/** Sends a picture and answers what was made of it. `onProgress` hears how much has gone, of 1. Ends with the signal. @throws FileRefused. */
export function sendFile(file: File, { signal, onProgress }: Options): Promise<UploadView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/uploads');
    request.responseType = 'json';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      if (request.status === 201) resolve(request.response as UploadView);
      else reject(refusalOf(request.response));
    };
    request.onerror = () => reject(new FileRefused('unavailable'));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

type Refusal = { error?: { data?: { reason: ErrorCode | null; fields: string[] } } } | null;

function refusalOf(response: Refusal) {
  const data = response?.error?.data;
  return new FileRefused(data?.reason ?? null, data?.fields[0]);
}
