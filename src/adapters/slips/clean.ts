/** Text written elsewhere as it may stand on paper. */
import { normalForm } from '../../domain/request/normal-form.js';

/** Signs that nobody sees: controls, and those that turn the direction of what follows. */
const unseen = /\p{Cc}|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

/** One line: composed, without what is not seen, white space as single spaces. No-break spaces stay. */
export const cleanLine = (text: string): string =>
  normalForm(text, 'NFC')
    .toWellFormed()
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(unseen, '')
    .replace(/ {2,}/g, ' ')
    .trim();

/** An address keeps the two spaces before its postal code. */
export const cleanAddress = (line: string): string => cleanLine(line.replace(/ {2}(?=\S+( \S+)?$)/, '\u00a0\u00a0'));
