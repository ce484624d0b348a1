/** What a scanner typed, and what it means. Pure: see test/ui/reading.test.ts. */

export interface Reading {
  /** What is asked for. */
  code: string;
  /** What was read, invisible marks shown: `␝39001071771`. */
  shown: string;
  /** The keyboard of this computer is French-Canadian and wrote `éé` for `//`. */
  wasFrenchKeyboard?: true;
}

/** AIM symbology identifiers, as `]C1`. */
const symbology = /^\][A-Za-z][0-9A-Za-z]/;
const control = /[\p{Cc}\p{Cf}]/gu;

/** Trims; drops control characters, symbology prefixes, the stars of Code 39, and Codabar’s start and stop letters. */
export function readingOf(raw: string): Reading {
  const bare = raw.replaceAll(control, '').trim().replace(symbology, '');
  const unstarred = /^\*(.+)\*$/.exec(bare)?.[1] ?? bare;
  const digits = /^[A-Da-d](\d[\d$:/.+-]*\d)[A-Da-d]$/.exec(unstarred)?.[1] ?? unstarred;
  const isFrench = /^\d+éé/i.test(digits);
  return {
    code: isFrench ? digits.replace(/éé/i, '//') : digits,
    shown: raw.replaceAll(control, shownMark),
    ...(isFrench ? { wasFrenchKeyboard: true } : {}),
  };
}

const shownMark = (mark: string): string => {
  const code = mark.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '·';
};

/** An ISBN with a right check digit: on the back of the book, not on the slip. */
export function isIsbn(code: string): boolean {
  const digits = code.replaceAll(/[\s-]/g, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(digits)) {
    const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0);
    return sum % 10 === 0;
  }
  if (!/^\d{9}[\dX]$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (10 - at), 0);
  return sum % 11 === 0;
}
