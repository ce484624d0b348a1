/** Ids on the wire between processes: short texts, not too many. */

/** A longer list goes out as "look". */
export const idsPerMessage = 500;

export const isIds = (ids: unknown): ids is string[] =>
  Array.isArray(ids) &&
  ids.length <= idsPerMessage &&
  ids.every((id) => typeof id === 'string' && id.length > 0 && id.length <= 200);
