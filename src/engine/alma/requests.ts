/** Open requests from Alma's lists. All of a file in one transaction, or each row in its own when the rest shall be taken. */

import type { AlmaImportReport, AlmaRequestOrder } from '../../contract/alma-operations.js';
import type { RequestDraft } from '../../contract/request-inputs.js';
import { readAlmaTable } from '../../domain/alma/columns.js';
import { type AlmaRequest, almaRequestColumns, requestIn } from '../../domain/alma/request-rows.js';
import { localDate } from '../../domain/calendar/calendar.js';
import { wishKeys } from '../../domain/fulfilment/same-wish.js';
import { message } from '../../words/message.js';
import { citationFrom } from '../before-sending/citation-from.js';
import { draftProblems } from '../before-sending/draft-problems.js';
import { knownToUs } from '../before-sending/known-to-us.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { AlmaRow } from '../model/alma.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';
import type { PartnerRecord } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import { type RotaFound, rotaFor } from '../rota/rota-for.js';
import { ruleFactsOf } from '../rota/rule-facts.js';
import { atLibrary } from '../step/at-library.js';
import { openStep } from '../step/request-step.js';
import { placeItem } from './items-of-requests.js';
import { almaReport, isKept } from './report.js';
import { draftFromAlma, loanTakenOver, unasked } from './taken-over.js';

/** Ends a transaction whose rows are not to be kept. */
class NotKept extends Error {
  constructor(readonly rows: AlmaRow[]) {
    super('Nothing of this is kept.');
    this.name = 'NotKept';
  }
}

interface Read {
  line: number;
  request: AlmaRequest;
  problems: FieldProblem[];
}

export async function importRequests(
  context: EngineContext,
  order: AlmaRequestOrder,
  actor: Actor,
): Promise<Outcome<AlmaImportReport>> {
  const read = readAlmaTable(order.text, almaRequestColumns, ['externalId', 'status', 'title']);
  if (read.kind === 'unreadable') return { kind: 'invalid', problems: read.problems };
  const { rows: given, headings, leftOut } = read.table;
  const first = new Map<string, number>();
  const rows = given.map(({ line, cells }): Read => {
    const { request, problems } = requestIn(cells, order.side);
    return { line, request, problems: [...problems, ...twice(first, request, line)] };
  });
  const together = order.dryRun || !order.takeRest;
  const taken = together ? await allOrNothing(context, order, rows, actor) : await rowByRow(context, rows, actor);
  const named = taken.map((row) => ({
    ...row,
    ...(row.problems ? { problems: row.problems.map((each) => inFile(each, headings)) } : {}),
  }));
  return { kind: 'done', value: almaReport(order, named, leftOut) };
}

async function allOrNothing(
  context: EngineContext,
  order: AlmaRequestOrder,
  rows: readonly Read[],
  actor: Actor,
): Promise<AlmaRow[]> {
  try {
    return await context.store.transaction(async (tx) => {
      const taken: AlmaRow[] = [];
      for (const row of rows) taken.push(await takeOver(context, tx, row, actor));
      if (!isKept(order, taken)) throw new NotKept(taken);
      await skipNumbers(context, tx, rows);
      return taken;
    });
  } catch (error) {
    if (error instanceof NotKept) return error.rows;
    throw error;
  }
}

async function rowByRow(context: EngineContext, rows: readonly Read[], actor: Actor): Promise<AlmaRow[]> {
  const taken: AlmaRow[] = [];
  for (const row of rows) taken.push(...(await allOrNothing(context, { text: '' }, [row], actor)));
  return taken;
}

async function takeOver(
  context: EngineContext,
  tx: StoreTransaction,
  { line, request, problems }: Read,
  actor: Actor,
): Promise<AlmaRow> {
  const key = request.externalId;
  const refused = (more: FieldProblem[]): AlmaRow => ({ line, key, outcome: 'refused', problems: more });
  const partners = await context.book.all();
  const partner = request.partner ? partnerCalled(request.partner, partners) : undefined;
  const now = new Date();
  const { timeZone } = context.settings;
  const draft = draftFromAlma(request, localDate(now, timeZone));
  const known = await knownToUs(draft, tx.local, now, context.symbols);
  const found = unasked.has(request.state) ? await rotaOf(context, tx, draft, partner, actor, now) : undefined;
  const all = [
    ...problems,
    ...wrongPartner(request, partner),
    ...draftProblems(draft, now, timeZone).filter(({ field }) => field !== 'title'),
    ...known.problems,
    ...(found?.problems ?? []),
  ];
  if (all.length > 0) return refused(all);
  if (await tx.isHere({ side: request.side, externalId: key, ...(partner ? { partnerCode: partner.code } : {}) }))
    return { line, key, outcome: 'unchanged' };
  const loan = loanTakenOver(context, request, draft, known, { partner, rota: found?.rota }, now);
  const requestStep = openStep(await atLibrary(context, loan.request.owner, tx.local), partners, loan, now);
  requestStep.note({
    actorKind: actor.kind,
    actor: actor.name,
    event: 'takenOver',
    toState: request.state,
    ...(request.side === 'borrowing' && request.note ? { note: request.note } : {}),
  });
  const { loan: made } = await tx.save(requestStep.decision(), { isNew: true });
  await tx.backdate(made.request.id, loan.request.createdAt);
  const hindered = await placeItem(context, tx.local, request, made.request.id, actor, now);
  return hindered ? refused([{ field: 'barcode', problem: hindered }]) : { line, key, outcome: 'created' };
}

/** Whom a request that nobody was asked for will be sent to: the partner of the row, else as for a new one. */
async function rotaOf(
  context: EngineContext,
  tx: StoreTransaction,
  draft: RequestDraft,
  partner: PartnerRecord | undefined,
  actor: Actor,
  now: Date,
): Promise<RotaFound> {
  const { timeZone, currency } = context.settings;
  const wish = wishKeys(draft.serviceType, citationFrom(draft, timeZone).bibliographic);
  return rotaFor(
    partner ? { rota: [partner.code] } : {},
    await context.book.all(),
    tx.local.rules,
    await ruleFactsOf(context, draft, actor, tx.local, now),
    `${draft.title} ${now.toISOString()}`,
    { serviceType: draft.serviceType, wish, asked: [], now, timeZone, currency },
  );
}

/** By code, by symbol with or without its type, else by name, in any case. */
function partnerCalled(written: string, partners: readonly PartnerRecord[]): PartnerRecord | undefined {
  const wanted = written.toUpperCase();
  return (
    partners.find(({ code }) => code.toUpperCase() === wanted) ??
    partners.find(({ symbols }) =>
      symbols.some((each) => [each, each.slice(each.indexOf(':') + 1)].some((form) => form.toUpperCase() === wanted)),
    ) ??
    partners.find(({ name }) => name.toUpperCase() === wanted)
  );
}

function wrongPartner(
  { side, state, partner: written }: AlmaRequest,
  partner: PartnerRecord | undefined,
): FieldProblem[] {
  if (partner) return [];
  if (written) return [{ field: 'partner', problem: message('refusedAlma.noPartner', { partner: written }) }];
  return side === 'borrowing' && unasked.has(state)
    ? []
    : [{ field: 'partner', problem: message('refusedAlma.partnerNeeded') }];
}

function twice(first: Map<string, number>, { side, externalId, partner }: AlmaRequest, line: number): FieldProblem[] {
  const key = side === 'borrowing' ? `${side} ${externalId}` : `${side} ${externalId} ${partner?.toUpperCase()}`;
  const before = first.get(key);
  if (before === undefined) first.set(key, line);
  return before === undefined
    ? []
    : [{ field: 'externalId', problem: message('refusedFile.sameLine', { key: externalId, line: before }) }];
}

/** External IDs of ours that come from Alma are not given a second time. */
async function skipNumbers(context: EngineContext, tx: StoreTransaction, rows: readonly Read[]): Promise<void> {
  const [symbol = ''] = context.symbols;
  const code = context.settings.institutionCode || symbol.slice(symbol.indexOf(':') + 1);
  const numbers = rows.flatMap(({ request: { side, externalId } }) =>
    side === 'borrowing' && externalId.startsWith(code) && /^\d{7,15}$/.test(externalId.slice(code.length))
      ? [Number(externalId.slice(code.length))]
      : [],
  );
  if (numbers.length > 0) await tx.skipExternalNumbers(Math.max(...numbers));
}

/** Fields of the form under the names of the columns, and these as the file has them. */
const columnOf: Readonly<Record<string, string>> = {
  'patron.id': 'requester',
  pickupLocation: 'pickup',
  ownerLibrary: 'owner',
  titleOfComponent: 'title',
  pagesRequested: 'pages',
  needBeforeDate: 'neededBy',
  rota: 'partner',
};
function inFile(
  { field, problem }: FieldProblem,
  headings: Readonly<Record<string, string | undefined>>,
): FieldProblem {
  const column = columnOf[field] ?? field;
  return { field: headings[column] ?? column, problem };
}
