/** The words of a letter: as they come with Interlend, and as the library changed them. */
import { type Language, languages } from '../../domain/fulfilment/patron.js';
import { freeze } from '../../domain/letters/freeze.js';
import {
  type FactName,
  type FrozenFacts,
  factLabel,
  type LetterCode,
  letterCodes,
  letterRow,
} from '../../domain/letters.js';
import type { LetterPreview, LetterTrial, LetterWordsView } from '../../engine/local/letters.js';
import type { Outcome } from '../../engine/local/outcome.js';
import type { Actor } from '../../engine/ports.js';
import { builtIn } from '../../letters/built-in.js';
import { html } from '../../letters/html.js';
import { plainText } from '../../letters/plain-text.js';
import { type DerivedFact, derivedFacts, nameable } from '../../letters/said-facts.js';
import { type TemplateText, templateProblems } from '../../letters/template.js';
import { writeLetter } from '../../letters/write-letter.js';
import { type Message, message, say } from '../../words/index.js';
import { done, type Ground, invalid, unknown } from '../local-records/ground.js';
import { isRowId } from '../row-id.js';
import { knownHere } from './known-here.js';
import { inDays } from './write-letters.js';

interface Own extends TemplateText {
  language: Language;
  basedOn: TemplateText;
  changedAt: Date;
  changedBy: string;
}

/** Nothing for slips, which have no words of their own. */
export async function readWords({ client }: Ground, name: string): Promise<LetterWordsView | undefined> {
  const code = wordedCode(name);
  if (!code) return undefined;
  const { rows } = await client.query<{ own: Own[] | null; minutes: number | null; off: boolean }>(
    `select (select jsonb_agg(jsonb_build_object('language', w.language, 'subject', w.subject, 'body', w.body, 'basedOn', w.based_on,
        'changedAt', to_char(w.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'changedBy', w.changed_by))
        from letter_wording w where w.code = $1) as own,
      (select minutes from letter_delay d where d.code = $1) as minutes, exists (select from letter_off o where o.code = $1) as off`,
    [code],
  );
  const row = letterRow(code);
  return {
    ...{ code, name: row.name, audience: row.audience, used: !rows[0]?.off },
    delayMinutes: rows[0]?.minutes ?? row.delayMinutes ?? 0,
    texts: languages.map((language) => {
      const own = rows[0]?.own?.find((each) => each.language === language);
      const { language: _, ...said } = own ?? { language };
      return {
        ...{ language, builtIn: builtIn(code, language) as TemplateText },
        facts: nameable(row).map((name) => ({ name, label: say(labelOf(code, name), language) })),
        ...(own ? { own: said as unknown as NonNullable<LetterWordsView['texts'][number]['own']> } : {}),
      };
    }),
  };
}

const labelOf = (code: LetterCode, fact: string): Message =>
  fact in derivedFacts ? message(`letterFact.${fact as DerivedFact}`) : factLabel(code, fact as FactName);

const wordedCode = (name: string): LetterCode | undefined =>
  letterCodes.find((code) => code === name && builtIn(code, 'en') !== undefined);

/** Saved whole or not at all; a text that is the built-in one again is forgotten. */
export async function rewordLetter(
  on: Ground,
  name: string,
  { language, subject, body }: LetterTrial,
  by: Actor,
  now: Date,
): Promise<Outcome<LetterWordsView>> {
  const code = wordedCode(name);
  if (!code) return unknown;
  const text = { subject: subject.trim(), body: body.replaceAll('\r', '').trim() };
  const problems = templateProblems(text, nameable(letterRow(code)));
  if (problems.length > 0) return { kind: 'invalid', problems };
  const base = builtIn(code, language) as TemplateText;
  if (base.subject === text.subject && base.body === text.body) return builtInAgain(on, code, language);
  await on.client.query(
    `insert into letter_wording (code, language, subject, body, based_on, changed_at, changed_by) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (code, language) do update set subject = excluded.subject, body = excluded.body, based_on = excluded.based_on,
       changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [code, language, text.subject, text.body, JSON.stringify(base), now, by.name],
  );
  return wordsNow(on, code);
}

export async function builtInAgain(on: Ground, name: string, language: Language): Promise<Outcome<LetterWordsView>> {
  const code = wordedCode(name);
  if (!code) return unknown;
  await on.client.query('delete from letter_wording where code = $1 and language = $2', [code, language]);
  return wordsNow(on, code);
}

/** The library looked at the new built-in text and keeps its own: the difference is told again when the next version changes it. */
export async function keepWording(on: Ground, name: string, language: Language): Promise<Outcome<LetterWordsView>> {
  const code = wordedCode(name);
  if (!code) return unknown;
  await on.client.query('update letter_wording set based_on = $3 where code = $1 and language = $2', [
    ...[code, language, JSON.stringify(builtIn(code, language))],
  ]);
  return wordsNow(on, code);
}

export async function delayLetter(
  on: Ground,
  name: string,
  minutes: number,
  by: Actor,
  now: Date,
): Promise<Outcome<LetterWordsView>> {
  const code = wordedCode(name);
  if (!code) return unknown;
  await on.client.query(
    `insert into letter_delay (code, minutes, changed_at, changed_by) values ($1, $2, $3, $4)
     on conflict (code) do update set minutes = excluded.minutes, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [code, minutes, now, by.name],
  );
  return wordsNow(on, code);
}

async function wordsNow(on: Ground, code: LetterCode): Promise<Outcome<LetterWordsView>> {
  const words = await readWords(on, code);
  return words ? done(words) : unknown;
}

/**
 * How the text would read: with the facts of the letter of this kind that was written last, for that request where one is
 * named. Where none was written yet, with what is known of the request.
 */
export async function previewLetter(
  on: Ground,
  name: string,
  { language, subject, body, request }: LetterTrial,
  now: Date,
): Promise<Outcome<LetterPreview>> {
  const code = wordedCode(name);
  if (!code) return unknown;
  const row = letterRow(code);
  const problems = templateProblems({ subject, body }, nameable(row));
  if (problems.length > 0) return { kind: 'invalid', problems };
  const id = request === undefined ? undefined : await requestOf(on, request);
  if (request !== undefined && !id) return invalid('request', message('refusedLetter.noSuchRequest', { request }));
  const { rows } = await on.client.query<{ facts: FrozenFacts; request: string | null }>(
    `select facts, request_id::text as request from letter where code = $1 and ($2::bigint is null or request_id = $2)
     order by letter.id desc limit 1`,
    [code, id ?? null],
  );
  const of = id ?? rows[0]?.request ?? undefined;
  const here = await knownHere(on.client, of, undefined);
  const timeZone = here.timeZone ?? 'UTC';
  const institution = on.institution ? { institution: on.institution } : {};
  const known = inDays(freeze(code, { ...here.ofRequest, ...here.ofHouse, ...institution }, language), timeZone);
  const house = here.ofHouse as FrozenFacts;
  const own = {
    ...(house.libraryName ? { libraryName: house.libraryName } : {}),
    ...(house.libraryAddress ? { libraryAddress: house.libraryAddress } : {}),
  };
  const content = writeLetter(
    row,
    { subject, body },
    { ...own, ...known, ...rows[0]?.facts },
    {
      ...{ language, timeZone, now, ...institution },
      ...(here.replyAddress ? { replyAddress: here.replyAddress } : {}),
      ...(here.logo ? { logo: here.logo } : {}),
    },
  );
  const externalId = here.ofRequest.externalId;
  return done({
    ...{ subject: content.subject, content, html: html(content), text: plainText(content) },
    ...(typeof externalId === 'string' ? { request: externalId } : {}),
    ...(here.replyAddress ? { replyTo: here.replyAddress } : {}),
  });
}

/** Staff know a request by its number. */
async function requestOf({ client }: Ground, said: string): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    'select id::text from request where external_id = $1 or id = $2::bigint order by request.id desc limit 1',
    [said, isRowId(said) ? said : null],
  );
  return rows[0]?.id;
}
