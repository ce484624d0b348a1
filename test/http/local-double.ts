import type { StaffView } from '../../src/contract/access-views.js';
import type { LentItemView, MoveRequestView } from '../../src/contract/lending-operations.js';
import type {
  LetterPreview,
  LetterTypeView,
  LetterView,
  LetterWordsView,
  QueryTemplateView,
} from '../../src/contract/letter-schemas.js';
import type { LetterStyleView } from '../../src/contract/letter-style-operations.js';
import type { ListView } from '../../src/contract/list-view-operations.js';
import type {
  ClosureView,
  FeeView,
  HoldingView,
  HoldView,
  ImportReport,
  ItemRuleView,
  LibraryView,
  LoanView,
  PatronView,
  PolicyView,
  TemporaryItemView,
} from '../../src/contract/local-views.js';
import type {
  LoanRuleView,
  PatronGroupView,
  ProfileView,
  RotaRuleView,
  SendingRuleView,
} from '../../src/contract/rule-views.js';
import { policiesInForce } from '../../src/domain/fulfilment/policies.js';
import { type ReasonView, reasonsInForce } from '../../src/domain/request/library-reasons.js';
import type { RotaTemplate } from '../../src/domain/rota/rota-rules.js';
import type { CsvImport } from '../../src/engine/model/local/csv-imports.js';
import type { LoggedMail } from '../../src/engine/model/local/mail-log.js';
import type { InboxItem } from '../../src/engine/model/local/person-inbox.js';
import type { LocalRecords } from '../../src/engine/model/local-records.js';
import { message } from '../../src/words/message.js';

const at = '2026-03-02T15:00:00.000Z';

/** Everything optional is there, so that answers are checked in full. */
export const aLibrary: LibraryView = {
  code: 'RES_SHARE',
  name: 'Partage',
  isil: 'CA-OOALG',
  symbol: 'ISIL:CA-OOALG',
  formerSymbols: ['OCLC:ALG'],
  resourceSharing: true,
  virtual: false,
  timeZone: 'America/Toronto',
  borrowsToday: true,
  lendsToday: false,
  address: { line1: '1', line2: '2', locality: 'Ottawa', postalCode: 'K2G', region: 'ON', country: 'CA' },
  defaultItemLocation: 'OUT_RS_REQ',
  defaultPickup: 'MAIN',
  closedWeekdays: [0, 6],
  inactiveForBorrowing: { from: '2026-05-01' },
  inactiveForLending: { from: '2026-03-01', until: '2026-03-31' },
  desks: [{ code: 'RES_DESK', library: 'RES_SHARE', name: 'Desk', holdShelf: true }],
  locations: [{ code: 'OUT_RS_REQ', library: 'RES_SHARE', name: 'Borrowing', kind: 'borrowing' }],
  toInform: [{ code: 'LACITE', name: 'La Cité' }],
};
export const anInboxItem: InboxItem = {
  id: 'mark 3',
  kind: 'message',
  at,
  isRead: false,
  who: 'La Cité',
  says: 'Soon.',
  request: '7',
  side: 'borrowing',
  title: 'Nana',
  unread: { kind: 'mark', id: '3' },
};
export const aLoggedMail: LoggedMail = {
  id: '9',
  purpose: 'letter',
  status: 'failed',
  writtenAt: at,
  at,
  tries: 1,
  patronEmail: 'e@x.example',
  patronName: 'Élise Roy',
  subject: 'En retard',
  letter: 'overdueNotice',
  request: '7',
  side: 'borrowing',
  externalId: 'OOALG0000007',
  title: 'Nana',
  patron: 'A/7',
  answer: '550',
  answerKind: 'noSuchAddress',
};
export const aListView: ListView = {
  id: '4',
  side: 'lending',
  name: 'Prêts d’hiver',
  search: 'state=created',
  library: 'RES_SHARE',
  opensAt: ['RES_DESK'],
  changedAt: at,
  changedBy: 'desk',
};
export const aClosure: ClosureView = {
  id: '3',
  library: 'RES_SHARE',
  kind: 'holiday',
  from: '2026-12-25',
  until: '2026-12-26',
  note: 'Noël',
  createdAt: at,
  createdBy: 'desk',
  told: { partners: 2, requests: 5 },
};
export const aPatron: PatronView = {
  id: 'A/7',
  name: 'Élise Roy',
  group: 'staff',
  email: 'e@x.example',
  language: 'fr',
  pickupLibrary: 'MAIN',
  expiresOn: '2027-08-31',
  blocked: true,
  activeRequests: 1,
  openLoans: 1,
  feesOwed: '2.50',
  currency: 'CAD',
  blocks: [
    {
      id: '1',
      kind: 'lost',
      reason: 'Lost: Nana',
      about: 'Nana',
      loan: '9',
      createdAt: at,
      createdBy: 'desk',
    },
  ],
  standing: {
    decision: 'refused',
    reasons: [{ text: 'Blocked: Lost: Nana', block: true }],
  },
  createdAt: at,
  updatedAt: at,
};
export const aReport: ImportReport = {
  dryRun: true,
  created: 1,
  changed: 0,
  unchanged: 0,
  refused: 1,
  rows: [
    { line: 2, key: '7', outcome: 'created' },
    { line: 3, key: '', outcome: 'refused', problems: [{ field: 'id', problem: 'The id is needed.' }] },
  ],
};
export const aCsvImport: CsvImport = {
  id: '3',
  file: 'patrons.csv',
  by: 'Gabrielle Roy',
  startedAt: '2026-12-01T15:00:00Z',
  created: 1,
  changed: 0,
  unchanged: 0,
  refused: 1,
};
export const aHolding: HoldingView = {
  id: '5',
  barcode: '3001',
  title: 'Nana',
  location: 'STACKS',
  library: 'MAIN',
  callNumber: 'PQ',
  policy: 'loanable',
  identifiers: [{ kind: 'ISBN', value: '9782070360024' }],
  lent: false,
};
const aCopyInUse = { ...aHolding, use: 'free', locationName: 'Stacks', pastLoans: 0 } as const;
export const aLetter: LetterView = {
  id: '12',
  code: 'receiveSlip',
  name: message('letterName.receiveSlip'),
  heading: 'Bordereau de réception',
  kind: 'slip',
  audience: 'staff',
  status: 'printed',
  language: 'fr',
  request: '41',
  externalId: 'OCAL0000007',
  history: '77',
  patron: 'A/7',
  partner: 'big',
  staff: 'roy',
  facts: { title: 'Nana', itemBarcodes: ['3001'] },
  labels: { title: 'Titre', itemBarcodes: 'Code-barres' },
  createdAt: at,
  createdBy: 'desk',
  doneAt: at,
  doneBy: 'desk',
};
export const aLetterType: LetterTypeView = {
  code: 'lendingReport',
  name: message('letterName.lendingReport'),
  kind: 'slip',
  audience: 'staff',
  facts: [{ name: 'title', label: message('letterFact.title') }],
  onDemand: ['lending'],
  waits: 'printing for a whole list at once',
  used: true,
};
const text = { subject: 'A charge', body: '# A charge' };
const ownText = { ...text, basedOn: text, changedAt: at, changedBy: 'desk' };
const aLetterWords: LetterWordsView = {
  libraries: [{ code: 'RES_SHARE', name: 'Partage' }],
  code: 'fees',
  name: message('letterName.fees'),
  audience: 'patron',
  used: true,
  delayMinutes: 0,
  texts: [
    {
      language: 'en',
      facts: [{ name: 'fee', label: 'Fee' }],
      builtIn: text,
      own: ownText,
      ofLibraries: [{ library: 'RES_SHARE', ...ownText }],
    },
    { language: 'fr', facts: [{ name: 'fee', label: 'Frais' }], builtIn: text, ofLibraries: [] },
  ],
};
const aPreview: LetterPreview = {
  subject: 'A charge',
  html: '<p>A charge</p>',
  text: 'A charge',
  request: 'A1',
  replyTo: 'ill@college.example',
  content: {
    language: 'en',
    subject: 'A charge',
    heading: 'A charge',
    sender: 'Algonquin College',
    logo: { id: 'a'.repeat(64), name: 'Algonquin', width: 280, height: 70 },
    parts: [{ kind: 'paragraph', runs: [{ text: 'A charge', bold: true }] }],
    signature: ['Your interlibrary loan team'],
    footer: ['Algonquin College'],
  },
};
const aLogo = { id: 'a'.repeat(64), name: 'Algonquin', width: 280, height: 70 };
const aLetterStyle: LetterStyleView = {
  library: 'RES_SHARE',
  name: 'Partage',
  languages: ['fr', 'en'],
  usual: 'en',
  logo: { id: aLogo.id, type: 'image/png', width: 1120, height: 280, bytes: 4000 },
  onlyIn: [{ code: 'fees', name: message('letterName.fees'), language: 'fr' }],
  changedAt: at,
  changedBy: 'desk',
};
const worded = { name: 'A question', heading: 'A question', lines: ['Please answer.'] };
export const aQuery: QueryTemplateView = {
  type: 5,
  text: { en: worded, fr: worded },
  changedAt: at,
  changedBy: 'desk',
};
export const aPolicy: PolicyView = {
  name: 'patronLoanDays',
  type: 'integer',
  says: 'Days.',
  value: 21,
  default: 14,
  group: 'loans',
  label: 'Days',
  changedAt: at,
  changedBy: 'desk',
};
export const aReason: ReasonView = {
  list: 'reject',
  code: '40',
  label: 'Too fragile',
  french: 'Trop fragile',
  enabled: true,
  builtIn: false,
  reasonUnfilled: 'PoorCondition',
  reasonRetry: 'OnLoan',
  loanCondition: 'LibraryUseOnly',
};
export const aRule: ItemRuleView = {
  id: '2',
  position: 1,
  partner: 'big',
  location: 'OUT_RS_REQ',
  itemPolicy: 'in house',
};
const thing = { barcode: 'OCAL0000007', title: 'Nana', request: '41', externalId: 'OCAL0000007' };
export const anItem: TemporaryItemView = {
  ...thing,
  id: '6',
  position: 1,
  description: 'v. 1',
  author: 'Zola',
  suppressed: true,
  library: 'RES_SHARE',
  location: 'OUT_RS_REQ',
  itemPolicy: 'two weeks',
  fulfilmentNote: 'CD',
  internalNote: 'torn',
  status: 'atDesk',
  dueAt: at,
  dueDay: at.slice(0, 10),
  receivedAt: at,
  receivedBy: 'desk',
  removedAt: at,
};
export const aLentItem: LentItemView = {
  id: '1',
  request: '41',
  externalId: 'OCAL0000007',
  position: 1,
  holding: '5',
  barcode: '3001',
  description: 'PQ',
  library: 'MAIN',
  location: 'STACKS',
  lendingLocation: 'IN_RS_REQ',
  processType: 'RESOURCE_SHARING_LOAN',
  shippedAt: at,
  shippedBy: 'desk',
  returnedAt: at,
  returnedBy: 'desk',
};
export const aMove: MoveRequestView = {
  id: '1',
  request: '41',
  externalId: 'OCAL0000007',
  title: 'Nana',
  kind: 'generalHold',
  location: 'STACKS',
  locationName: 'Stacks',
  barcode: '3001',
  callNumber: 'PQ',
  manualDescription: 'no. 4',
  note: 'Quick.',
  status: 'canceled',
  askedAt: at,
  askedBy: 'desk',
  closedAt: at,
  closedBy: 'desk',
  closingNote: 'Missing.',
  alertRemovedAt: at,
};
const who = { patron: 'A/7', patronName: 'Élise Roy' };
export const aHold: HoldView = {
  ...thing,
  ...who,
  id: '8',
  item: '6',
  pickupLibrary: 'MAIN',
  pickupName: 'Main Library',
  status: 'onShelf',
  notify: true,
  placedAt: at,
  onShelfAt: at,
  expiresAt: at,
};
export const aLoan: LoanView = {
  ...thing,
  ...who,
  id: '9',
  item: '6',
  status: 'lost',
  outAt: at,
  dueAt: at,
  dueDay: at.slice(0, 10),
  returnedAt: at,
  lostAt: at,
  renewals: 1,
  fulfilmentNote: 'CD',
};
export const aFee: FeeView = {
  ...who,
  id: '4',
  loan: '9',
  request: '41',
  kind: 'replacement',
  amount: '35.00',
  currency: 'CAD',
  status: 'paid',
  note: 'lost',
  createdAt: at,
  createdBy: 'desk',
  settledAt: at,
  settledBy: 'desk',
};

export const aMember: StaffView = {
  code: 'eroy',
  name: 'Élise Roy',
  email: 'e@x.example',
  language: 'fr',
  createdAt: at,
  active: true,
  hasPassword: true,
  roles: [{ role: 'fulfillmentServicesOperator', library: 'MAIN' }, { role: 'fulfillmentAdministrator' }],
};
export const aProfile: ProfileView = {
  code: 'QUIET',
  name: 'Quiet',
  french: 'Discret',
  kind: 'lending',
  unticked: ['checkedInMessage'],
  automaticRenew: true,
  steps: [{ step: 'checkedInMessage', label: 'Checked In Message', ticked: false }],
  partners: ['big'],
};
const conditions: SendingRuleView['conditions'] = [{ fact: 'userGroup', operator: 'is', values: ['staff'] }];
export const aSendingRule: SendingRuleView = {
  id: '3',
  position: 1,
  name: 'To big',
  enabled: true,
  sends: true,
  conditions,
};
export const aTemplate: RotaTemplate = {
  code: 'COURIER',
  name: 'By van',
  order: 'random',
  status: 'active',
  members: ['big', 'far'],
};
export const aRotaRule: RotaRuleView = {
  id: '7',
  position: 1,
  name: 'Loans',
  description: 'By van',
  enabled: true,
  conditions,
  templates: ['COURIER'],
  goesOn: true,
  lastResort: false,
};
export const aGroup: PatronGroupView = {
  code: 'STU',
  name: 'Student',
  french: 'Étudiant',
  position: 1,
  codes: ['STU-PT'],
  patrons: 12,
};
export const aLoanRule: LoanRuleView = {
  id: '5',
  position: 1,
  name: 'Students, books',
  enabled: true,
  conditions: [{ fact: 'userGroup', operator: 'is', values: ['STU'] }],
  mayRequest: true,
  requestLimit: 5,
  loanDays: 21,
  renewals: 1,
  requestFee: '2.50',
  pickupLibraries: ['MAIN'],
};

export interface LocalDouble {
  records: LocalRecords;
  /** What the HTTP layer asked for: `libraries.add` and its arguments. */
  calls: unknown[][];
  /** What it is told instead of the usual answer. */
  answers: Record<string, unknown>;
}

/** Local records that know one thing of each kind, and write down what they are asked. */
export function localDouble(): LocalDouble {
  const calls: unknown[][] = [];
  const answers: Record<string, unknown> = {};
  const room = (name: string, within: Record<string, object> = {}) =>
    new Proxy(within, {
      get: (_target, method) =>
        within[String(method)] ??
        (async (...args: unknown[]) => {
          const asked = `${name}.${String(method)}`;
          calls.push([asked, ...args]);
          return asked in answers ? answers[asked] : usual[asked];
        }),
    });
  const records: unknown = {
    libraries: room('libraries'),
    patrons: room('patrons'),
    csvImports: room('csvImports'),
    holdings: room('holdings'),
    policies: room('policies'),
    reasons: room('reasons'),
    circulation: room('circulation'),
    lending: room('lending'),
    staff: room('staff'),
    rules: room('rules'),
    loanRules: room('loanRules'),
    listViews: room('listViews'),
    inbox: room('inbox'),
    mailLog: room('mailLog'),
    letters: room('letters', { styles: room('letters.styles') }),
  };
  return { records: records as LocalRecords, calls, answers };
}

const done = (value?: unknown) => ({ kind: 'done', value });

const usual: Record<string, unknown> = {
  'lending.items': { items: [aLentItem] },
  'lending.moves': { items: [aMove] },
  'libraries.list': [aLibrary],
  'libraries.read': aLibrary,
  'libraries.add': done(aLibrary),
  'libraries.change': done(aLibrary),
  'libraries.remove': done(),
  'libraries.addDesk': done(aLibrary.desks[0]),
  'libraries.changeDesk': done(aLibrary.desks[0]),
  'libraries.removeDesk': done(),
  'libraries.addLocation': done(aLibrary.locations[0]),
  'libraries.changeLocation': done(aLibrary.locations[0]),
  'libraries.removeLocation': done(),
  'libraries.closures': [aClosure],
  'libraries.close': done(aClosure),
  'libraries.changeClosure': done(aClosure),
  'libraries.removeClosure': done(aClosure.told),
  'libraries.mayWorkAt': done({ library: 'RES_SHARE' }),
  'patrons.list': { items: [aPatron], next: 'A/7' },
  'patrons.read': aPatron,
  'patrons.add': done(aPatron),
  'patrons.change': done(aPatron),
  'patrons.remove': done(),
  'patrons.importCsv': done(aReport),
  'csvImports.list': { items: [aCsvImport] },
  'csvImports.read': { ...aCsvImport, rows: aReport.rows.slice(1) },
  'patrons.block': done(aPatron),
  'patrons.liftBlock': done(aPatron),
  'holdings.list': { items: [aHolding] },
  'holdings.read': aHolding,
  'holdings.copies': { copies: [aCopyInUse], waiting: [] },
  'holdings.add': done(aHolding),
  'holdings.replace': done(aHolding),
  'holdings.remove': done(),
  'holdings.importCsv': done(aReport),
  'holdings.match': [{ holding: aHolding, by: 'ISBN', otherEdition: false }],
  'policies.list': [aPolicy],
  'policies.inForce': policiesInForce({}),
  'policies.change': done([aPolicy]),
  'policies.itemRules': [aRule],
  'policies.addItemRule': done(aRule),
  'policies.changeItemRule': done(aRule),
  'policies.removeItemRule': done(),
  'reasons.list': [aReason],
  'reasons.add': done(aReason),
  'reasons.change': done(aReason),
  'reasons.remove': done(),
  'reasons.inForce': reasonsInForce([]),
  'letters.list': { items: [aLetter], next: '12' },
  'letters.read': aLetter,
  'letters.printed': done(aLetter),
  'letters.withdraw': done(aLetter),
  'letters.catalogue': [aLetterType],
  'letters.use': done(aLetterType),
  'letters.words': aLetterWords,
  'letters.reword': done(aLetterWords),
  'letters.backToUsual': done(aLetterWords),
  'letters.keepWording': done(aLetterWords),
  'letters.styles.list': [aLetterStyle],
  'letters.styles.read': aLetterStyle,
  'letters.styles.change': done(aLetterStyle),
  'letters.styles.setLogo': done(aLetterStyle),
  'letters.styles.removeLogo': done(aLetterStyle),
  'letters.styles.picture': { id: aLogo.id, type: 'image/png', content: 'iVBORw0KGgo=' },
  'letters.delay': done(aLetterWords),
  'letters.preview': done(aPreview),
  'letters.queries': [aQuery],
  'letters.rewordQuery': done(aQuery),
  'circulation.items': { items: [anItem] },
  'circulation.expected': undefined,
  'circulation.holds': { items: [aHold] },
  'circulation.loans': { items: [aLoan] },
  'circulation.fees': { items: [aFee] },
  'circulation.receiveItem': done({ items: [anItem], holds: [aHold] }),
  'circulation.putOnHoldShelf': done(aHold),
  'circulation.extendHold': done(aHold),
  'circulation.checkOut': done(aLoan),
  'circulation.renewLoan': done(aLoan),
  'circulation.returnLoan': done(aLoan),
  'circulation.declareLoanLost': done(aLoan),
  'circulation.foundLoan': done(aLoan),
  'circulation.deleteLoanKeepingFee': done(aLoan),
  'circulation.addFee': done(aFee),
  'circulation.settleFee': done(aFee),
  'staff.list': { items: [aMember], next: 'eroy' },
  'staff.read': aMember,
  'staff.add': done(aMember),
  'staff.change': done(aMember),
  'staff.remove': done(),
  'inbox.read': { items: [anInboxItem], unread: 1 },
  'mailLog.list': { items: [aLoggedMail] },
  'mailLog.read': { ...aLoggedMail, text: 'Bonjour' },
  'mailLog.again': done(aLoggedMail),
  'listViews.list': [aListView],
  'listViews.read': aListView,
  'listViews.add': done(aListView),
  'listViews.change': done(aListView),
  'listViews.remove': done(),
  'rules.profiles': [aProfile],
  'rules.addProfile': done(aProfile),
  'rules.changeProfile': done(aProfile),
  'rules.removeProfile': done(),
  'rules.sendingRules': [aSendingRule],
  'rules.addSendingRule': done(aSendingRule),
  'rules.changeSendingRule': done(aSendingRule),
  'rules.removeSendingRule': done(),
  'loanRules.groups': [aGroup],
  'loanRules.addGroup': done(aGroup),
  'loanRules.changeGroup': done(aGroup),
  'loanRules.removeGroup': done(),
  'loanRules.unknownGroups': [{ code: 'EMP', patrons: 3 }],
  'loanRules.rules': [aLoanRule],
  'loanRules.addRule': done(aLoanRule),
  'loanRules.changeRule': done(aLoanRule),
  'loanRules.removeRule': done(),
  'rules.rotaTemplates': [aTemplate],
  'rules.addRotaTemplate': done(aTemplate),
  'rules.changeRotaTemplate': done(aTemplate),
  'rules.removeRotaTemplate': done(),
  'rules.rotaRules': [aRotaRule],
  'rules.addRotaRule': done(aRotaRule),
  'rules.changeRotaRule': done(aRotaRule),
  'rules.removeRotaRule': done(),
};
