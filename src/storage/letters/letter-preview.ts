import type { LetterPreview, LetterTrial } from '../../contract/letter-schemas.js';
import { freeze } from '../../domain/letters/freeze.js';
import { type FrozenFacts, letterRow } from '../../domain/letters/letters.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { html } from '../../letters/html.js';
import { plainText } from '../../letters/plain-text.js';
import { nameable } from '../../letters/said-facts.js';
import { templateProblems } from '../../letters/template.js';
import { writeLetter } from '../../letters/write-letter.js';
import { message } from '../../words/index.js';
import { isRowId } from '../database/row-id.js';
import { done, invalid, type RecordsContext, unknown } from '../local-records/records-context.js';
import { knownHere } from './known-here.js';
import { libraryProblem, readWords } from './letter-words.js';
import { itIsTrueOf, volumesOf } from './volumes-of-letter.js';
import { inDays, patronPagesFor } from './write-letters.js';

/**
 * How the text would read: with the facts of the letter of this kind that was written last, for that request where one is
 * named; if possible one of the library that words it, in its language. Where none was written yet, with what is known of the request.
 */
export async function previewLetter(
  on: RecordsContext,
  name: string,
  { language, library, subject, body, request }: LetterTrial,
  now: Date,
): Promise<Outcome<LetterPreview>> {
  const words = await readWords(on, name);
  if (!words) return unknown;
  const { code } = words;
  const stranger = libraryProblem(words, library);
  if (stranger) return stranger;
  const row = letterRow(code);
  const problems = templateProblems({ subject, body }, nameable(row));
  if (problems.length > 0) return { kind: 'invalid', problems };
  const id = request === undefined ? undefined : await requestOf(on, request);
  if (request !== undefined && !id) return invalid('request', message('refusedLetter.noSuchRequest', { request }));
  const { rows } = await on.client.query<{ facts: FrozenFacts; request: string | null }>(
    `select l.facts, l.request as request from (select l.id, l.facts, l.language, l.request_id::text as request, r.owner_library
         from letter l left join request r on r.id = l.request_id
         where l.code = $1 and ($2::bigint is null or l.request_id = $2) order by l.id desc limit 100) l
     order by coalesce(l.owner_library = $3, false) desc, l.language = $4 desc, l.id desc limit 1`,
    [code, id ?? null, library ?? null, language],
  );
  const of = id ?? rows[0]?.request ?? undefined;
  const here = await knownHere(on.client, of, undefined, { library });
  const timeZone = here.timeZone ?? 'UTC';
  const institution = on.institution ? { institution: on.institution } : {};
  const about = itIsTrueOf(code, here.items) ?? here.items.filter(({ isHere }) => isHere).map(({ barcode }) => barcode);
  const volumes = volumesOf(here.items, about);
  const facts = { ...here.ofRequest, ...here.ofHouse, ...volumes, ...institution };
  const known = inDays(freeze(code, facts, language), timeZone);
  const context = here.ofHouse as FrozenFacts;
  const own = {
    ...(context.libraryName ? { libraryName: context.libraryName } : {}),
    ...(context.libraryAddress ? { libraryAddress: context.libraryAddress } : {}),
  };
  const content = writeLetter(
    row,
    { subject, body },
    { ...known, ...rows[0]?.facts, ...own },
    {
      language,
      timeZone,
      now,
      ...institution,
      ...(here.replyAddress ? { replyAddress: here.replyAddress } : {}),
      ...(here.logo ? { logo: here.logo } : {}),
      ...patronPagesFor(row, here, on.publicUrl),
    },
  );
  const externalId = here.ofRequest.externalId;
  return done({
    subject: content.subject,
    content,
    html: html(content),
    text: plainText(content),
    ...(typeof externalId === 'string' ? { request: externalId } : {}),
    ...(here.replyAddress ? { replyTo: here.replyAddress } : {}),
  });
}

/** Staff know a request by its number. */
async function requestOf({ client }: RecordsContext, said: string): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>(
    'select id::text from request where external_id = $1 or id = $2::bigint order by request.id desc limit 1',
    [said, isRowId(said) ? said : null],
  );
  return rows[0]?.id;
}
