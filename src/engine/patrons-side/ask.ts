/** A patron asks for something: what is in the way is said before, and found out again when it is sent. */
import { localDate } from '../../domain/calendar/calendar.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import { isPickupPlace } from '../../domain/fulfilment/pickup.js';
import { type Policies, policyText } from '../../domain/fulfilment/policies.js';
import type { Wish } from '../../domain/patrons-side/views.js';
import { mayPickUpAt } from '../../domain/rules/loan-rules.js';
import { message, type Wording, wordsIn } from '../../words/message.js';
import { findingsOf } from '../before-sending/review.js';
import { locatedFor } from '../catalogue/located-for.js';
import { shortDigestOf } from '../copies/offer.js';
import { type Besides, borrowingRequest, create, thoughtOut } from '../desk/create.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { FieldProblem } from '../model/local/outcome.js';
import type { Loan } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import { atLibrary } from '../step/at-library.js';
import { termsOfLoan } from '../terms/terms-of-loan.js';
import type { PatronCaller, PatronStore } from './ports.js';
import { draftFromWish, missingIn } from './wish.js';

export interface Checked {
  problems: FieldProblem[];
  open: number;
  limit: number;
  canLend: number;
  loanDays: number;
  /** What the patron pays when it is received. */
  fee?: { amount: string; currency: string };
  isNamed: boolean;
  pickups: { code: string; name: string }[];
  pickup?: string;
  /** Where the copy of our own is that would be set aside, instead of asking others. */
  hold?: Wording;
}

export type PatronAskOutcome =
  | { kind: 'sent'; number: string }
  | { kind: 'invalid'; problems: FieldProblem[] }
  | { kind: 'busy' };

export const patronActor = ({ name }: Pick<PatronCaller, 'name'>): Actor => ({ kind: 'patron', name });

/** What of the wish cannot be sent, and what is true of it now. Nothing is written. */
export async function check(
  context: EngineContext,
  store: PatronStore,
  caller: PatronCaller,
  wish: Wish,
): Promise<Checked> {
  const partners = await context.book.all();
  const now = new Date();
  const draft = draftFromWish(wish, caller.id);
  const located = await locatedFor(context, draft, partners);
  return context.store.transaction(async (tx) => {
    const { activeRequests, pickupLibrary } = (await tx.local.patrons.read(caller.id, now)) ?? { activeRequests: 0 };
    const policies = await tx.local.policies.inForce();
    const libraries = (await tx.local.libraries.list(now)).filter(isPickupPlace);
    const missing = missingIn(wish);
    const { problems, known, rota } = await thoughtOut(context, tx, partners, {
      draft,
      actor: patronActor(caller),
      located,
      now,
    });
    const { timeZone } = (await atLibrary(context, known.ownerLibrary, tx.local)).settings;
    const loan = borrowingRequest(draft, known, '', rota, now, timeZone);
    const terms = await termsOfLoan(loan, tx.local);
    const unsaid = problems.filter(({ field }) => field !== 'title' && field !== 'lastInterestDate');
    const against =
      missing.length + problems.length > 0
        ? await standingProblems(caller.id, loan, tx, now, timeZone)
        : await objections(loan, tx, now, { wish, caller, store, timeZone });
    const offered = libraries.filter(({ code }) => mayPickUpAt(terms, code));
    const pickup =
      offered.find(({ code }) => code === pickupLibrary)?.code ?? (offered.length === 1 ? offered[0]?.code : undefined);
    const free = wish.kind === 'book' && policies.fillLocally ? await ownCopies(loan, tx) : [];
    const held = free.find(({ by }) => by !== 'title');
    return {
      problems: [...unsaid.map(asPatronReads), ...against],
      open: activeRequests,
      limit: terms.requestLimit,
      loanDays: terms.loanDays,
      ...(Number(terms.requestFee) > 0
        ? { fee: { amount: terms.requestFee, currency: context.settings.currency } }
        : {}),
      isNamed: partners.some((each) => each.status === 'active' && each.lending && each.sendRequesterInformation),
      canLend: located.filter(({ verdict }) => verdict === 'available').length,
      pickups: offered.map(({ code, name }) => ({ code, name })),
      ...(pickup ? { pickup } : {}),
      ...(held ? { hold: await placeOf(held, tx) } : {}),
    };
  });
}

/** Makes the request, as if nothing had been checked before. `alone`: no other request of this patron meanwhile. */
export async function askForPatron(
  context: EngineContext,
  { store, alone }: { store: PatronStore; alone(name: string, work: () => Promise<unknown>): Promise<'done' | 'busy'> },
  caller: PatronCaller,
  wish: Wish,
  language: Language,
): Promise<PatronAskOutcome> {
  const policies = await context.local.policies.inForce();
  const missing = missingIn(wish, { asksTerms: policies.askLoanTerms });
  if (missing.length > 0) return { kind: 'invalid', problems: missing };
  let asked: PatronAskOutcome = { kind: 'busy' };
  const outcome = await alone(`requests of patron ${caller.id}`, async () => {
    const note = wish.note?.trim();
    const made = await create(context, draftFromWish(wish, caller.id), patronActor(caller), undefined, {
      ...(note ? { note } : {}),
      ...acceptedIn(wish, policies, language),
      refuse: (loan, tx, now) =>
        objections(loan, tx, now, { wish, caller, store, timeZone: context.settings.timeZone }),
    });
    asked =
      made.kind === 'created'
        ? { kind: 'sent', number: made.request.externalId }
        : { kind: 'invalid', problems: made.problems.map(asPatronReads) };
  });
  return outcome === 'busy' ? { kind: 'busy' } : asked;
}

/** What was ticked, so that it can be told later which text that was, though the library may have changed it. */
function acceptedIn({ kind }: Wish, policies: Policies, language: Language): Pick<Besides, 'accepted'> {
  if (kind === 'book' && !policies.askLoanTerms) return {};
  const text = policyText(policies, kind === 'book' ? 'loanTerms' : 'copyrightNotice');
  return {
    accepted: {
      event: kind === 'book' ? 'loanTermsAccepted' : 'copyNoticeAccepted',
      facts: { language, notice: shortDigestOf(wordsIn(text, language)) },
    },
  };
}

/** The form calls it by another name. */
const asPatronReads = ({ field, problem }: FieldProblem): FieldProblem => ({
  field: field === 'lastInterestDate' || field === 'needBeforeDate' ? 'notAfter' : field,
  problem,
});

interface About {
  wish: Wish;
  caller: PatronCaller;
  store: PatronStore;
  timeZone: string;
}

/** Blocks and limits, a copy of our own, a request for the same. */
async function objections(loan: Loan, tx: StoreTransaction, now: Date, about: About): Promise<FieldProblem[]> {
  const { wish, caller, store, timeZone } = about;
  const standing = await standingProblems(caller.id, loan, tx, now, timeZone);
  const findings = await findingsOf(loan, tx, now, timeZone);
  const has = (reason: string) => findings.find((each) => each.reason === reason)?.facts;
  const problems = [...standing];
  if (has('libraryInactive')) problems.push({ field: 'pickupLocation', problem: message('refusedMine.closedLibrary') });
  if (wish.kind === 'book' && !loan.citation.pickupLocation && (await tx.local.libraries.list(now)).length > 1)
    problems.push({ field: 'pickupLocation', problem: message('refusedMine.pickupNeeded') });
  const own = wish.kind === 'book' ? await ownCopy(loan, tx) : undefined;
  if (own) problems.push({ field: 'ownCopy', problem: message('refusedMine.ownCopy', { place: own }) });
  const same = has('duplicateRequest')?.['duplicateOf'];
  // Another patron’s request for the same is the staff’s matter: its number is not shown.
  if (!wish.evenIfDuplicate && typeof same === 'string' && (await store.one(caller.id, same, now)))
    problems.push({ field: 'duplicate', problem: message('refusedMine.duplicate', { request: same }) });
  return problems;
}

async function standingProblems(
  id: string,
  loan: Loan,
  { local }: Pick<StoreTransaction, 'local'>,
  now: Date,
  timeZone: string,
): Promise<FieldProblem[]> {
  const patron = await local.patrons.read(id, now);
  if (!patron) return [];
  const { feeBlockFrom } = await local.policies.inForce();
  const { requestLimit: limit, mayRequest, refusal } = await termsOfLoan(loan, local);
  const said: Wording[] = patron.blocks.map(({ reason }) => message('refusedMine.blocked', { reasons: reason }));
  if (patron.expiresOn !== undefined && patron.expiresOn < localDate(now, timeZone))
    said.push(message('refusedMine.expired'));
  if (Number(feeBlockFrom) > 0 && Number(patron.feesOwed) >= Number(feeBlockFrom))
    said.push(message('refusedMine.fees', { owed: { amount: patron.feesOwed, currency: patron.currency } }));
  if (!mayRequest) said.push(refusal ?? message('refusedLoanRule.mayNotRequest'));
  if (limit > 0 && patron.activeRequests >= limit)
    said.push(message('refusedMine.limit', { count: patron.activeRequests, limit }));
  return said.map((problem) => ({ field: 'standing', problem }));
}

/** Where a free copy of our own is, unless the library lets patrons ask all the same. */
async function ownCopy(loan: Loan, tx: StoreTransaction): Promise<Wording | undefined> {
  const { patronsAskForOwn, fillLocally } = await tx.local.policies.inForce();
  if (patronsAskForOwn || fillLocally) return undefined;
  const [free] = await ownCopies(loan, tx);
  return free && placeOf(free, tx);
}

const ownCopies = ({ citation }: Loan, { local }: StoreTransaction) => local.holdings.freeHere(citation.bibliographic);

/** The name of a copy’s place, and its call number. */
async function placeOf(
  { holding: { location, callNumber } }: Awaited<ReturnType<typeof ownCopies>>[number],
  { local }: StoreTransaction,
): Promise<Wording> {
  const libraries = await local.libraries.list(new Date());
  const place = libraries.flatMap((each) => each.locations).find(({ code }) => code === location)?.name ?? location;
  return callNumber ? message('refusedMine.ownCopyPlace', { location: place, callNumber }) : place;
}
