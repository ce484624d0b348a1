/** Which letters the library uses, and how it words its queries. */

import type { LetterTypeView, QueryTemplateView } from '../../contract/letter-schemas.js';
import { factLabel, isUsedAtFirst, type LetterCode, letterCodes, letterRow } from '../../domain/letters/letters.js';
import { namedQuery, type QueryText, type QueryType, queryTypes, usualQuery } from '../../domain/letters/queries.js';
import { unknownFacts } from '../../domain/letters/query-facts.js';
import type { Actor } from '../../engine/model/actor.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { done, type RecordsContext, recordView, unknown } from '../local-records/records-context.js';
import { letterUseTable, queryTemplateTable } from '../tables/letters.js';

export async function readCatalogue({ tables }: RecordsContext): Promise<LetterTypeView[]> {
  const chosen = new Map((await tables.find(letterUseTable)).map(({ code, used }) => [code, used]));
  return letterCodes.map((code) => typeView(code, chosen.get(code) ?? isUsedAtFirst(code)));
}

export async function useLetter(
  on: RecordsContext,
  name: string,
  used: boolean,
  by: Actor,
  now: Date,
): Promise<Outcome<LetterTypeView>> {
  const code = letterCodes.find((each) => each === name);
  if (!code) return unknown;
  await on.tables.upsert(letterUseTable, { code, used, changedAt: now, changedBy: by.name }, ['code']);
  return done(typeView(code, used));
}

function typeView(code: LetterCode, used: boolean): LetterTypeView {
  const { name, kind, audience, facts, onDemand = [], almaName, waits } = letterRow(code);
  return {
    code,
    name,
    kind,
    audience,
    onDemand: [...onDemand],
    used,
    facts: facts.map((each) => ({ name: each, label: factLabel(code, each) })),
    ...(almaName ? { almaName } : {}),
    ...(waits ? { waits } : {}),
  };
}

export async function readQueries({ tables }: RecordsContext): Promise<QueryTemplateView[]> {
  const own = (await tables.find(queryTemplateTable)).map((row) => recordView<QueryTemplateView>(row));
  return queryTypes.map((type) => {
    const ours = own.find((each) => each.type === type);
    return ours ? { ...ours, text: namedQuery(ours.text, usualQuery(type)) } : { type, text: usualQuery(type) };
  });
}

export async function rewordQuery(
  on: RecordsContext,
  type: QueryType,
  said: QueryText,
  by: Actor,
  now: Date,
): Promise<Outcome<QueryTemplateView>> {
  if (!queryTypes.includes(type)) return unknown;
  const problems = unknownFacts(said);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const before = (await readQueries(on)).find((each) => each.type === type)?.text ?? usualQuery(type);
  const text = namedQuery(said, before);
  await on.tables.upsert(queryTemplateTable, { type, text, changedAt: now, changedBy: by.name }, ['type']);
  return done({ type, text, changedAt: now.toISOString(), changedBy: by.name });
}
