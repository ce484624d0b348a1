import { eventWords } from '../domain/event-words.js';
import { nextDateOf } from '../domain/next-date.js';
import { rotaWarnings } from '../domain/rota-trial.js';
import { stateName, stateRow, states } from '../domain/states.js';
import { createAlmaImports } from './alma/index.js';
import { duplicate } from './before-sending/duplicate.js';
import { edit } from './before-sending/edit.js';
import { preview } from './before-sending/preview.js';
import { enterAnswer } from './by-mail/enter-answer.js';
import { enterRequest } from './by-mail/enter-request.js';
import { act } from './desk/act.js';
import { askForStep, whoMayStep } from './desk/ask.js';
import { assign } from './desk/assign.js';
import { bulk } from './desk/bulk.js';
import { changeStatus } from './desk/change-status.js';
import { changesOf } from './desk/changes-of.js';
import { create } from './desk/create.js';
import { createFigures } from './desk/figures.js';
import { addNote, dismissNote } from './desk/notes.js';
import { createOrderCommits } from './desk/order-commits.js';
import { queryPatron } from './desk/query-patron.js';
import { viewOf } from './desk/views.js';
import { usualNext, workCounts, workPage } from './desk/work.js';
import { writeSlip } from './desk/write-slip.js';
import { issueCredential } from './directory/credentials.js';
import { countPartners, listPartners } from './directory/partner-list.js';
import { addPartner, changePartner, type DirectoryStore, healthy, partnerView } from './directory/partners.js';
import { testPartner } from './directory/try-partner.js';
import { unreadableSecrets } from './directory/unreadable-secrets.js';
import type { EngineContext } from './engine-context.js';
import { explain } from './explain/explain.js';
import { periodOf } from './figures/period.js';
import { figuresReport } from './figures/report.js';
import { inStep } from './fulfilment/in-step.js';
import { renewForPatron } from './fulfilment/patron-renewal.js';
import { ruleOf } from './jobs/rule-of.js';
import { createLendingDesk } from './lending/lending-desk.js';
import { lostCandidates } from './lost/lost-candidates.js';
import { lostCasePage } from './lost/lost-cases.js';
import type { Gateway } from './model/gateway.js';
import type { Live } from './model/live.js';
import type { LocalRecords } from './model/local-records.js';
import type { RequestSummary, StoredSummary } from './model/requests.js';
import { createIntake } from './receiving/intake.js';
import { receive, recognise } from './receiving/receive.js';
import { changeRota } from './rota/change-rota.js';
import { tryRota } from './rota/try-rota.js';
import { scan } from './scan/index.js';
import { order } from './sending/channel.js';
import { type ReplayStore, replay } from './sending/replay.js';
import type { Sender } from './sending/sender.js';
import { createExports } from './sheets/exports.js';
import { createPrintDesk } from './slips/print-desk.js';

/** All verbs of a node behind one face, for doors, CLI and jobs. */
export function createGateway(
  context: EngineContext,
  directory: DirectoryStore,
  replays: ReplayStore,
  sender: Sender,
  live: Live,
  local: LocalRecords,
): Gateway {
  const { book, views, store } = context;
  const naming = async () => {
    const partners = await book.all();
    const names = new Map(partners.map((partner) => [partner.code, partner.name]));
    return ({ answerBy, neededBy, askedBy, ...line }: StoredSummary): RequestSummary => ({
      ...line,
      ...stateName(line.side, line.state),
      partnerName: line.partner ? names.get(line.partner) : undefined,
      ...usualNext({ ...line, askedBy }, partners),
      next: nextDateOf({ ...line, dueDate: line.dueDay, answerBy, neededBy }, states[line.side][line.state] ?? {}),
    });
  };
  const channelOf = async (code: string) => (await views.channels([code]))[code] ?? healthy;
  const lastStep = (requestId: string) => views.lastStep(requestId);
  const lending = createLendingDesk(context, local, lastStep);
  const figures = createFigures(context);
  const requests: Gateway['requests'] = async (filter) => {
    const page = await views.requests(filter);
    return { ...page, items: page.items.map(await naming()) };
  };
  const candidates: Gateway['lostCandidates'] = async (filter) =>
    lostCandidates(context, filter, await naming(), new Date());
  const intake = createIntake(context);
  const commits = createOrderCommits(context);
  const scanner = { context, circulation: inStep(context, local.circulation), lending, lastStep };
  return {
    recognise: (presented, source) => recognise(context, presented, source),
    receive: (arrival) => receive(context, intake, arrival),
    create: (draft, actor) => create(context, draft, actor),
    preview: (draft, actor) => preview(context, draft, actor),
    edit: (id, seenVersion, change, actor) => edit(context, { id, seenVersion, change, actor }, lastStep),
    duplicate: (id, wish, actor) => duplicate(context, id, wish, actor),
    act: (id, action, seenVersion, fields, actor) =>
      act(context, { id, action, seenVersion, fields, actor }, lastStep, commits),
    changeRota: (id, seenVersion, lines, actor) => changeRota(context, { id, seenVersion, lines, actor }, lastStep),
    assign: (id, seenVersion, to, note, actor, sendEmail = false) =>
      assign(
        context,
        { id, seenVersion, actor, sendEmail, ...(to ? { to } : {}), ...(note ? { note } : {}) },
        lastStep,
      ),
    whoMayStep: async (id) => {
      const loan = await views.loan(id);
      return loan && whoMayStep(context, loan);
    },
    askForStep: (id, seenVersion, wish, actor) => askForStep(context, { id, seenVersion, actor, ...wish }, lastStep),
    queryPatron: (id, seenVersion, query, actor) =>
      queryPatron(context, { id, seenVersion, actor, ...query }, lastStep),
    writeSlip: (id, seenVersion, code, actor) => writeSlip(context, { id, seenVersion, actor, code }, lastStep),
    enterAnswer: (id, seenVersion, wish, actor) => enterAnswer(context, { id, seenVersion, actor, ...wish }, lastStep),
    enterRequest: (entered, actor) => enterRequest(context, entered, actor),
    addNote: (id, seenVersion, note, actor) => addNote(context, { id, seenVersion, actor, ...note }, lastStep),
    dismissNote: (id, noteId, actor) => dismissNote(context, id, noteId, actor.name),
    changeStatus: (id, seenVersion, wish, actor) =>
      changeStatus(context, { id, seenVersion, actor, ...wish }, lastStep),
    bulk: (what, actor) => bulk(context, what, actor, lastStep),
    scan: (what, actor) => scan(scanner, what, actor),
    renewForPatron: (patron, loan, wish, actor) => renewForPatron(context, patron, loan, wish, actor, lastStep),
    requests,
    ...createExports(context, { requests, lostCandidates: candidates }),
    slips: createPrintDesk(context, views.requests),
    work: async (filter) => workPage(await views.work(filter), await naming(), await book.all()),
    workCounts: async (facets = {}) => workCounts(await views.workCounts(facets)),
    activity: (of = {}) => figures.activity(of, new Date()),
    reports: (wish = {}) => figures.reports(wish, new Date()),
    figures: async (filter) => {
      const names = new Map((await book.all()).map(({ code, name }) => [code, name]));
      return figuresReport(context.figures, await periodOf(context, filter), (code) => names.get(code) ?? code);
    },
    figureRequests: async (filter, after, limit) => {
      const page = await context.figures.requestsBehind(await periodOf(context, filter), after, limit);
      return { ...page, items: page.items.map(await naming()) };
    },
    figureMonths: async (filter) => context.figures.months(await periodOf(context, filter)),
    lostCases: async (filter) => lostCasePage(await views.lostCases(filter), await naming()),
    lostCandidates: candidates,
    requestCounts: async (filter) => {
      const counts = await views.requestCounts(filter);
      const names = new Map((await book.all()).map((partner) => [partner.code, partner.name]));
      const state = counts.facets.state.map((each) => {
        const row = each.side && stateRow(each.side, each.value);
        return row ? { ...each, label: row.label } : each;
      });
      const partner = counts.facets.partner.map((each) => ({ ...each, label: names.get(each.value) ?? each.value }));
      return { ...counts, facets: { ...counts.facets, state, partner } };
    },
    request: async (id, desk) => {
      const loan = await views.loan(id);
      return loan && viewOf(context, loan, desk);
    },
    history: async (id) => {
      const [lines, side = 'borrowing'] = await Promise.all([views.history(id), views.side(id)]);
      return lines.map(({ job, ...line }) => ({
        ...line,
        label: eventWords(side, line.event),
        ...ruleOf(line, job),
        ...changesOf(line, context.settings.timeZone),
      }));
    },
    explain: async (id) => {
      const loan = await views.loan(id);
      return loan && explain(context, loan);
    },
    dismissAttention: (id, attentionId, actor) =>
      store.transaction((tx) => tx.closeAttention(id, attentionId, actor.name)),
    messages: async (filter) => {
      const loan = filter.request === undefined ? undefined : await views.loan(filter.request);
      if (filter.request !== undefined && !loan) return { items: [] };
      return views.messages({ ...filter, request: loan?.request.id });
    },
    message: (direction, id) => views.message(direction, id),
    replay: async (selection, actor) => {
      const { replayed, skipped } = await replay(replays, selection, actor);
      if (replayed.length > 0) void context.doorbell.ring(replayed);
      return { replayed: replayed.length, skipped };
    },
    quarantine: (after, limit) => views.quarantine(after, limit),
    partners: (filter) => listPartners({ context, views }, filter),
    partnerHealth: () => countPartners({ context, views }),
    partner: async (code) => {
      const partner = await book.get(code);
      return partner && partnerView(context, partner, await channelOf(code));
    },
    addPartner: (draft, actor) => addPartner(context, directory, draft, actor),
    changePartner: async (code, change, actor) => {
      const outcome = await changePartner(context, directory, code, change, actor);
      if (outcome.kind !== 'changed') return outcome;
      if ((change.url || change.outboundAuth) && (await store.channel(code)).state === 'held')
        await order(context, code, 'resume', actor);
      return { kind: 'changed', partner: partnerView(context, outcome.partner, await channelOf(code)) };
    },
    tryRota: (id, actor) => tryRota(context, id, actor),
    rotaWarnings: async () => {
      const [templates, rules, partners] = [local.rules.rotaTemplates(), local.rules.rotaRules(), book.all()];
      const warnings = rotaWarnings(await templates, await rules, await partners);
      return warnings.map(({ says, ...about }) => ({ ...about, text: says }));
    },
    removePartner: async (code) => {
      const outcome = await directory.removePartner(code);
      book.forget();
      return outcome;
    },
    removedPartners: () => directory.removedPartners(),
    issueCredential: (code, wish) => issueCredential(context, directory, code, wish),
    revokeCredential: async (code, id) => {
      const revoked = await directory.revokeCredential(code, id);
      book.forget();
      return revoked;
    },
    testPartner: async (code) => {
      const partner = await book.get(code);
      if (!partner) return undefined;
      const steps = await testPartner(context, partner);
      await directory.noteTest(
        code,
        steps.every(({ ok }) => ok),
      );
      return steps;
    },
    channel: async (code, what, actor) => {
      if (!(await book.get(code))) return undefined;
      await order(context, code, what, actor);
      if (what === 'resume' || what === 'probe')
        void sender
          .runOnce(code)
          .catch((error: unknown) => context.log.warn({ err: error }, 'A partner was not tried.'));
      return channelOf(code);
    },
    lending,
    fromAlma: createAlmaImports(context, directory, local),
    listen: (listener, after) => live.listen(listener, after),
    place: () => live.place(),
    canStore: () => context.canStore(),
    snapshot: async () => {
      const doorbell = context.doorbell.health();
      try {
        const [queues, stores, unreadable] = await Promise.all([
          views.snapshot(),
          context.canStore(),
          unreadableSecrets(context),
        ]);
        return { ...queues, database: stores ? 'up' : 'read-only', doorbell, unreadableSecrets: unreadable };
      } catch {
        const nothing = {
          outboxDepth: 0,
          outboxOldestSeconds: 0,
          held: 0,
          waitingEarly: 0,
          attentionOpen: 0,
          openChannels: [],
          directoryFailures: 0,
          unreadableSecrets: [],
        };
        return { ...nothing, database: 'down', doorbell };
      }
    },
  };
}
