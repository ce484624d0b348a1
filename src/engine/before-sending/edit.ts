import { isDeepStrictEqual } from 'node:util';
import { type ChangedValue, changedInWords, draftFieldLabel } from '../../domain/request/draft-fields.js';
import { statesThatHearChanges } from '../../domain/tables/changes-after-send.js';
import { type CitedFieldName, citedFields } from '../../protocol/extras.js';
import { message, say } from '../../words/index.js';
import { type DeskOrder, type LastStep, outcomeOf, type RefusedOrder, runOrder, type Work } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { ActOutcome } from '../model/orders.js';
import type { CitationRecord, Loan, PartnerRecord } from '../model/records.js';
import type { CitationDraft, LocalDraft, RequestChange } from '../model/request-draft.js';
import { atLibrary } from '../step/at-library.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { citationDraftOf, citationFrom, formFactsFrom } from './citation-from.js';
import { changeProblems } from './draft-problems.js';
import { knownToUs } from './known-to-us.js';
import { askedBy, withOurAddress } from './our-address.js';

/** What stays here: it can be changed at any time. All else is what a partner reads. */
const localFields: ReadonlySet<string> = new Set<keyof LocalDraft>([
  'patron',
  'pickupLocation',
  'lastInterestDate',
  'allowOtherFormats',
  'agreeToCopyright',
  'ownerLibrary',
]);

/**
 * Edit (R6, R20): what staff wrote down is changed, with a line of history that says what it was before. While a partner has
 * the request and nothing has left it, it is notified of each change that it must know.
 */
export async function edit(
  context: EngineContext,
  order: DeskOrder & { change: RequestChange },
  lastStep: LastStep,
): Promise<ActOutcome> {
  const now = new Date();
  const problems = changeProblems(order.change, now, context.settings.timeZone);
  if (problems.length > 0) return { kind: 'invalid', problems };
  return outcomeOf(
    context,
    await runOrder(context, order, editing(context, order.change, order.actor, now), now),
    lastStep,
    order.actor.desk,
  );
}

function editing(context: EngineContext, change: RequestChange, actor: Actor, now: Date): Work {
  return async (requestStep, tx, partners) => {
    const { loan } = requestStep;
    const { request, citation } = loan;
    if (request.side === 'lending') return { kind: 'notAllowed', loan, reason: message('refusedDraft.partnerEdits') };
    const before = citationDraftOf(citation, request.facts);
    const asked = Object.keys(change).filter((name) => isAnother(before, change, name));
    if (asked.length === 0) return { kind: 'notAllowed', loan, reason: message('refusedDraft.nothingChanged') };
    const refused = citationIsOut(requestStep, asked);
    if (refused) return refused;
    const after = withChange(before, change, asked);
    const known = await knownToUs(onlyNews(after, asked), tx.local, now, context.symbols);
    if (known.problems.length > 0) return { kind: 'invalid', problems: known.problems };
    const patron = asked.includes('patron') ? known.patron : citation.patron;
    const moves =
      asked.includes('ownerLibrary') && !('shipTo' in change) && known.owner?.address && !partnerHasIt(requestStep);
    const { timeZone } = (await atLibrary(context, after.ownerLibrary ?? request.owner, tx.local)).settings;
    const fresh = written(citation, after, request.serviceType, timeZone);
    const sends = asked.includes('shipTo') || asked.includes('deliveryMethod');
    Object.assign(citation, fresh, {
      patron,
      pickupLocation: asked.includes('patron') && !after.pickupLocation ? known.pickupLocation : after.pickupLocation,
      delivery: citation.delivery,
      ...(moves ? withOurAddress(undefined, request.serviceType, known.owner) : {}),
      ...(sends && !moves ? withOurAddress(fresh.delivery, request.serviceType, known.owner) : {}),
      mended: true,
    } satisfies Partial<CitationRecord>);
    if (after.ownerLibrary) request.owner = after.ownerLibrary;
    if (moves || asked.includes('set')) {
      const { asked: told } = request.facts;
      request.facts.asked = {
        ...told,
        multipleItemRequestId: after.set,
        ...(moves ? askedBy(known.owner, after.set).asked : {}),
      };
    }
    const { duplicateOf } = request.facts.form ?? {};
    request.facts.form = { ...formFactsFrom(after), ...(duplicateOf ? { duplicateOf } : {}) };
    const changed = differences(before, { ...after, patron }, asked);
    requestStep.note({ actorKind: actor.kind, actor: actor.name, event: 'edited', facts: { changed } });
    if (partnerHasIt(requestStep)) tellPartner(context, requestStep, changed, partners, actor);
    return undefined;
  };
}

const isAnother = (before: object, change: object, name: string): boolean =>
  !isDeepStrictEqual(plain(before[name as never]), plain(change[name as never]));

/** Without members that say nothing. */
const plain = (value: unknown): unknown =>
  value === null || value === '' ? undefined : (JSON.parse(JSON.stringify(value ?? null)) ?? undefined);

/** What was there before is not looked up again: a library may be gone since. */
function onlyNews(after: CitationDraft & LocalDraft, asked: readonly string[]): CitationDraft & LocalDraft {
  const { patron, pickupLocation, ...rest } = after;
  const added = Object.entries({ patron, pickupLocation }).filter(([name, value]) => asked.includes(name) && value);
  return { ...rest, ...Object.fromEntries(added) };
}

function partnerHasIt(requestStep: RequestStep): boolean {
  const standing = requestStep.active()?.state;
  return standing === 'asked' || standing === 'ended';
}

/** In words, for ISO 18626 has no message that changes a request. A Retry brings the changes with it. */
function tellPartner(
  context: EngineContext,
  requestStep: RequestStep,
  changed: Record<string, ChangedValue>,
  partners: readonly PartnerRecord[],
  actor: Actor,
): void {
  const told = Object.fromEntries(Object.entries(changed).filter(([name]) => !localFields.has(name)));
  const { partnerCode, state } = requestStep.loan.request;
  if (Object.keys(told).length === 0 || state === 'retryLater') return;
  const language = partners.find(({ code }) => code === partnerCode)?.letterLanguage ?? context.settings.language;
  const note = [message('changeTold.head'), ...changedInWords(told, context.settings.timeZone)]
    .map((line) => say(line, language))
    .join('\n');
  const changedCitation = citedIn(told);
  const sent = { note, ...(Object.keys(changedCitation).length > 0 ? { changedCitation } : {}) };
  requestStep.apply('generalMessage', { sent }, { actorKind: actor.kind, actor: actor.name, note });
}

/** What of it is citation, as it is now: another node like ours puts it in the place of what it has. */
const citedIn = (changed: Record<string, ChangedValue>): Partial<Record<CitedFieldName, string>> =>
  Object.fromEntries(
    Object.entries(changed).flatMap(([name, { to }]) =>
      name in citedFields && typeof to === 'string' && to !== '' ? [[name, to]] : [],
    ),
  );

/** What a partner has read is not rewritten behind its back: it is told, or staff have another way. */
function citationIsOut(requestStep: RequestStep, asked: readonly string[]): RefusedOrder | undefined {
  const { loan } = requestStep;
  const out = asked.filter((name) => !localFields.has(name));
  const { state } = loan.request;
  if (out.length === 0 || !partnerHasIt(requestStep)) return undefined;
  if (statesThatHearChanges.has(state) && requestStep.active()?.state === 'asked') return undefined;
  return {
    kind: 'notAllowed',
    loan,
    reason: message('refusedOrder.partnerHasRequest', { fields: out.map(draftFieldLabel), remedy: state }),
  };
}

function withChange(
  before: CitationDraft & LocalDraft,
  change: RequestChange,
  asked: readonly string[],
): CitationDraft & LocalDraft {
  const news = asked.map((name) => [name, change[name as keyof RequestChange] ?? undefined]);
  return { ...before, ...Object.fromEntries(news) };
}

/** The citation as partners read it, with what it has besides the form's fields. */
function written(
  citation: CitationRecord,
  after: CitationDraft & LocalDraft,
  serviceType: Loan['request']['serviceType'],
  timeZone: string,
): CitationRecord {
  const fresh = citationFrom({ ...after, serviceType }, timeZone);
  const { bibliographicItemId = [], bibliographicRecordId = [] } = citation.bibliographic;
  const items = [
    ...(fresh.bibliographic.bibliographicItemId ?? []),
    ...bibliographicItemId.filter((id) => !onTheForm.has(id.bibliographicItemIdentifierCode?.value ?? '')),
  ];
  const records = [
    ...(fresh.bibliographic.bibliographicRecordId ?? []),
    ...bibliographicRecordId.filter((id) => !onTheForm.has(id.bibliographicRecordIdentifierCode?.value ?? '')),
  ];
  return {
    ...fresh,
    bibliographic: {
      ...citation.bibliographic,
      ...fresh.bibliographic,
      bibliographicItemId: items.length > 0 ? items : undefined,
      bibliographicRecordId: records.length > 0 ? records : undefined,
    },
    publication: { ...citation.publication, ...fresh.publication },
    service: { ...citation.service, serviceType, ...fresh.service },
    billing: fresh.billing ? { ...citation.billing, ...fresh.billing } : undefined,
  };
}

const onTheForm = new Set(['ISBN', 'ISSN', 'DOI', 'OCLC', 'LCCN', 'PMID']);

function differences(before: object, after: object, names: readonly string[]): Record<string, ChangedValue> {
  const at = (draft: object, name: string) => {
    const value = draft[name as never] as unknown;
    return name === 'patron' && value ? ((value as { id?: string; name?: string }).id ?? 'without a number') : value;
  };
  return Object.fromEntries(names.map((name) => [name, { from: at(before, name), to: at(after, name) }]));
}

/** All fields of the form in which two states of a citation differ, with what they were and are. */
export function citationChanges(before: CitationRecord, after: CitationRecord): Record<string, ChangedValue> {
  const [was, is] = [citationDraftOf(before), citationDraftOf(after)].map(({ patron: _theirs, ...cited }) => cited) as [
    object,
    object,
  ];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => isAnother(was, is, name));
  return differences(was, is, names);
}
