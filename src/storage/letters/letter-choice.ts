/** Which letters the library uses, and how it words its queries. */

import { almaNames } from '../../domain/letters/alma-names.js';
import { namedQuery, type QueryText, type QueryType, queryTypes, usualQuery } from '../../domain/letters/queries.js';
import { unknownFacts } from '../../domain/letters/query-facts.js';
import { factLabel, isUsedAtFirst, type LetterCode, letterCodes, letterRow } from '../../domain/letters.js';
import type { Actor } from '../../engine/model/actor.js';
import type { LetterTypeView, QueryTemplateView } from '../../engine/model/local/letters.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { done, type RecordsContext, unknown, viewsOf } from '../local-records/records-context.js';

export async function readCatalogue({ client }: RecordsContext): Promise<LetterTypeView[]> {
  const { rows } = await client.query<{ code: string; used: boolean }>('select code, used from letter_use');
  const chosen = new Map(rows.map(({ code, used }) => [code, used]));
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
  await on.client.query(
    `insert into letter_use (code, used, changed_at, changed_by) values ($1, $2, $3, $4)
     on conflict (code) do update set used = excluded.used, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [code, used, now, by.name],
  );
  return done(typeView(code, used));
}

function typeView(code: LetterCode, used: boolean): LetterTypeView {
  const { name, kind, audience, facts, onDemand = [], waits } = letterRow(code);
  const almaName = almaNames[code];
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

export async function readQueries({ client }: RecordsContext): Promise<QueryTemplateView[]> {
  const own = viewsOf<QueryTemplateView>(
    await client.query<{ type: number; text: unknown; changedAt: Date; changedBy: string }>(
      'select type, text, changed_at as "changedAt", changed_by as "changedBy" from query_template',
    ),
  );
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
  await on.client.query(
    `insert into query_template (type, text, changed_at, changed_by) values ($1, $2, $3, $4)
     on conflict (type) do update set text = excluded.text, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
    [type, JSON.stringify(text), now, by.name],
  );
  return done({ type, text, changedAt: now.toISOString(), changedBy: by.name });
}
