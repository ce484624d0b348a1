import { addressOf, lastCall, onSignedOut, spoken } from './client.js';
import { Refused } from './refused.js';

interface Upload {
  path: Record<string, string>;
  file: File;
  /** Told how much has left, from 0 to 1. */
  progress: (part: number) => void;
  signal: AbortSignal;
}

/** Sends a file as it is, streamed by the browser. `fetch` does not tell how much has left; this does. */
export function upload<T>(address: string, { path, file, progress, signal }: Upload): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', addressOf(address, path, { name: file.name.slice(-200) }));
    const headers = {
      accept: 'application/json',
      'content-type': 'application/octet-stream',
      ...(spoken.language ? { 'accept-language': spoken.language } : {}),
      ...(spoken.csrf ? { 'x-csrf-token': spoken.csrf } : {}),
      ...(spoken.desk ? { 'x-desk': spoken.desk } : {}),
    };
    for (const [name, value] of Object.entries(headers)) call.setRequestHeader(name, value);
    call.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    call.onerror = () => reject(Refused.offline(new Error('The connection broke.')));
    call.onload = () => {
      if (call.status !== 401) lastCall.at = Date.now();
      if (call.status >= 200 && call.status < 300) return resolve(JSON.parse(call.responseText) as T);
      if (call.status === 401) onSignedOut.tell?.();
      void Refused.of(new Response(call.responseText, { status: call.status, statusText: call.statusText })).then(
        reject,
      );
    };
    signal.addEventListener('abort', () => call.abort());
    call.send(file);
  });
}
