import type { AlmaImportReport } from '../../src/contract/alma-operations.js';
import type { MessageDetail } from '../../src/contract/exchange-views.js';
import type { NodeSnapshot } from '../../src/contract/node-views.js';
import type { PartnerView } from '../../src/contract/partner-schemas.js';
import type { RequestView } from '../../src/contract/request-views.js';
import { partnerFieldsOf } from '../../src/domain/partner/fields.js';
import type { Actor } from '../../src/engine/model/actor.js';
import type { Arrival, Reply } from '../../src/engine/model/arrivals.js';
import type { FigureFilter } from '../../src/engine/model/figures.js';
import type {
  DeskTasks,
  Gateway,
  MessageLog,
  NewRequests,
  NodeHealth,
  PartnerDirectory,
  Receiving,
  Reports,
  RequestLists,
  RequestOrders,
  RequestReading,
  RotaTrials,
  ScanDesk,
} from '../../src/engine/model/gateway.js';
import type { LendingScan } from '../../src/engine/model/lending-desk.js';
import type { LiveChange } from '../../src/engine/model/live.js';
import type { ActOutcome } from '../../src/engine/model/orders.js';
import type { ScanAnswer } from '../../src/engine/model/scan.js';
import type { Exports, SheetFile } from '../../src/engine/model/sheets.js';
import { message } from '../../src/words/message.js';

const aSheetFile: SheetFile = {
  fileName: 'requests.csv',
  contentType: 'text/csv; charset=utf-8',
  content: Buffer.from('Request\r\nALG0000041\r\n'),
  rows: 1,
};

/** A request as the engine would show it: everything optional is there, so that answers are checked in full. */
export const aRequest: RequestView = {
  id: '41',
  side: 'borrowing',
  state: 'shippedPhysically',
  stateLabel: 'Shipped to us',
  version: 7,
  externalId: 'ALG0000041',
  serviceType: 'Loan',
  title: 'L’Étranger',
  author: 'Camus, Albert',
  partner: 'lacite',
  partnerName: 'La Cité',
  dueDate: '2026-09-02T03:59:59.000Z',
  dueDay: '2026-09-01',
  timeZone: 'America/Toronto',
  requester: 'Julie Tremblay',
  pickup: 'WOODROFFE',
  owner: 'WOODROFFE',
  needsAttention: 1,
  activeNotes: 1,
  unreadMessages: 0,
  createdAt: '2026-07-01T09:00:00.000Z',
  updatedAt: '2026-07-02T09:00:00.000Z',
  bibliographic: { isbn: '9782070360024' },
  facts: { copies: 1 },
  rota: [{ position: 1, partner: 'lacite', partnerName: 'La Cité', state: 'asked', why: 'first in the directory' }],
  elements: [],
  attention: [
    {
      id: 'a1',
      reason: 'lateLoaned',
      text: 'It was shipped late.',
      openedAt: '2026-07-02T09:00:00.000Z',
    },
  ],
  assignedTo: 'Élise Roy',
  assignment: {
    assignedTo: 'Élise Roy',
    note: 'Before noon.',
    assignedBy: 'desk for Marie',
    assignedAt: '2026-07-02T09:00:00.000Z',
  },
  notes: [
    {
      id: 'n1',
      text: 'Handle with care.',
      active: true,
      authorKind: 'partner',
      author: 'La Cité',
      partner: 'lacite',
      createdAt: '2026-07-02T09:00:00.000Z',
      dismissedAt: '2026-07-03T09:00:00.000Z',
      dismissedBy: 'desk',
    },
  ],
  actions: [
    {
      name: 'receive',
      label: 'Receive',
      to: 'receivedPhysically',
      primary: true,
      asks: false,
      fields: [{ name: 'note', type: 'text', required: false, label: 'Note' }],
    },
  ],
};

export const aMessage: MessageDetail = {
  id: '9',
  direction: 'in',
  partner: 'lacite',
  requestId: '41',
  kind: 'supplyingAgencyMessage',
  summary: 'Loaned',
  status: 'applied',
  isoVersion: '1.2',
  at: '2026-07-02T09:00:00.000Z',
  repeatCount: 1,
  xml: '<ISO18626Message>é</ISO18626Message>',
  confirmationXml: '<ok/>',
  schemaVerdict: { valid: false, problems: ['line 1: no header'] },
  tolerances: ['order of header elements'],
  attemptLog: [{ number: 1, openedAt: '2026-07-02T09:00:00.000Z', instance: 'a', class: 'delivered', durationMs: 12 }],
};

/** Everything optional is there. */
export const anAlmaReport: AlmaImportReport = {
  dryRun: false,
  kept: true,
  created: 1,
  changed: 0,
  unchanged: 0,
  leftOut: 0,
  refused: 1,
  rows: [
    { line: 1, key: 'lacite', outcome: 'created', remarks: [{ field: 'holding_code', problem: 'x' }], token: 'once' },
    { line: 2, key: '', outcome: 'refused', problems: [{ field: 'code', problem: 'The code is needed.' }] },
  ],
  columnsLeftOut: ['Labels'],
};
export const aPartner: PartnerView = {
  code: 'lacite',
  name: 'La Cité',
  status: 'active',
  symbols: [{ type: 'ISIL', value: 'CA-LACITE' }],
  url: 'https://ill.lacite.example/iso18626',
  dialect: 'standard',
  isoVersion: '1.2',
  presents: 'none',
  ...partnerFieldsOf({ systemType: 'Alma', currency: 'CAD' }),
  credentials: [{ id: 'c1', kind: 'token', prefix: 'ab12', createdAt: '2026-07-01T09:00:00.000Z' }],
  channel: { state: 'closed', failuresInARow: 0, waiting: 0 },
};

export const aSnapshot: NodeSnapshot = {
  outboxDepth: 3,
  outboxOldestSeconds: 12.5,
  held: 1,
  waitingEarly: 0,
  attentionOpen: 2,
  deadLettered: 0,
  database: 'up',
  delivery: { kind: 'in-process', connected: true, consumers: 1, since: new Date('2026-07-01T09:00:00Z') },
  openChannels: [],
  directoryFailures: 0,
  unreadableSecrets: [],
};

export const aChange: LiveChange = {
  request: '41',
  side: 'borrowing',
  state: 'shippedPhysically',
  version: 7,
  attention: 1,
  event: 'supplier.loaned',
  actor: 'La Cité',
  at: '2026-07-02T09:00:00.000Z',
};

/** All that may be asked of a gateway, of whichever matter. */
export type GatewayCalls = Receiving &
  NewRequests &
  RequestOrders &
  DeskTasks &
  ScanDesk &
  RequestReading &
  RequestLists &
  Exports &
  Reports &
  MessageLog &
  PartnerDirectory &
  RotaTrials &
  NodeHealth &
  Gateway['live'] &
  Pick<Gateway, 'slips' | 'lending' | 'fromAlma'>;

export interface Double {
  gateway: Gateway;
  /** What the partners' endpoint handed over. */
  arrivals: Arrival[];
  /** What the staff API asked for, with the actor last. */
  calls: unknown[][];
}

/** A gateway that knows one request, one message and one partner, and writes down what it is asked. */
export function gatewayDouble(overrides: Partial<GatewayCalls> = {}): Double {
  const arrivals: Arrival[] = [];
  const calls: unknown[][] = [];
  const noted =
    <A extends unknown[], R>(name: string, answer: (...args: A) => R) =>
    async (...args: A): Promise<R> => {
      calls.push([name, ...args]);
      return answer(...args);
    };
  const known = (id: string) => id === aRequest.id || id === aRequest.externalId;
  const found = (id: string): ActOutcome =>
    id === aRequest.id ? { kind: 'done', request: aRequest } : { kind: 'unknown' };
  const all: GatewayCalls = {
    /** Every secret is a partner's, and is its code. */
    recognise: async ([shown]) => shown?.secret ?? 'by its address',
    async receive(arrival): Promise<Reply> {
      arrivals.push(arrival);
      return { kind: 'confirmed', xml: '<é/>', outcome: 'applied' };
    },
    preview: noted('preview', () => ({
      problems: [],
      reviews: [{ reason: 'duplicateRequest', text: 'Asked for before.', request: '7' }],
      rota: [{ partner: 'lacite', partnerName: 'La Cité', why: 'By rule.' }],
      leftOut: [],
    })),
    create: noted('create', () => ({ kind: 'created', request: aRequest })),
    canStore: async () => true,
    edit: noted('edit', (id: string) => found(id)),
    duplicate: noted('duplicate', (id: string) =>
      known(id) ? { kind: 'created', request: aRequest } : { kind: 'unknown' },
    ),
    act: noted('act', (id: string) => (id === aRequest.id ? { kind: 'done', request: aRequest } : { kind: 'unknown' })),
    changeRota: noted('changeRota', (id: string) => found(id)),
    chooseCopy: noted('chooseCopy', (id: string) => found(id)),
    assign: noted('assign', (id: string) => found(id)),
    whoMayStep: noted('whoMayStep', (id: string) =>
      id === aRequest.id ? [{ code: 'roy', name: 'Mireille Roy' }] : undefined,
    ),
    askForStep: noted('askForStep', (id: string) => found(id)),
    queryPatron: noted('queryPatron', (id: string) => found(id)),
    slips: {
      pdf: noted('drawSlips', (ids: readonly string[]) =>
        ids.includes('12')
          ? { kind: 'done', patrons: [], content: Buffer.from('%PDF-1.7') }
          : { kind: 'unknown', id: ids[0] ?? '' },
      ),
      printed: noted('slipsPrinted', () => ({ kind: 'done', value: [] })),
      pullSlips: noted('pullSlips', () => ({ items: [], more: false })),
    },
    writeSlip: noted('writeSlip', (id: string) => found(id)),
    enterAnswer: noted('enterAnswer', (id: string) => found(id)),
    enterRequest: noted('enterRequest', () => ({ kind: 'created', request: aRequest })),
    addNote: noted('addNote', (id: string) => found(id)),
    dismissNote: noted('dismissNote', (_id: string, noteId: string) => noteId === 'n1'),
    changeStatus: noted('changeStatus', (id: string) => found(id)),
    bulk: noted('bulk', () => [
      { id: '41', result: 'done', state: 'received', version: 8 },
      { id: '42', result: 'warned', reason: 'The partner is not told.', matchingAction: 'reportLost' },
    ]),
    requests: noted('requests', () => ({ items: [aRequest], next: 'more' })),
    viewCounts: noted('viewCounts', () => [{ count: 3 }, { count: 10_000, more: true }]),
    requestCounts: noted('requestCounts', () => ({
      total: { count: 10_000, more: true },
      facets: {
        side: [{ value: 'lending', count: 10_000, more: true }],
        state: [{ value: 'created', side: 'lending', label: 'Created', count: 3 }],
        activity: [],
        turn: [{ value: 'us', count: 2 }],
        partner: [{ value: 'lacite', label: 'La Cité', count: 1 }],
        assignedTo: [{ value: 'unassigned', count: 2 }],
        owner: [],
        pickup: [],
        attention: [],
        notes: [],
        unread: [],
        due: [],
        created: [],
        updated: [],
        serviceType: [],
        level: [],
        format: [],
        printed: [],
        urgency: [],
      },
    })),
    renewForPatron: noted('renewForPatron', (_patron: string, loan: string) => found(loan)),
    scan: noted(
      'scan',
      ({ code }: { code: string }): ScanAnswer =>
        code === '4001'
          ? {
              kind: 'told',
              told: { did: 'receive', text: message('scanned.received', { partner: 'La Cité' }), request: aRequest },
            }
          : { kind: 'unknown', what: 'code' },
    ),
    fromAlma: {
      partners: noted('fromAlma.partners', () => ({ kind: 'done', value: anAlmaReport })),
      requests: noted('fromAlma.requests', () => ({ kind: 'done', value: anAlmaReport })),
      patrons: noted('fromAlma.patrons', () => ({ kind: 'done', value: anAlmaReport })),
      items: noted('fromAlma.items', () => ({ kind: 'done', value: anAlmaReport })),
    },
    lending: {
      locate: noted('lending.locate', (id: string) => found(id)),
      ship: noted('lending.ship', ({ request }: { request: string }) => found(request)),
      scan: noted(
        'lending.scan',
        ({ barcode }: { barcode: string }): LendingScan =>
          barcode === '3001'
            ? { kind: 'checkedIn', outcome: { kind: 'done', request: aRequest } }
            : { kind: barcode === '3002' ? 'wanted' : 'several', requests: [] },
      ),
      askMove: noted('lending.askMove', (id: string) => found(id)),
      closeMove: noted('lending.closeMove', (id: string) => found(id)),
      removeAlerts: noted('lending.removeAlerts', (id: string) => found(id)),
    },
    work: noted('work', () => ({
      items: [
        {
          kind: 'send',
          label: 'To receive',
          priority: 11,
          why: ['Receive the item when it arrives.'],
          since: aRequest.updatedAt,
          request: aRequest,
          ...(aRequest.actions[0] ? { action: aRequest.actions[0] } : {}),
        },
      ],
    })),
    workCounts: noted('workCounts', () => [{ kind: 'send', label: 'To send', borrowing: 3, lending: 1 }]),
    activity: noted('activity', () => ({
      since: aRequest.updatedAt,
      scans: [{ did: 'receive', count: 31 }],
      weeks: [{ from: '2026-03-02', borrowing: 4, lending: 2 }],
    })),
    figures: noted('figures', ({ from, to }: FigureFilter) => ({
      from,
      to,
      asOf: '2026-07-02T09:00:00.000Z',
      fill: [
        {
          side: 'borrowing' as const,
          requests: 5,
          filled: 3,
          unfilled: 1,
          cancelled: 0,
          open: 1,
          rate: 75,
          rateBefore: 70,
        },
      ],
      stages: [{ stage: 'travel' as const, count: 3, median: 2.8, nineInTen: 5.2 }],
      weeks: [{ from: '2026-06-29', borrowing: 5, lending: 2 }],
      months: [{ from: '2026-07-01', borrowingRate: 75, lendingRate: 50, loans: 2, copies: 1 }],
      reasons: [{ side: 'borrowing' as const, reason: 'NotOnShelf', count: 1 }],
      balance: [{ partner: 'lacite', partnerName: 'La Cité', borrowed: 3, lent: 2, rate: 75 }],
      others: [{ side: 'lending' as const, measure: 'overdue' as const, count: 1 }],
      fees: [{ side: 'lending' as const, amount: '45.00' }],
    })),
    figureMonths: noted('figureMonths', () => [
      {
        month: '2026-07',
        side: 'borrowing' as const,
        service: 'Loan' as const,
        partner: 'lacite',
        measure: 'filled' as const,
        count: 3,
      },
    ]),
    figureRequests: noted('figureRequests', () => ({ items: [aRequest], next: '41' })),
    reports: noted('reports', () => [
      { because: 'inTransit', days: 45, count: 3 },
      { because: 'overdue', days: 120, count: 10_000, more: true },
    ]),
    timeZone: 'America/Toronto',
    exportRequests: noted('exportRequests', () => aSheetFile),
    exportView: noted('exportView', () => aSheetFile),
    exportFigures: noted('exportFigures', () => aSheetFile),
    exportLostCandidates: noted('exportLostCandidates', () => aSheetFile),
    lostCandidates: noted('lostCandidates', () => ({
      items: [{ request: aRequest, because: 'overdue', since: aRequest.updatedAt, days: 130, limit: 120 }],
    })),
    lostCases: noted('lostCases', () => ({
      items: [
        {
          request: aRequest,
          lostCase: {
            state: 'feeCommunicated',
            label: 'Fee communicated',
            reportedBy: 'borrower',
            where: 'patron',
            why: 'Left on a bus.',
            fee: '85.00',
            currency: 'CAD',
            reportedAt: aRequest.updatedAt,
          },
        },
      ],
    })),
    request: noted('request', (id: string) => (known(id) ? aRequest : undefined)),
    history: noted('history', () => [
      {
        id: '1',
        at: aRequest.createdAt,
        actorKind: 'system',
        actor: 'rota',
        event: 'rotaChanged',
        label: 'Skipped',
        facts: { days: 1 },
      },
    ]),
    undo: noted('undo', (id: string) => (known(id) ? { action: 'undoReceive' } : undefined)),
    explain: noted('explain', (id: string) =>
      known(id)
        ? {
            request: aRequest.id,
            state: 'shippedPhysically',
            whoHasIt: 'partner',
            sentence: 'La Cité has shipped it.',
            expectedNext: [{ who: 'us', what: 'receive it' }],
            byItself: [],
            undelivered: [],
          }
        : undefined,
    ),
    dismissAttention: noted('dismissAttention', (_id: string, attentionId: string) => attentionId === 'a1'),
    messages: noted('messages', () => ({ items: [] })),
    message: noted('message', (_direction: 'in' | 'out', id: string) => (id === aMessage.id ? aMessage : undefined)),
    replay: noted('replay', () => ({ replayed: 2, skipped: [{ id: '8', reason: 'delivered' }] })),
    quarantine: noted('quarantine', () => ({ items: [] })),
    partners: noted('partners', () => ({ items: [aPartner], count: 1 })),
    partnerHealth: noted('partnerHealth', () => ({
      ...{ silent: 0, failing: 0, held: 0, suspended: 0, unreached: 0, well: 1, inactive: 0 },
    })),
    removedPartners: noted('removedPartners', () => [{ code: 'GONE', name: 'Gone College' }]),
    partner: noted('partner', (code: string) => (code === aPartner.code ? aPartner : undefined)),
    changePartner: noted('changePartner', () => ({ kind: 'changed', partner: aPartner })),
    addPartner: noted('addPartner', () => ({ kind: 'added', partner: aPartner, token: 'shown-once' })),
    issueCredential: noted('issueCredential', (code: string) =>
      code === aPartner.code ? { kind: 'issued', id: 'c2', secret: 'shown-once' } : { kind: 'unknown' },
    ),
    tryRota: noted('tryRota', (id: string) =>
      known(id)
        ? {
            facts: { serviceType: 'Loan' },
            rules: [{ rule: 'Loans', fits: true, used: true, why: 'It fits.' }],
            sending: [{ rule: 'All', fits: true, used: true, why: 'It fits.' }],
            items: [],
            rota: [{ partner: 'lacite', partnerName: 'La Cité', why: 'By rule.' }],
            leftOut: [],
          }
        : undefined,
    ),
    tryTerms: noted('tryTerms', (patron: string) => ({
      patron,
      patronName: 'Chen, Wei',
      facts: [{ fact: 'userGroup' as const, label: 'User group', value: 'STU' }],
      rules: [{ rule: 'Students, books', fits: true, used: true, why: message('ruleTried.mayRequest') }],
      mayRequest: true,
      openRequests: 3,
      requestLimit: 5,
      loanDays: 21,
      requestFee: '0.00',
      currency: 'CAD',
      pickupLibraries: [{ code: 'MAIN', name: 'Main Library' }],
      rule: { id: '5', name: 'Students, books' },
    })),
    rotaWarnings: noted('rotaWarnings', () => [{ kind: 'emptyRota', about: 'VAN', text: 'It asks nobody.' }]),
    removePartner: noted('removePartner', (code: string) => ({
      kind: code === aPartner.code ? 'removed' : 'unknown',
    })),
    revokeCredential: noted('revokeCredential', (_code: string, id: string) => id === 'c1'),
    testPartner: noted('testPartner', (code: string) =>
      code === aPartner.code
        ? [
            {
              step: 'address',
              title: 'Address',
              ok: true,
              said: 'allowed',
            },
          ]
        : undefined,
    ),
    confirmAddress: noted('confirmAddress', (code: string, origin: string) =>
      code !== aPartner.code
        ? { kind: 'unknown' }
        : origin === new URL(aPartner.url).origin
          ? { kind: 'confirmed', partner: aPartner }
          : { kind: 'changed', origin: new URL(aPartner.url).origin },
    ),
    changedAddresses: noted('changedAddresses', () => []),
    channel: noted('channel', (code: string) => (code === aPartner.code ? aPartner.channel : undefined)),
    place: async () => '1-7:7:',
    listen: (listener, after) => {
      calls.push(['listen', after]);
      listener.told({ place: '1-7:7:', changes: [], missed: false });
      setImmediate(() => {
        listener.told({ place: '1-9:9:', changes: [aChange], missed: false });
        listener.over();
      });
      return () => calls.push(['left']);
    },
    partnerProblems: async () => [],
    places: async () => ({ library: (code) => code, pickup: (code) => code }),
    snapshot: async () => aSnapshot,
    ...overrides,
  };
  const { slips, lending, fromAlma } = all;
  const gateway: Gateway = {
    receiving: all,
    newRequests: all,
    orders: all,
    tasks: all,
    scans: all,
    reading: all,
    lists: all,
    exports: all,
    reports: all,
    messageLog: all,
    directory: all,
    rotas: all,
    live: all,
    health: all,
    slips,
    lending,
    fromAlma,
  };
  return { gateway, arrivals, calls };
}

/** Who acts in a noted call. */
export const actorIn = (call: unknown[] | undefined) => call?.at(-1) as Actor | undefined;
