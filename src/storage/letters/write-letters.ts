/** Letters and slips are written in the transaction of the step that calls for them, with their facts as they are then. */
import type { Pool } from 'pg';
import type { Language } from '../../domain/fulfilment/patron.js';
import { freeze, type LetterCode, letterRow } from '../../domain/letters.js';
import type { LetterDraft } from '../../engine/records.js';
import { type KnownHere, knownHere } from './known-here.js';

/** Where letters are written, and in whose name. */
export interface LetterGround {
  client: Pick<Pool, 'query'>;
  language: Language;
  institution?: string;
}

/** Nothing is asked of the database when there are none. A letter to a patron whom nobody knows is not written. */
export async function writeLetters(
  on: LetterGround,
  request: string | undefined,
  drafts: readonly LetterDraft[],
  now?: Date,
): Promise<void> {
  if (drafts.length === 0) return;
  const here = await knownHere(on.client, request, drafts.find(({ patron }) => patron?.id)?.patron?.id);
  const rows = drafts.flatMap((draft) => frozen(on, here, draft) ?? []);
  if (rows.length === 0) return;
  await on.client.query({ name: 'write-letters', text: sql, values: [request, JSON.stringify(rows), now ?? null] });
}

function frozen({ language: usual, institution }: LetterGround, here: KnownHere, draft: LetterDraft) {
  const { code, event, by, staff, known } = draft;
  const { kind, audience } = letterRow(code);
  if (audience === 'patron' && !here.patronKnown) return undefined;
  const language = audience === 'patron' ? (here.language ?? usual) : usual;
  const everything = { ...here.ofRequest, ...known, ...here.ofHouse, ...(institution ? { institution } : {}) };
  return {
    ...{ code, event, by, kind, audience, staff, language },
    ...(audience === 'patron' ? { patronId: here.patronId } : {}),
    ...(audience === 'parcel' || audience === 'partner' ? { partnerCode: draft.partnerCode ?? here.partnerCode } : {}),
    facts: freeze(code, everything, language),
  };
}

const sql = `insert into letter (code, kind, audience, request_id, history_id, patron_id, partner_code, staff, language, facts,
    created_at, created_by)
  select x.code, x.kind, x.audience, $1::bigint,
    (select max(h.id) from history h where h.request_id = $1 and h.event = x.event),
    x."patronId", x."partnerCode", x.staff, x.language, x.facts, coalesce($3, now()), x.by
  from jsonb_to_recordset($2) as x(code text, kind text, audience text, event text, "patronId" text, "partnerCode" text,
    staff text, language text, facts jsonb, by text)
  where not exists (select from letter_off o where o.code = x.code)`;

/** Takes back what still waits and is not so any more. */
export async function withdrawLetters(
  client: Pick<Pool, 'query'>,
  request: string,
  codes: readonly LetterCode[],
  by: string,
): Promise<void> {
  if (codes.length === 0) return;
  await client.query({
    name: 'withdraw-letters',
    text: `update letter set status = 'withdrawn', done_at = now(), done_by = $3
      where request_id = $1 and status = 'waiting' and code = any($2)`,
    values: [request, [...codes], by],
  });
}
