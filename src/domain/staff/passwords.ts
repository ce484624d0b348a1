import { type Message, message } from '../../words/message.js';
import { normalForm } from '../request/normal-form.js';

/** What a password of staff must be. Long rather than odd; no rule makes anybody write it down. */
export const passwordLength = { least: 12, most: 200 } as const;

/** Whose password it is to be; its names are guessed first. */
export interface PasswordOwner {
  code: string;
  name?: string | undefined;
  /** Names of the institution: its library, its symbols. */
  institution?: readonly string[];
}

/** The most used passwords in plain letters, each with its place. */
export type CommonPasswords = ReadonlyMap<string, number>;

/** So many characters must be left when names, runs of keys and repeats are taken away. */
const mustBeLeft = passwordLength.least / 2;
/** Two words in a row are guessed when both are among so many. */
const guessedInPairs = 5000;

/** What is wrong with a new password, with its remedy; `undefined` when it will do. */
export function passwordProblem(
  password: string,
  of: PasswordOwner,
  common: CommonPasswords = new Map(),
): Message | undefined {
  const letters = [...password];
  if (letters.length < passwordLength.least)
    return message('refusedPassword.tooShort', { least: passwordLength.least });
  if (letters.length > passwordLength.most) return message('refusedPassword.tooLong', { most: passwordLength.most });
  if (new Set(letters).size < 5) return message('refusedPassword.repeats');
  const said = withoutAccents(password);
  const once = /^(.{1,24}?)\1+$/u.exec(said)?.[1] ?? said;
  if (once.length < mustBeLeft) return message('refusedPassword.repeats');
  const nameless = withoutNames(said, of);
  if (isTooLittle(nameless)) return message('refusedPassword.ownName');
  const left = withoutRuns(nameless);
  if (left.length < mustBeLeft) return message(nameless === said ? 'refusedPassword.run' : 'refusedPassword.ownName');
  if (plainForms(once).some((word) => isCommon(word, common))) return message('refusedPassword.common');
  return undefined;
}

/** Digits and signs around a name are the first that is tried. */
const isTooLittle = (left: string): boolean =>
  left.length < mustBeLeft || (left.replace(/[^\p{L}]/gu, '').length === 0 && left.length < passwordLength.least);

/** Small letters without accents. */
export const withoutAccents = (text: string): string => normalForm(text, 'NFD').replace(/\p{M}/gu, '').toLowerCase();

function withoutNames(said: string, { code, name = '', institution = [] }: PasswordOwner): string {
  const whole = [code, name, ...institution].map(withoutAccents);
  const parts = whole.flatMap((each) => each.split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length > 3);
  const names = [...whole, ...whole.map((each) => each.replace(/[^\p{L}\p{N}]/gu, '')), ...parts];
  return names
    .filter((each) => each.length > 2)
    .sort((one, other) => other.length - one.length)
    .reduce((left, each) => left.replaceAll(each, ''), said);
}

const signsForLetters: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
};

/** The letters alone; and those that signs within stand for, as in `p@ssw0rd1234`. */
export function plainForms(said: string): string[] {
  const within = said.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelled = (text: string) => text.replace(/[@4310!$57+]/g, (sign) => signsForLetters[sign] ?? sign);
  const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '');
  return [...new Set([lettersOf(said), lettersOf(spelled(within)), lettersOf(spelled(said))])];
}

/** One common password, or two that are among the most common. */
function isCommon(word: string, common: CommonPasswords): boolean {
  if (common.has(word)) return true;
  const often = (part: string) => part.length > 3 && (common.get(part) ?? Number.POSITIVE_INFINITY) < guessedInPairs;
  for (let at = 4; at <= word.length - 4; at += 1) if (often(word.slice(0, at)) && often(word.slice(at))) return true;
  return false;
}

/** Characters that follow each other on a keyboard or in the alphabet. */
const rows = [
  ...['abcdefghijklmnopqrstuvwxyz', '01234567890'],
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm'],
  ...['azertyuiop', 'qsdfghjklm', 'wxcvbn', '!@#$%^&*()', '!"/$%?&*()'],
  ...['1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', '1q2w3e4r5t6y7u8i9o0p', '1a2z3e4r5t6y7u8i9o0p', 'q1w2e3r4t5y6u7i8o9p0'],
];
/** Of each row, and of one and the same character: the pairs that go on. */
const goesOn: ((one: string, next: string) => boolean)[] = [
  ...rows.map((row) => {
    const pairs = new Set([...row].slice(1).flatMap((next, at) => [`${row[at]}${next}`, `${next}${row[at]}`]));
    return (one: string, next: string) => pairs.has(one + next);
  }),
  (one, next) => one === next,
];

/** So many characters in a row are a run. */
const shortest = 4;

/** What is left of a text without its runs of neighbours (`qwer`, `4321`, `1qaz`) and of one and the same character. */
function withoutRuns(text: string): string {
  const letters = [...text];
  let left = '';
  for (let from = 0; from < letters.length; ) {
    const to = Math.max(...goesOn.map((pair) => endOf(letters, from, pair)));
    if (to - from < shortest) left += letters.slice(from, to).join('');
    from = to;
  }
  return left;
}

function endOf(letters: readonly string[], from: number, pair: (one: string, next: string) => boolean): number {
  let to = from + 1;
  while (to < letters.length && pair(letters[to - 1] ?? '', letters[to] ?? '')) to += 1;
  return to;
}
