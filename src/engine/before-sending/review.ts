/** Why staff look at a request before it is sent. None of it is a dead end: they approve, or they cancel. */

import { addDays } from '../../domain/calendar/calendar.js';
import { standingOf } from '../../domain/fulfilment/patron.js';
import type { Policies } from '../../domain/fulfilment/policies.js';
import { wishKeys } from '../../domain/fulfilment/same-wish.js';
import { attentionSays, type ReviewAttention } from '../../domain/request/attention.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { stateRow } from '../../domain/tables/states.js';
import { following, message, type Wording } from '../../words/message.js';
import type { LocalRecords } from '../model/local-records.js';
import type { Loan } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import { termsOfLoan } from '../terms/terms-of-loan.js';

/** The sentence that staff read, and what is behind it. */
export interface Finding {
  reason: ReviewAttention;
  says: Wording;
  /** The same as data: reasons, the other request, the copies on our shelves. */
  facts: LineFacts;
  /** The policy that asks for it, and its value. */
  policy?: { name: keyof Policies; value: unknown };
}

/** Everything that speaks against sending it unseen. Holds back others that ask for the same, or for the same patron. */
export async function findingsOf(loan: Loan, tx: StoreTransaction, now: Date, timeZone: string): Promise<Finding[]> {
  const policies = await tx.local.policies.inForce();
  const duplicate = await sameWishOf(loan, tx, policies, now, timeZone);
  const found = [
    await standing(loan, tx.local, policies, now, timeZone),
    duplicate,
    copyrightOf(loan),
    await inactivity(loan, tx.local, now),
    policies.reviewLocalHolding ? await onOurShelves(loan, tx.local) : undefined,
  ];
  return found.filter((each) => each !== undefined);
}

const finding = (
  reason: ReviewAttention,
  more: Wording | undefined,
  facts: LineFacts,
  policy?: Finding['policy'],
): Finding => ({
  reason,
  says: attentionSays(reason, more ? { more } : {}),
  facts,
  ...(policy ? { policy } : {}),
});

async function standing(
  loan: Loan,
  { patrons, loanRules }: Pick<LocalRecords, 'patrons' | 'loanRules'>,
  policies: Policies,
  now: Date,
  timeZone: string,
): Promise<Finding | undefined> {
  const { request, citation } = loan;
  const id = citation.patron?.id;
  const patron = id === undefined ? undefined : await patrons.read(id, now);
  if (!patron) return undefined;
  const { blocks, expiresOn, feesOwed, currency, activeRequests } = patron;
  const terms = await termsOfLoan(loan, { loanRules });
  const stored = request.id !== '0'; // and then it is one of the active ones
  const { decision, reasons } = standingOf(
    {
      ...(expiresOn ? { expiresOn } : {}),
      blocks: blocks.map(({ kind, about }) => ({ kind, reason: about })),
      activeRequests: activeRequests - (stored ? 1 : 0),
      feesOwed,
      currency,
    },
    policies,
    terms,
    now,
    timeZone,
  );
  if (decision === 'allowed') return undefined;
  const isByPolicy = decision === 'review' && !terms.rule;
  const limited = isByPolicy
    ? ({ name: 'activeRequestLimit', value: policies.activeRequestLimit } as const)
    : undefined;
  const [first = '', ...others] = reasons.map(({ text }) => text);
  const byTerms = (decision === 'review' || !terms.mayRequest) && terms.rule ? { ruleName: terms.rule.name } : {};
  return finding('patronStanding', following(first, ...others), { patron: id, decision, reasons, ...byTerms }, limited);
}

async function sameWishOf(
  { request, citation }: Loan,
  tx: StoreTransaction,
  { duplicateWindowDays: days, duplicateAcrossPatrons: anyPatron }: Policies,
  now: Date,
  timeZone: string,
): Promise<Finding | undefined> {
  const patron = citation.patron?.id ?? citation.patron?.name;
  const { duplicateOf } = request.facts.form ?? {};
  const same = await tx.sameWish({
    keys: wishKeys(request.serviceType, citation.bibliographic),
    ...(patron ? { patron } : {}),
    anyPatron,
    ...(days > 0 ? { since: addDays(now, -days, timeZone) } : {}),
    except: [request.externalId, ...(duplicateOf ? [duplicateOf] : [])],
  });
  if (!same) return undefined;
  return finding(
    'duplicateRequest',
    message('attentionMore.seeOther', { request: same.externalId, state: stateRow('borrowing', same.state).label }),
    { duplicateOf: same.externalId, request: same.id, state: same.state, createdAt: same.createdAt.toISOString() },
    { name: 'duplicateWindowDays', value: days },
  );
}

/** Only who says no is asked again: a form that has no such question leaves it to the desk. */
function copyrightOf({ request }: Loan): Finding | undefined {
  const open = request.serviceType === 'Copy' && request.facts.form?.agreeToCopyright === false;
  return open ? finding('copyrightOpen', undefined, {}) : undefined;
}

async function inactivity(
  { request }: Loan,
  { libraries }: Pick<LocalRecords, 'libraries'>,
  now: Date,
): Promise<Finding | undefined> {
  const code = request.facts.form?.ownerLibrary;
  const owner = code === undefined ? undefined : await libraries.read(code, now);
  if (!owner || owner.borrowsToday) return undefined;
  const { from, until } = owner.inactiveForBorrowing ?? {};
  const period = from
    ? message(until ? 'attentionMore.inactiveUntil' : 'attentionMore.inactiveFrom', {
        library: owner.name,
        from: { day: from },
        ...(until ? { until: { day: until } } : {}),
      })
    : undefined;
  return finding('libraryInactive', period, { library: owner.code, from, until });
}

/** A copy can be made of what is not lent out of this library. */
async function onOurShelves(
  { request, citation }: Loan,
  { holdings }: Pick<LocalRecords, 'holdings'>,
): Promise<Finding | undefined> {
  const matches = await holdings.match(citation.bibliographic);
  const usable = matches
    .filter(
      ({ holding, otherEdition }) => !otherEdition && (request.serviceType === 'Copy' || holding.policy === 'loanable'),
    )
    .map(({ holding: { barcode, location, library, callNumber } }) => ({ barcode, location, library, callNumber }));
  const [first] = usable;
  if (!first) return undefined;
  const place = [first.location, first.callNumber].filter(Boolean).join(', ');
  return finding(
    'localHolding',
    message('attentionMore.onShelf', { place, barcode: first.barcode }),
    { holdings: usable.slice(0, 10), count: usable.length },
    { name: 'reviewLocalHolding', value: true },
  );
}
