/**
 * MARC-8, the character sets of records from before Unicode: ASCII and ANSEL, Greek symbols, sub- and superscripts. In ANSEL
 * a mark is before its letter. Letters of East Asian sets are shown as `〓`: the record keeps its bytes.
 */

import { normalForm } from '../../domain/request/normal-form.js';

/** What stands for a letter that is not read. */
export const unreadLetter = '〓';

const letters: Record<number, string> = {
  161: 'Ł',
  162: 'Ø',
  163: 'Đ',
  164: 'Þ',
  165: 'Æ',
  166: 'Œ',
  167: 'ʹ',
  168: '·',
  169: '♭',
  170: '®',
  171: '±',
  172: 'Ơ',
  173: 'Ư',
  174: 'ʼ',
  176: 'ʻ',
  177: 'ł',
  178: 'ø',
  179: 'đ',
  180: 'þ',
  181: 'æ',
  182: 'œ',
  183: 'ʺ',
  184: 'ı',
  185: '£',
  186: 'ð',
  188: 'ơ',
  189: 'ư',
  192: '°',
  193: 'ℓ',
  194: '℗',
  195: '©',
  196: '♯',
  197: '¿',
  198: '¡',
  199: 'ß',
  200: '€',
  205: 'e',
  206: 'o',
  207: 'ß',
};

/** Combining marks; the second half of a mark over two letters has none of its own. */
const marks: Record<number, string> = {
  224: '\u0309',
  225: '\u0300',
  226: '\u0301',
  227: '\u0302',
  228: '\u0303',
  229: '\u0304',
  230: '\u0306',
  231: '\u0307',
  232: '\u0308',
  233: '\u030c',
  234: '\u030a',
  235: '\u0361',
  236: '',
  237: '\u0315',
  238: '\u030b',
  239: '\u0310',
  240: '\u0327',
  241: '\u0328',
  242: '\u0323',
  243: '\u0324',
  244: '\u0325',
  245: '\u0333',
  246: '\u0332',
  247: '\u0326',
  248: '\u031c',
  249: '\u032e',
  250: '\u0360',
  251: '',
  254: '\u0313',
};

type Set = 'ascii' | 'ansel' | 'greekSymbols' | 'subscript' | 'superscript' | 'threeBytes' | 'unread';

/** By the byte that ends a designation. */
const setsByFinal: Record<string, Set> = { B: 'ascii', E: 'ansel', '1': 'threeBytes', s: 'ascii' };
const shortSets: Record<string, Set> = { g: 'greekSymbols', b: 'subscript', p: 'superscript', s: 'ascii' };

const greekSymbols: Record<string, string> = { a: 'α', b: 'β', c: 'γ' };
const digitsBelow = '₀₁₂₃₄₅₆₇₈₉';
const digitsAbove = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const signsBelow: Record<string, string> = { '(': '₍', ')': '₎', '+': '₊', '-': '₋' };
const signsAbove: Record<string, string> = { '(': '⁽', ')': '⁾', '+': '⁺', '-': '⁻' };

/** Text of one field or subfield: designations hold no longer than it. */
export function readMarc8(bytes: Uint8Array): string {
  let low: Set = 'ascii';
  let high: Set = 'ansel';
  let waiting = '';
  let text = '';
  const emit = (letter: string) => {
    text += letter + waiting;
    waiting = '';
  };
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x1b) {
      const designation = designated(bytes, at);
      at = designation.end;
      if (designation.place === 'high') high = designation.set;
      else low = designation.set;
      continue;
    }
    if (byte <= 0x20 || byte === 0x7f || (byte >= 0x80 && byte <= 0xa0)) {
      // Marks without a letter are kept on a blank of their own place.
      if (byte === 0x20) emit(' ');
      at += 1;
      continue;
    }
    const set = byte < 0x80 ? low : high;
    if (set === 'threeBytes') {
      emit(unreadLetter);
      at += 3;
      continue;
    }
    at += 1;
    const mark = set === 'ansel' ? marks[byte | 0x80] : undefined;
    if (mark !== undefined) waiting += mark;
    else emit(letterOf(set, byte));
  }
  return normalForm(text + waiting, 'NFC');
}

function letterOf(set: Set, byte: number): string {
  const character = String.fromCharCode(byte & 0x7f);
  if (set === 'ascii') return byte < 0x80 ? character : unreadLetter;
  if (set === 'ansel') return letters[byte | 0x80] ?? unreadLetter;
  if (set === 'greekSymbols') return greekSymbols[character] ?? unreadLetter;
  const digit = Number.parseInt(character, 10);
  if (set === 'subscript')
    return Number.isNaN(digit) ? (signsBelow[character] ?? unreadLetter) : (digitsBelow[digit] ?? unreadLetter);
  if (set === 'superscript')
    return Number.isNaN(digit) ? (signsAbove[character] ?? unreadLetter) : (digitsAbove[digit] ?? unreadLetter);
  return unreadLetter;
}

/** What follows an escape: which half is said anew, by which set, and where the text goes on. */
function designated(bytes: Uint8Array, at: number): { place: 'low' | 'high'; set: Set; end: number } {
  const next = String.fromCharCode(bytes[at + 1] ?? 0);
  const short = shortSets[next];
  if (short) return { place: 'low', set: short, end: at + 2 };
  let place: 'low' | 'high' = 'low';
  let end = at + 1;
  while (end < bytes.length && '(,)-$!'.includes(String.fromCharCode(bytes[end] ?? 0))) {
    if (')-'.includes(String.fromCharCode(bytes[end] ?? 0))) place = 'high';
    end += 1;
  }
  const set = setsByFinal[String.fromCharCode(bytes[end] ?? 0)] ?? 'unread';
  return { place, set, end: end + 1 };
}
