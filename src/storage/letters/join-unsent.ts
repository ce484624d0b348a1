/** Volumes that are lent, come back or are lost one after another within minutes: one letter is about all of them. */
import type { Pool } from 'pg';
import { letterRow } from '../../domain/letters/letters.js';
import type { LetterDraft } from '../../engine/model/records.js';

/**
 * The drafts, each with the volumes of the letter of its kind that still waits. That one is removed: it was not read, and
 * the new one says what it said.
 */
export async function joinUnsent(
  client: Pick<Pool, 'query'>,
  request: string,
  drafts: readonly LetterDraft[],
): Promise<LetterDraft[]> {
  const joined: LetterDraft[] = [];
  for (const draft of drafts) {
    const { code, about, patron } = draft;
    const { kind, audience } = letterRow(code);
    if (!about || kind !== 'letter' || audience !== 'patron') {
      joined.push(draft);
      continue;
    }
    const { rows } = await client.query<{ barcodes: string[] | null; fee: string | null }>({
      name: 'join-unsent-letter',
      text: `delete from letter l where l.request_id = $1 and l.code = $2 and l.status = 'waiting'
          and l.patron_id is not distinct from coalesce($3::text, l.patron_id) and jsonb_typeof(l.facts -> 'temporaryBarcodes') = 'array'
          and not exists (select from mail m where m.letter_id = l.id and (m.status <> 'waiting' or m.tries > 0))
        returning l.facts -> 'temporaryBarcodes' as barcodes, l.facts ->> 'fee' as fee`,
      values: [request, code, patron?.id ?? null],
    });
    joined.push(rows.reduce(withVolumesOf, draft));
  }
  return joined;
}

function withVolumesOf(
  draft: LetterDraft,
  { barcodes, fee }: { barcodes: string[] | null; fee: string | null },
): LetterDraft {
  const about = [...new Set([...(barcodes ?? []), ...(draft.about ?? [])])];
  const owed = sumOfFees(fee, draft.known.fee);
  return { ...draft, about, known: { ...draft.known, ...(owed ? { fee: owed } : {}) } };
}

/** Of two amounts as letters have them, `12.50 CAD`; nothing where they cannot be added. */
function sumOfFees(one: string | null, other: unknown): string | undefined {
  if (one === null) return undefined;
  if (typeof other !== 'string') return one;
  const [amount = '', currency] = one.split(' ');
  const [more = '', ofMore] = other.split(' ');
  if (currency !== ofMore) return undefined;
  const cents = (text: string) => Math.round(Number(text) * 100);
  return `${((cents(amount) + cents(more)) / 100).toFixed(2)} ${currency}`;
}
