import type { RequestDraft } from '../../contract/request-inputs.js';
import { wishKeys } from '../../domain/fulfilment/same-wish.js';
import { lettersCalledBy } from '../../domain/letters/letters.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { externalIdOf } from '../../domain/rota/rota.js';
import { byLoanRule } from '../../domain/rules/loan-rules.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import { citationFrom, formFactsFrom } from '../before-sending/citation-from.js';
import { draftProblems } from '../before-sending/draft-problems.js';
import { fillsHere } from '../before-sending/fills-here.js';
import { type KnownToUs, knownToUs } from '../before-sending/known-to-us.js';
import { makeReady } from '../before-sending/make-ready.js';
import { askedBy, withOurAddress } from '../before-sending/our-address.js';
import { locatedFor } from '../catalogue/located-for.js';
import type { LocatedAtPartner } from '../catalogue/partner-catalogues.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { FieldProblem } from '../model/local/outcome.js';
import type { CreateOutcome } from '../model/orders.js';
import type { ConversationRecord, Loan, PartnerRecord } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import type { RotaWanted } from '../rota/figures.js';
import { rotaFor } from '../rota/rota-for.js';
import { ruleFactsOf } from '../rota/rule-facts.js';
import { atLibrary } from '../step/at-library.js';
import { openStep } from '../step/request-step.js';
import { pickupProblem, termsOfLoan } from '../terms/terms-of-loan.js';
import { acting } from './act.js';
import { runOrder } from './run-order.js';
import { viewOf } from './views.js';

type Made = { kind: 'created'; loan: Loan } | { kind: 'invalid'; problems: FieldProblem[] };

/**
 * A new borrowing request with its rota. It is ready to be sent, and sent when a sending rule says so; or it waits for staff
 * with the reasons; or it stays at Created because the draft says so. `duplicateOf` names the request that it copies.
 */
export async function create(
  context: EngineContext,
  draft: RequestDraft,
  actor: Actor,
  duplicateOf?: string,
  more: Besides = {},
): Promise<CreateOutcome> {
  const partners = await context.book.all();
  const now = new Date();
  const located = await locatedFor(context, draft, partners);
  const made = await context.store.transaction((tx) =>
    inside(context, tx, partners, { draft, actor, duplicateOf, located, now }, more),
  );
  if (made.kind === 'invalid') return made;
  const loan = await fillByRule(context, made.loan);
  return { kind: 'created', request: await viewOf(context, loan, actor.desk) };
}

/** What a request that a patron makes brings along. */
export interface Besides {
  /** For the staff of this library alone. */
  note?: string;
  /** What the patron accepted with it: the event of the history, and which text it was. */
  accepted?: { event: HistoryEvent; facts: LineFacts };
  /** Why it is not made, with all that is known of it, in the transaction that would make it. */
  refuse?(loan: Loan, tx: StoreTransaction, now: Date): Promise<FieldProblem[]>;
}

interface Wish {
  draft: RequestDraft;
  actor: Actor;
  duplicateOf: string | undefined;
  /** What partners’ catalogues said, asked before the transaction. */
  located: readonly LocatedAtPartner[];
  now: Date;
}

async function inside(
  context: EngineContext,
  tx: StoreTransaction,
  partners: readonly PartnerRecord[],
  wish: Wish,
  besides: Besides,
): Promise<Made> {
  const { draft, actor, duplicateOf, now } = wish;
  const { problems, known, rota, leftOut } = await thoughtOut(context, tx, partners, wish);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const externalId = externalIdOf(institutionCodeOf(context), await tx.nextExternalNumber());
  const at = await atLibrary(context, known.ownerLibrary, tx.local);
  const loan = borrowingRequest(draft, known, externalId, rota, now, at.settings.timeZone);
  if (leftOut.length > 0) loan.request.facts.leftOut = leftOut.map(({ why: _said, ...left }) => left);
  if (duplicateOf) loan.request.facts.form = { ...loan.request.facts.form, duplicateOf };
  const terms = await termsOfLoan(loan, tx.local);
  if (terms.rule) loan.request.facts.loanRule = terms.rule;
  const refused = [
    ...(await pickupProblem(loan, terms, tx.local, now)),
    ...((await besides.refuse?.(loan, tx, now)) ?? []),
  ];
  if (refused.length > 0) return { kind: 'invalid', problems: refused };
  const requestStep = openStep(at, partners, loan, now);
  const out = leftOut.map(({ partner, why }) => ({ partner, why }));
  const facts = {
    ...(out.length > 0 ? { leftOut: out } : {}),
    ...(duplicateOf ? { duplicateOf } : {}),
    ...byLoanRule(terms),
  };
  requestStep.note({
    actorKind: actor.kind,
    actor: actor.name,
    event: 'created',
    toState: 'created',
    note: draft.note,
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  });
  if (besides.accepted) requestStep.note({ actorKind: actor.kind, actor: actor.name, ...besides.accepted });
  if (besides.note)
    requestStep.remember({ text: besides.note, active: false, authorKind: actor.kind, author: actor.name });
  // Whoever asked at the counter was told there; a patron whose address is known gets it in writing.
  if (actor.kind === 'patron' && loan.citation.patron?.email)
    for (const code of lettersCalledBy('house', 'desk.patronAsked'))
      requestStep.letter(code, 'created', actor.name, {});
  if (!draft.hold) await makeReady(at, requestStep, tx, actor, now);
  return { kind: 'created', ...(await tx.save(requestStep.decision(), { isNew: true, isLast: true })) };
}

/** What is wrong with a draft, what this library's records say to it, and whom it would ask. Nothing is written. */
export async function thoughtOut(
  context: EngineContext,
  tx: Pick<StoreTransaction, 'local'>,
  partners: readonly PartnerRecord[],
  { draft, actor, located, now }: Omit<Wish, 'duplicateOf'>,
) {
  const problems = draftProblems(draft, now, context.settings.timeZone);
  // What cannot be stored cannot be looked up either; the rota is still worth a word.
  const known = problems.length > 0 ? { problems } : await knownToUs(draft, tx.local, now, context.symbols);
  const told: RequestDraft = { ...draft, ...asKnown(known) };
  const ruleFacts =
    problems.length > 0 ? { serviceType: draft.serviceType } : await ruleFactsOf(context, told, actor, tx.local, now);
  const { rota, leftOut, ...found } = await rotaFor(
    draft,
    partners,
    tx.local.rules,
    ruleFacts,
    `${draft.title} ${now.toISOString()}`,
    { ...wantedOf(draft, now, context.settings), located },
  );
  return { problems: [...known.problems, ...found.problems], known, rota, leftOut };
}

const wantedOf = (
  draft: RequestDraft,
  now: Date,
  { timeZone, currency }: Pick<EngineContext['settings'], 'timeZone' | 'currency'>,
): RotaWanted => ({
  serviceType: draft.serviceType,
  asked: [],
  now,
  timeZone,
  currency,
  wish: wishKeys(draft.serviceType, citationFrom(draft, timeZone).bibliographic),
});

/** The draft's own fields, as the records say them. */
function asKnown({ problems: _none, owner: _library, patron, ...known }: KnownToUs): Partial<RequestDraft> {
  return { ...known, ...(patron ? { patron: { ...(patron.id ? { id: patron.id } : {}) } } : {}) };
}

function institutionCodeOf({ settings, symbols }: EngineContext): string {
  const [symbol = ''] = symbols;
  return settings.institutionCode || symbol.slice(symbol.indexOf(':') + 1);
}

/** The request as it will be stored; its id is given by storage. */
export function borrowingRequest(
  draft: RequestDraft,
  { patron, pickupLocation, ownerLibrary, owner }: KnownToUs,
  externalId: string,
  rota: ConversationRecord[],
  now: Date,
  timeZone: string,
): Loan {
  const citation = citationFrom(draft, timeZone);
  const form = formFactsFrom({ ...draft, ...(ownerLibrary ? { ownerLibrary } : {}) });
  return {
    request: {
      id: '0',
      side: 'borrowing',
      serviceType: draft.serviceType,
      state: 'created',
      version: 1,
      externalId,
      partnerCode: rota[0]?.partnerCode,
      activePosition: rota[0]?.position,
      ...(ownerLibrary ? { owner: ownerLibrary } : {}),
      facts: { ...(Object.keys(form).length > 0 ? { form } : {}), ...askedBy(owner, draft.set) },
      attentionCount: 0,
      createdAt: now,
      updatedAt: now,
    },
    citation: {
      ...citation,
      ...withOurAddress(citation.delivery, draft.serviceType, owner),
      patron,
      pickupLocation,
    },
    conversations: rota,
  };
}

const node: Actor = { kind: 'system', name: 'Interlend' };

/**
 * A new request that our own collection can fill is filled by itself, once it is stored. Gives the request as it is afterwards.
 * Where somebody was faster with the copy, it stays with staff.
 */
async function fillByRule(context: EngineContext, loan: Loan): Promise<Loan> {
  const { id, state } = loan.request;
  if (state !== 'localHolding') return loan;
  const now = new Date();
  const because = await fillsHere(loan, context.local, now);
  if (!because) return loan;
  const order = { action: 'fillLocally', fields: { notifyPatron: true }, actor: node, because };
  const tried = await runOrder(context, { id, actor: node }, acting(context, order, now), now);
  return tried.kind === 'done' ? tried.loan : loan;
}
