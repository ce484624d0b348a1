/** Characters XML 1.0 cannot hold in any form: most controls, halves of characters, two non-characters. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const everyUnwritable = new RegExp(unwritable, 'gu');

export function isWritable(text: string): boolean {
  return !unwritable.test(text);
}

/** The text with a replacement character for each that cannot be written; for words about a message, never for its own. */
export function madeWritable(text: string): string {
  return text.replace(everyUnwritable, '\ufffd');
}
