/** What a draft would come to, were it saved now: what is wrong, what staff would have to look at, whom it would ask. */

import type { RequestDraft } from '../../contract/request-inputs.js';
import type { RequestPreview } from '../../contract/rota-operations.js';
import { leftOutWords } from '../../domain/rota/rota-words.js';
import { locatedFor } from '../catalogue/located-for.js';
import { borrowingRequest, thoughtOut } from '../desk/create.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import { atLibrary } from '../step/at-library.js';
import { findingsOf } from './review.js';

/** Nothing is written, and no number is used up. */
export async function preview(context: EngineContext, draft: RequestDraft, actor: Actor): Promise<RequestPreview> {
  const partners = await context.book.all();
  const now = new Date();
  const located = await locatedFor(context, draft, partners);
  const nameOf = (code: string) => partners.find((each) => each.code === code)?.name ?? code;
  return context.store.transaction(async (tx) => {
    const { problems, known, rota, leftOut } = await thoughtOut(context, tx, partners, { draft, actor, located, now });
    const { timeZone } = (await atLibrary(context, known.ownerLibrary, tx.local)).settings;
    const loan = borrowingRequest(draft, known, '', rota, now, timeZone);
    const findings = problems.length > 0 ? [] : await findingsOf(loan, tx, now, timeZone);
    return {
      problems,
      reviews: findings.map(({ reason, says, facts }) => {
        const { request } = facts;
        return { reason, text: says, ...(typeof request === 'string' ? { request } : {}) };
      }),
      rota: rota.map(({ partnerCode, why }) => ({
        partner: partnerCode,
        partnerName: nameOf(partnerCode),
        why: why ?? '',
      })),
      leftOut: leftOut.map((left) => ({
        partner: left.partner,
        partnerName: nameOf(left.partner),
        why: leftOutWords(left),
      })),
    };
  });
}
