/** What a scanner typed, and what it means. Pure: see test/ui/reading.test.ts. */

export interface ReadingShown {
  /** What is asked for. */
  code: string;
  /** What was read, invisible marks shown: `␝39001071771`. */
  shown: string;
  /** The keyboard of this computer is French-Canadian and wrote `éé` for `//`. */
  wasOtherLayout?: true;
}

/** AIM symbology identifiers, as `]C1`. */
const symbology = /^\][A-Za-z][0-9A-Za-z]/;
const control = /[\p{Cc}\p{Cf}]/gu;

/** Trims; drops control characters, symbology prefixes, the stars of Code 39, and Codabar’s start and stop letters. */
export function readingOf(raw: string): ReadingShown {
  const bare = raw.replaceAll(control, '').trim().replace(symbology, '');
  const unstarred = /^\*(.+)\*$/.exec(bare)?.[1] ?? bare;
  const digits = /^[A-Da-d](\d[\d$:/.+-]*\d)[A-Da-d]$/.exec(unstarred)?.[1] ?? unstarred;
  const isOtherLayout = /^\d+éé/i.test(digits);
  return {
    code: isOtherLayout ? digits.replace(/éé/i, '//') : digits,
    shown: raw.replaceAll(control, shownMark),
    ...(isOtherLayout ? { wasOtherLayout: true } : {}),
  };
}

const shownMark = (mark: string): string => {
  const code = mark.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '␡' : '·';
};
