/** The part of a pino logger the doors use. The logger is an argument, so that two nodes in one process keep apart. */
export interface Log {
  debug(facts: object, sentence: string): void;
  info(facts: object, sentence: string): void;
  warn(facts: object, sentence: string): void;
  error(facts: object, sentence: string): void;
}

/** Longest text from outside that goes into one field of a log line, in characters. */
const longest = 2048;

/** Cuts what a caller wrote to a length a log can bear. Escaping is the logger's: it writes JSON. */
export function clippedForLog(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
