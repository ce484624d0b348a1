/** Longest text from outside that goes into one field of a log line, in characters. */
const longest = 2048;

/** Cuts what a caller wrote to a length a log can bear. Escaping is the logger's: it writes JSON. */
export function clippedForLog(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
