/** Ids on the wire between processes: a JSON array of short texts. */

/** A longer list goes out as several messages. */
export const idsPerMessage = 500;

export function* portions(ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += idsPerMessage) yield ids.slice(at, at + idsPerMessage);
}

/** The ids, or undefined for anything else. An empty list is a ring too: "look for yourself". */
export function readIds(text: string): string[] | undefined {
  try {
    const ids: unknown = JSON.parse(text);
    return isIds(ids) ? ids : undefined;
  } catch {
    return undefined;
  }
}

export const isIds = (ids: unknown): ids is string[] =>
  Array.isArray(ids) &&
  ids.length <= idsPerMessage &&
  ids.every((id) => typeof id === 'string' && id.length > 0 && id.length <= 200);
