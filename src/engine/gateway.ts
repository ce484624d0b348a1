/** The verbs of a node, a matter each, as the HTTP layer, the command line and jobs are given them. */

import type { HistoryEntry } from '../contract/request-views.js';
import { isLetterCode, letterRow } from '../domain/letters/catalogue.js';
import { rotaWarnings } from '../domain/rota/rota-trial.js';
import { eventWords } from '../domain/tables/events.js';
import type { Side } from '../domain/tables/tables.js';
import { type Message, message } from '../words/message.js';
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
import { chooseCopy } from './desk/choose-copy.js';
import { create } from './desk/create.js';
import { editedFields } from './desk/edited-fields.js';
import { createReports } from './desk/figures.js';
import { addNote, dismissRequestNote } from './desk/notes.js';
import { queryPatron } from './desk/query-patron.js';
import { createRequestLists } from './desk/request-lists.js';
import type { LastStep } from './desk/run-order.js';
import { viewOf } from './desk/views.js';
import { writeSlip } from './desk/write-slip.js';
import { createPartnerDirectory } from './directory/partner-directory.js';
import type { DirectoryStore } from './directory/partners.js';
import { unreadableSecrets } from './directory/unreadable-secrets.js';
import type { EngineContext } from './engine-context.js';
import { explain } from './explain/explain.js';
import { inStep } from './fulfilment/in-step.js';
import { renewForPatron } from './fulfilment/patron-renewal.js';
import { undoState } from './fulfilment/undo.js';
import { ruleOf } from './jobs/rule-of.js';
import { createLendingDesk } from './lending/lending-desk.js';
import { answerInWords } from './library-system/answer-words.js';
import type {
  DeskTasks,
  Gateway,
  MessageLog,
  NewRequests,
  NodeHealth,
  Receiving,
  RequestOrders,
  RequestReading,
  RotaTrials,
  ScanDesk,
} from './model/gateway.js';
import type { LendingDesk } from './model/lending-desk.js';
import type { Live } from './model/live.js';
import type { LocalRecords } from './model/local-records.js';
import { receive, recognise } from './receiving/receive.js';
import { changeRota } from './rota/change-rota.js';
import { tryRota } from './rota/try-rota.js';
import { scanBarcode } from './scan/index.js';
import { type ReplayStore, replay } from './sending/replay.js';
import type { Sender } from './sending/sender.js';
import { createExports } from './sheets/exports.js';
import { createPrintDesk } from './slips/print-desk.js';
import { atLibrary } from './step/at-library.js';
import { tryTerms } from './terms/try-terms.js';

/** Everything that a node does for whoever calls; `live` tells desks, `sender` posts what waits. */
export function createGateway(
  context: EngineContext,
  directory: DirectoryStore,
  replays: ReplayStore,
  sender: Sender,
  live: Live,
  local: LocalRecords,
): Gateway {
  const lastStep: LastStep = (id) => context.views.lastStep(id);
  const lending = createLendingDesk(context, local, lastStep);
  const lists = createRequestLists(context);
  return {
    receiving: receiving(context),
    newRequests: newRequests(context),
    orders: requestOrders(context, lastStep),
    tasks: deskTasks(context, lastStep),
    scans: scanDesk(context, local, lending, lastStep),
    reading: requestReading(context, sender),
    lists,
    exports: createExports(context, lists),
    reports: createReports(context),
    slips: createPrintDesk(context, context.views.requests),
    lending,
    messageLog: messageLog(context, replays, sender),
    directory: createPartnerDirectory(context, directory, sender),
    rotas: rotaTrials(context, local),
    fromAlma: createAlmaImports(context, directory, local),
    live,
    health: nodeHealth(context),
  };
}

const receiving = (context: EngineContext): Receiving => ({
  recognise: (presented, source) => recognise(context, presented, source),
  receive: (arrival) => receive(context, arrival),
});

const newRequests = (context: EngineContext): NewRequests => ({
  create: (draft, actor) => create(context, draft, actor),
  preview: (draft, actor) => preview(context, draft, actor),
  duplicate: (id, wish, actor) => duplicate(context, id, wish, actor),
  enterRequest: (entered, actor) => enterRequest(context, entered, actor),
});

function requestOrders(context: EngineContext, lastStep: LastStep): RequestOrders {
  return {
    act: (id, action, seenVersion, fields, actor, undoes) =>
      act(context, { id, action, seenVersion, fields, actor, ...(undoes ? { undoes } : {}) }, lastStep),
    edit: (id, seenVersion, change, actor) => edit(context, { id, seenVersion, change, actor }, lastStep),
    changeRota: (id, seenVersion, lines, actor) => changeRota(context, { id, seenVersion, lines, actor }, lastStep),
    chooseCopy: (id, seenVersion, barcode, actor) => chooseCopy(context, { id, seenVersion, barcode, actor }, lastStep),
    changeStatus: (id, seenVersion, wish, actor) =>
      changeStatus(context, { id, seenVersion, actor, ...wish }, lastStep),
    enterAnswer: (id, seenVersion, wish, actor) => enterAnswer(context, { id, seenVersion, actor, ...wish }, lastStep),
    bulk: (what, actor) => bulk(context, what, actor, lastStep),
  };
}

const deskTasks = (context: EngineContext, lastStep: LastStep): DeskTasks => ({
  assign: (id, seenVersion, to, note, actor, sendEmail = false) =>
    assign(context, { id, seenVersion, actor, sendEmail, ...(to ? { to } : {}), ...(note ? { note } : {}) }, lastStep),
  whoMayStep: async (id) => {
    const loan = await context.views.loan(id);
    return loan && whoMayStep(context, loan);
  },
  askForStep: (id, seenVersion, wish, actor) => askForStep(context, { id, seenVersion, actor, ...wish }, lastStep),
  queryPatron: (id, seenVersion, query, actor) => queryPatron(context, { id, seenVersion, actor, ...query }, lastStep),
  writeSlip: (id, seenVersion, code, actor) => writeSlip(context, { id, seenVersion, actor, code }, lastStep),
  addNote: (id, seenVersion, note, actor) => addNote(context, { id, seenVersion, actor, ...note }, lastStep),
  dismissNote: (id, noteId, actor) => dismissRequestNote(context, id, noteId, actor.name),
  dismissAttention: (id, attentionId, actor) =>
    context.store.transaction((tx) => tx.closeAttention(id, attentionId, actor.name)),
});

function scanDesk(context: EngineContext, local: LocalRecords, lending: LendingDesk, lastStep: LastStep): ScanDesk {
  const scanner = { context, circulation: inStep(context, local.circulation), lending, lastStep };
  return {
    scan: (what, actor) => scanBarcode(scanner, what, actor),
    renewForPatron: (patron, loan, wish, actor) => renewForPatron(context, patron, loan, wish, actor, lastStep),
  };
}

function requestReading(context: EngineContext, sender: Pick<Sender, 'isSending'>): RequestReading {
  const { views } = context;
  return {
    request: async (id, desk) => {
      const loan = await views.loan(id);
      return loan && viewOf(context, loan, desk);
    },
    history: async (id) => {
      const [lines, side = 'borrowing'] = await Promise.all([views.history(id), views.side(id)]);
      return lines.map(({ job, ...line }) => ({
        ...line,
        label: lineWords(side, line),
        ...ruleOf(line, job),
        ...editedFields(line, context.settings.timeZone),
        ...answerInWords(line, context.settings.timeZone),
      }));
    },
    undo: async (id, step) => {
      const loan = await views.loan(id);
      return loan && undoState(await atLibrary(context, loan.request.owner), loan, step);
    },
    explain: async (id) => {
      const loan = await views.loan(id);
      return loan && explain(context, loan, sender.isSending);
    },
  };
}

/** What a line of a history says; of a letter, which one it was. */
function lineWords(
  side: Side,
  { event, fromState, facts }: Pick<HistoryEntry, 'event' | 'fromState' | 'facts'>,
): Message {
  const letter = event === 'letterMailed' || event === 'letterSentAgain' ? facts?.['letter'] : undefined;
  if (typeof letter === 'string' && isLetterCode(letter))
    return message(`said.${event as 'letterMailed' | 'letterSentAgain'}`, { letter: letterRow(letter).name });
  return eventWords(side, event, fromState);
}

function messageLog({ views }: EngineContext, replays: ReplayStore, sender: Pick<Sender, 'wake'>): MessageLog {
  return {
    messages: async (filter) => {
      const loan = filter.request === undefined ? undefined : await views.loan(filter.request);
      if (filter.request !== undefined && !loan) return { items: [] };
      return views.messages({ ...filter, request: loan?.request.id });
    },
    message: (direction, id) => views.message(direction, id),
    replay: async (selection, actor) => {
      const { replayed, skipped } = await replay(replays, selection, actor);
      if (replayed.length > 0) sender.wake();
      return { replayed: replayed.length, skipped };
    },
    quarantine: (after, limit) => views.quarantine(after, limit),
  };
}

const rotaTrials = (context: EngineContext, { rules }: Pick<LocalRecords, 'rules'>): RotaTrials => ({
  tryRota: (id, actor) => tryRota(context, id, actor),
  tryTerms: (patron, item) => tryTerms(context, patron, item),
  rotaWarnings: async () => {
    const [templates, rotaRules, partners] = [rules.rotaTemplates(), rules.rotaRules(), context.book.all()];
    const warnings = rotaWarnings(await templates, await rotaRules, await partners);
    return warnings.map(({ says, ...about }) => ({ ...about, text: says }));
  },
});

function nodeHealth(context: EngineContext): NodeHealth {
  return {
    canStore: () => context.canStore(),
    snapshot: async () => {
      const delivery = context.delivery.health();
      try {
        const [queues, stores, unreadable] = await Promise.all([
          context.views.snapshot(),
          context.canStore(),
          unreadableSecrets(context),
        ]);
        return { ...queues, database: stores ? 'up' : 'read-only', delivery, unreadableSecrets: unreadable };
      } catch {
        const nothing = {
          outboxDepth: 0,
          outboxOldestSeconds: 0,
          held: 0,
          waitingEarly: 0,
          attentionOpen: 0,
          deadLettered: 0,
          openChannels: [],
          directoryFailures: 0,
          unreadableSecrets: [],
        };
        return { ...nothing, database: 'down', delivery };
      }
    },
  };
}
