/** ISBN, ISSN and OCLC numbers in the one form in which they can be compared. */

export const identifierKinds = ['ISBN', 'ISSN', 'OCLC'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

export interface Identifier {
  kind: IdentifierKind;
  /** ISBN: 13 digits. ISSN: eight characters. OCLC: digits without leading zeros. */
  value: string;
}

/** The comparable form; `undefined` when it is no such number, also by its check digit. Words after it are left out. */
export function normalised(kind: IdentifierKind, written: string): string | undefined {
  return readers[kind](written);
}

const readers: Record<IdentifierKind, (written: string) => string | undefined> = {
  ISBN: (written) => {
    const [, marks = ''] = /^\s*(?:ISBN(?:-1[03])?:?\s*)?([0-9][0-9\s\u2010-\u2015-]*[0-9xX])/i.exec(written) ?? [];
    const digits = bare(marks);
    if (/^\d{9}[\dX]$/.test(digits)) return checkTen(digits) ? thirteenOf(digits) : undefined;
    return /^97[89]\d{10}$/.test(digits) && checkThirteen(digits) === digits[12] ? digits : undefined;
  },
  ISSN: (written) => {
    const [, marks = ''] = /^\s*(?:ISSN:?\s*)?(\d{4}[\s\u2010-\u2015-]?\d{3}[\dxX])\b/i.exec(written) ?? [];
    const digits = bare(marks);
    return digits !== '' && weighted(digits, 8) % 11 === 0 ? digits : undefined;
  },
  OCLC: (written) => /^(?:\(OCoLC\)|OCLC:?)?\s*(?:oc[mn]|on)?0*([1-9]\d{0,13})$/i.exec(written.trim())?.[1],
};

const bare = (marks: string): string => marks.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();

/** The sum of the digits with falling weights; X is ten. */
const weighted = (digits: string, highest: number): number =>
  [...digits].reduce((sum, digit, at) => sum + (digit === 'X' ? 10 : Number(digit)) * (highest - at), 0);

const checkTen = (digits: string): boolean => weighted(digits, 10) % 11 === 0;

function thirteenOf(ten: string): string {
  const twelve = `978${ten.slice(0, 9)}`;
  return twelve + checkThirteen(twelve);
}

function checkThirteen(digits: string): string {
  const sum = [...digits.slice(0, 12)].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return String((10 - (sum % 10)) % 10);
}
