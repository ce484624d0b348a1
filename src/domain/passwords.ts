import { type Message, message } from '../words/message.js';
import { normalForm } from './normal-form.js';
import { withoutRuns } from './password-runs.js';

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

/** What is wrong with a wished password, with its remedy; `undefined` when it will do. */
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
