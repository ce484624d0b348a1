import { readLines } from '../api/lines.js';
import { Refused } from '../api/refused.js';

const base = '/api/patron/v1';

/** What every call says of this tab. */
export const spokenByPatron: { csrf?: string; language?: string } = {};

/** The patrons’ API: the answer, or `Refused`. Types are those of `domain/patrons-side/views`. */
export async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(base + path, {
    method,
    headers: {
      accept: 'application/json',
      ...(spokenByPatron.language ? { 'accept-language': spokenByPatron.language } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method !== 'GET' && spokenByPatron.csrf ? { 'x-csrf-token': spokenByPatron.csrf } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw Refused.offline(cause);
  });
  if (!answer.ok) throw await Refused.of(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** A stream of lines of JSON, each reported as it comes. */
export async function eachPatronLine<T>(path: string, tell: (line: T) => void, signal: AbortSignal): Promise<void> {
  const answer = await fetch(base + path, {
    signal,
    headers: spokenByPatron.language ? { 'accept-language': spokenByPatron.language } : {},
  }).catch((cause: unknown) => {
    throw Refused.offline(cause);
  });
  if (!answer.ok || !answer.body) throw await Refused.of(answer);
  await readLines(answer.body, tell);
}
