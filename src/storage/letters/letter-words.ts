/** The words of a letter: as they come with Interlend, and as the library changed them. */
import { IsNull } from 'typeorm';
import type { LetterScope, LetterTrial, LetterWordsView } from '../../contract/letter-schemas.js';
import { type Language, languages } from '../../domain/fulfilment/patron.js';
import {
  type FactName,
  factLabel,
  isUsedAtFirst,
  type LetterCode,
  letterCodes,
  letterRow,
} from '../../domain/letters/letters.js';
import type { Actor } from '../../engine/model/actor.js';
import type { OwnLetterText } from '../../engine/model/local/letters.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { builtIn } from '../../letters/built-in.js';
import { type DerivedFact, derivedFacts, nameable } from '../../letters/said-facts.js';
import { type TemplateText, templateProblems } from '../../letters/template.js';
import { type Message, message, say } from '../../words/index.js';
import { done, invalid, type RecordsContext, recordView, unknown } from '../local-records/records-context.js';
import { letterDelayTable, letterUseTable, letterWordingTable } from '../tables/letters.js';

/** Nothing for slips, which have no words of their own. */
export async function readWords(
  { client, tables }: RecordsContext,
  name: string,
): Promise<LetterWordsView | undefined> {
  const code = wordedCode(name);
  if (!code) return undefined;
  const row = letterRow(code);
  const [worded, delay, use, libraries] = [
    await tables.find(letterWordingTable, { where: { code }, order: { library: 'ASC' } }),
    await tables.findOneBy(letterDelayTable, { code }),
    await tables.findOneBy(letterUseTable, { code }),
    await client.query<{ code: string; name: string }>(
      `select l.code, l.name from library l
       where l.resource_sharing or exists (select from letter_wording w where w.library_code = l.code and w.code = $1)
       order by l.name, l.code`,
      [code],
    ),
  ];
  const texts = worded.map(({ id: _, code: __, ...text }) =>
    recordView<OwnLetterText & { language: Language; library?: string }>(text),
  );
  return {
    code,
    name: row.name,
    audience: row.audience,
    used: use?.used ?? isUsedAtFirst(code),
    delayMinutes: delay?.minutes ?? row.delayMinutes ?? 0,
    libraries: libraries.rows,
    texts: languages.map((language) => {
      const here = texts.filter((each) => each.language === language).map(({ language: _, ...text }) => text);
      const own = here.find(({ library }) => library === undefined);
      return {
        language,
        builtIn: builtIn(code, language) as TemplateText,
        facts: nameable(row).map((name) => ({ name, label: say(labelOf(code, name), language) })),
        ...(own ? { own } : {}),
        ofLibraries: here.flatMap(({ library, ...text }) => (library === undefined ? [] : [{ library, ...text }])),
      };
    }),
  };
}

const labelOf = (code: LetterCode, fact: string): Message =>
  fact in derivedFacts ? message(`letterFact.${fact as DerivedFact}`) : factLabel(code, fact as FactName);

/** A letter that has words: slips are lists of facts. */
const wordedCode = (name: string): LetterCode | undefined =>
  letterCodes.find((code) => code === name && builtIn(code, 'en') !== undefined);

/** Saved whole or not at all; a text that says what would be sent without it is forgotten. */
export async function rewordLetter(
  on: RecordsContext,
  name: string,
  { language, library, subject = '', body = '' }: LetterTrial,
  by: Actor,
  now: Date,
): Promise<Outcome<LetterWordsView>> {
  const before = await readWords(on, name);
  if (!before) return unknown;
  const { code } = before;
  const stranger = libraryProblem(before, library);
  if (stranger) return stranger;
  const text = { subject: subject.trim(), body: body.replaceAll('\r', '').trim() };
  const problems = templateProblems(text, nameable(letterRow(code)));
  if (problems.length > 0) return { kind: 'invalid', problems };
  const here = before.texts.find((each) => each.language === language);
  const base = builtIn(code, language) as TemplateText;
  const usual = (library !== undefined && here?.own) || base;
  if (usual.subject === text.subject && usual.body === text.body) return backToUsual(on, code, { language, library });
  const wording = { code, language, library, ...text, basedOn: base, changedAt: now, changedBy: by.name };
  await on.tables.upsert(letterWordingTable, wording, library === undefined ? ofAllLibraries : ofOneLibrary);
  return wordsNow(on, code);
}

/** The unique indexes of the table. */
const ofAllLibraries = { conflictPaths: ['code', 'language'], indexPredicate: 'library_code is null' };
const ofOneLibrary = {
  conflictPaths: ['library', 'code', 'language'],
  indexPredicate: 'library_code is not null',
};

/** A library sends again what all libraries send; all libraries send the built-in letter again. */
export async function backToUsual(
  on: RecordsContext,
  name: string,
  { language, library }: LetterScope,
): Promise<Outcome<LetterWordsView>> {
  const code = wordedCode(name);
  if (!code) return unknown;
  await on.tables.delete(letterWordingTable, { code, language, library: library ?? IsNull() });
  return wordsNow(on, code);
}

/** Somebody looked at the new built-in text and keeps these words: the difference is shown again when the next version changes it. */
export async function keepWording(
  on: RecordsContext,
  name: string,
  { language, library }: LetterScope,
): Promise<Outcome<LetterWordsView>> {
  const code = wordedCode(name);
  if (!code) return unknown;
  const which = { code, language, library: library ?? IsNull() };
  await on.tables.update(letterWordingTable, which, { basedOn: builtIn(code, language) as TemplateText });
  return wordsNow(on, code);
}

/** Only libraries that write letters word them. */
export const libraryProblem = ({ libraries }: LetterWordsView, library: string | undefined) =>
  library === undefined || libraries.some(({ code }) => code === library)
    ? undefined
    : invalid('library', message('refusedLetter.noSuchLibrary', { library }));

export async function delayLetter(
  on: RecordsContext,
  name: string,
  minutes: number,
  by: Actor,
  now: Date,
): Promise<Outcome<LetterWordsView>> {
  const code = wordedCode(name);
  if (!code) return unknown;
  await on.tables.upsert(letterDelayTable, { code, minutes, changedAt: now, changedBy: by.name }, ['code']);
  return wordsNow(on, code);
}

async function wordsNow(on: RecordsContext, code: LetterCode): Promise<Outcome<LetterWordsView>> {
  const words = await readWords(on, code);
  return words ? done(words) : unknown;
}
