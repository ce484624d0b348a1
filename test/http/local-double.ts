import type { FeeView, HoldView, LoanView, TemporaryItemView } from '../../src/engine/local/circulation.js';
import type { HoldingView } from '../../src/engine/local/holdings.js';
import type { ClosureView, LibraryView } from '../../src/engine/local/libraries.js';
import type { ImportReport, PatronView } from '../../src/engine/local/patrons.js';
import type { ItemRuleView, PolicyView } from '../../src/engine/local/policies.js';
import type { LocalRecords } from '../../src/engine/local-records.js';

const at = '2026-03-02T15:00:00.000Z';

/** Everything optional is there, so that answers are checked in full. */
export const aLibrary: LibraryView = {
  ...{ code: 'RES_SHARE', name: 'Partage', isil: 'CA-OOALG', symbol: 'ISIL:CA-OOALG' },
  ...{ resourceSharing: true, virtual: false, timeZone: 'America/Toronto', borrowsToday: true, lendsToday: false },
  address: { line1: '1', line2: '2', locality: 'Ottawa', postalCode: 'K2G', region: 'ON', country: 'CA' },
  ...{ defaultItemLocation: 'OUT_RS_REQ', defaultPickup: 'MAIN' },
  inactiveForBorrowing: { from: '2026-05-01' },
  inactiveForLending: { from: '2026-03-01', until: '2026-03-31' },
  desks: [{ code: 'RES_DESK', library: 'RES_SHARE', name: 'Desk', holdShelf: true }],
  locations: [{ code: 'OUT_RS_REQ', library: 'RES_SHARE', name: 'Borrowing', kind: 'borrowing' }],
};
export const aClosure: ClosureView = {
  ...{ id: '3', library: 'RES_SHARE', kind: 'holiday', from: '2026-12-25', until: '2026-12-26' },
  ...{ note: 'Noël', createdAt: at, createdBy: 'desk' },
};
export const aPatron: PatronView = {
  ...{ id: 'A/7', name: 'Élise Roy', group: 'staff', email: 'e@x.example', language: 'fr', pickupLibrary: 'MAIN' },
  ...{ expiresOn: '2027-08-31', blocked: true, activeRequests: 1, openLoans: 1, feesOwed: '2.50' },
  blocks: [{ id: '1', kind: 'lost', reason: 'Lost: Nana', loan: '9', createdAt: at, createdBy: 'desk' }],
  standing: { decision: 'refused', reasons: [{ text: 'Blocked: Lost: Nana', french: 'Bloqué : Lost: Nana' }] },
  ...{ createdAt: at, updatedAt: at },
};
export const aReport: ImportReport = {
  ...{ dryRun: true, created: 1, changed: 0, unchanged: 0, refused: 1 },
  rows: [
    { line: 2, key: '7', outcome: 'created' },
    { line: 3, key: '', outcome: 'refused', problems: [{ field: 'id', problem: 'The id is needed.' }] },
  ],
};
export const aHolding: HoldingView = {
  ...{ id: '5', barcode: '3001', title: 'Nana', location: 'STACKS', library: 'MAIN', callNumber: 'PQ' },
  ...{ policy: 'loanable', identifiers: [{ kind: 'ISBN', value: '9782070360024' }] },
};
export const aPolicy: PolicyView = {
  ...{ name: 'patronLoanDays', type: 'integer', says: 'Days.', value: 21, default: 14 },
  ...{ changedAt: at, changedBy: 'desk' },
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
  ...{ ...thing, id: '6', position: 1, description: 'v. 1', author: 'Zola', suppressed: true, library: 'RES_SHARE' },
  ...{ location: 'OUT_RS_REQ', itemPolicy: 'two weeks', fulfilmentNote: 'CD', internalNote: 'torn', status: 'atDesk' },
  ...{ dueAt: at, receivedAt: at, receivedBy: 'desk', removedAt: at },
};
const who = { patron: 'A/7', patronName: 'Élise Roy' };
export const aHold: HoldView = {
  ...{ ...thing, ...who, id: '8', item: '6', pickupLibrary: 'MAIN', status: 'onShelf', notify: true, placedAt: at },
  ...{ onShelfAt: at, expiresAt: at },
};
export const aLoan: LoanView = {
  ...{ ...thing, ...who, id: '9', item: '6', status: 'lost', outAt: at, dueAt: at, returnedAt: at, lostAt: at },
  ...{ renewals: 1, fulfilmentNote: 'CD' },
};
export const aFee: FeeView = {
  ...{
    ...who,
    id: '4',
    loan: '9',
    request: '41',
    kind: 'replacement',
    amount: '35.00',
    currency: 'CAD',
    status: 'paid',
  },
  ...{ note: 'lost', createdAt: at, createdBy: 'desk', settledAt: at, settledBy: 'desk' },
};

export interface LocalDouble {
  records: LocalRecords;
  /** What the door asked for: `libraries.add` and its arguments. */
  calls: unknown[][];
  /** What it is told instead of the usual answer. */
  answers: Record<string, unknown>;
}

/** Local records that know one thing of each kind, and write down what they are asked. */
export function localDouble(): LocalDouble {
  const calls: unknown[][] = [];
  const answers: Record<string, unknown> = {};
  const room = (name: keyof LocalRecords) =>
    new Proxy(
      {},
      {
        get:
          (_target, method) =>
          async (...args: unknown[]) => {
            const asked = `${name}.${String(method)}`;
            calls.push([asked, ...args]);
            return asked in answers ? answers[asked] : usual[asked];
          },
      },
    );
  const records = {
    libraries: room('libraries'),
    patrons: room('patrons'),
    holdings: room('holdings'),
    policies: room('policies'),
    circulation: room('circulation'),
  } as LocalRecords;
  return { records, calls, answers };
}

const done = (value?: unknown) => ({ kind: 'done', value });

const usual: Record<string, unknown> = {
  'libraries.list': [aLibrary],
  'libraries.read': aLibrary,
  'libraries.add': done(aLibrary),
  'libraries.change': done(aLibrary),
  'libraries.remove': done(),
  'libraries.addDesk': done(aLibrary.desks[0]),
  'libraries.removeDesk': done(),
  'libraries.addLocation': done(aLibrary.locations[0]),
  'libraries.removeLocation': done(),
  'libraries.closures': [aClosure],
  'libraries.close': done(aClosure),
  'libraries.removeClosure': done(),
  'libraries.mayWorkAt': done({ library: 'RES_SHARE' }),
  'patrons.list': { items: [aPatron], next: 'A/7' },
  'patrons.read': aPatron,
  'patrons.add': done(aPatron),
  'patrons.change': done(aPatron),
  'patrons.remove': done(),
  'patrons.importCsv': done(aReport),
  'patrons.block': done(aPatron),
  'patrons.liftBlock': done(aPatron),
  'holdings.list': { items: [aHolding] },
  'holdings.read': aHolding,
  'holdings.add': done(aHolding),
  'holdings.replace': done(aHolding),
  'holdings.remove': done(),
  'holdings.importCsv': done(aReport),
  'holdings.match': [{ holding: aHolding, by: 'ISBN', otherEdition: false }],
  'policies.list': [aPolicy],
  'policies.change': done([aPolicy]),
  'policies.itemRules': [aRule],
  'policies.addItemRule': done(aRule),
  'policies.removeItemRule': done(),
  'circulation.items': { items: [anItem] },
  'circulation.holds': { items: [aHold] },
  'circulation.loans': { items: [aLoan] },
  'circulation.fees': { items: [aFee] },
  'circulation.receiveItem': done({ items: [anItem], holds: [aHold] }),
  'circulation.putOnHoldShelf': done(aHold),
  'circulation.checkOut': done(aLoan),
  'circulation.renewLoan': done(aLoan),
  'circulation.returnLoan': done(aLoan),
  'circulation.declareLoanLost': done(aLoan),
  'circulation.foundLoan': done(aLoan),
  'circulation.deleteLoanKeepingFee': done(aLoan),
  'circulation.addFee': done(aFee),
  'circulation.settleFee': done(aFee),
};
