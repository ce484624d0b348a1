/** A library system to practise with: a small catalogue in memory, which answers NCIP and writes down what was asked of it. */
import { type CallName, callNames, isCallName } from '../domain/library-system/calls.js';
import { type Element, element } from './ncip/elements.js';
import { ncipNames } from './ncip/messages.js';
import { at, branchesOf, type NcipElement, readAnswerTree, textAt } from './ncip/tree.js';
import { ncipDocument } from './ncip/write.js';
import { practiceQuestion, practiceSip2Answer, withWrongChecksum } from './practice-sip2.js';

export interface PracticeUser {
  id: string;
  pin: string;
  name: string;
  email: string;
  group: string;
  blocked?: boolean;
}

export interface PracticeItem {
  id: string;
  title: string;
  bibId?: string;
  callNumber?: string;
  location?: string;
  /** Made by AcceptItem. */
  temporary?: boolean;
  loan?: { userId: string; dueAt: string; renewals: number };
  hold?: { requestId: string; theirRequestId?: string; userId: string; pickup?: string };
}

/** What may be wrong with one message. */
export const practiceFaults = ['slow', 'dead', 'problem', 'wrongNamespace', 'answerLost', 'secondRecord'] as const;
export type PracticeFault = (typeof practiceFaults)[number];
export const isPracticeFault = (text: string): text is PracticeFault =>
  (practiceFaults as readonly string[]).includes(text);

export interface PracticeLedger {
  users: PracticeUser[];
  items: PracticeItem[];
  charges: { userId: string; amount: number; currency: string; reference: string }[];
  calls: { at: string; call: CallName; about: string; outcome: string }[];
  faults: Partial<Record<CallName, PracticeFault>>;
}

/** `slow`: the answer comes after a while; `none`: the connection is closed without one. */
export type PracticeAnswer = { kind: 'text' | 'slow'; text: string } | { kind: 'none' };

export interface PracticeSystem {
  answer(bytes: Uint8Array): PracticeAnswer;
  /** Answers a line of SIP2; what is wrong with look-ups is wrong with it too. */
  answerLine(line: Buffer): PracticeAnswer;
  /** `none` clears it. */
  setFault(call: CallName, fault: PracticeFault | 'none'): void;
  ledger(): PracticeLedger;
}

const practiceUsers = (): PracticeUser[] => [
  { id: 'P1001', pin: '1234', name: 'Élodie Tremblay', email: 'elodie@example.org', group: 'Student' },
  { id: 'P1002', pin: '1234', name: 'Sam Okafor', email: 'sam@example.org', group: 'Staff' },
  { id: 'P1003', pin: '1234', name: 'Jo Blocked', email: 'jo@example.org', group: 'Student', blocked: true },
];

const practiceItems = (): PracticeItem[] => [
  { id: '39001', bibId: 'b1', title: 'L’Étranger', callNumber: 'PQ2605 A37', location: 'Main stacks' },
  { id: '39002', bibId: 'b2', title: 'Lakes & rivers', callNumber: 'GB1603', location: 'Main stacks' },
];

/** Of users whose ids begin so, libraries, every one is known. */
const institution = /^INST-/;
const callsAtMost = 10_000;
const loanMs = 28 * 86_400_000;

export function createPracticeSystem({
  users = practiceUsers(),
  items = practiceItems(),
  now = () => new Date(),
}: {
  users?: PracticeUser[];
  items?: PracticeItem[];
  now?: () => Date;
} = {}): PracticeSystem {
  const ledger: PracticeLedger = { users, items, charges: [], calls: [], faults: {} };
  let holds = 0;

  const knownUser = (id: string | undefined) =>
    id !== undefined && (institution.test(id) || users.some((each) => each.id === id));
  const itemOf = (id: string | undefined) => ledger.items.findLast((each) => each.id === id);
  const heldAs = (id: string | undefined) =>
    id === undefined
      ? undefined
      : ledger.items.find(({ hold }) => hold?.requestId === id || hold?.theirRequestId === id);
  const dueAt = (wished: string | undefined) => wished ?? new Date(now().getTime() + loanMs).toISOString();

  const acts: Readonly<Record<CallName, (asked: NcipElement) => Done>> = {
    lookUpUser: (asked) => {
      const [card, pin] = branchesOf(asked, 'AuthenticationInput').map((each) =>
        textAt(each, 'AuthenticationInputData'),
      );
      const id = userIn(asked) ?? card;
      const user = users.find((each) => each.id === id);
      if (!user) return refused('Unknown User', 'UserIdentifierValue');
      if (pin !== undefined && pin !== user.pin) return refused('User Authentication Failed', 'AuthenticationInput');
      return [userElement(user.id), optionalFieldsOf(user)];
    },
    acceptItem: (asked) => {
      const id = itemIn(asked);
      const [userId = '', requestId = ''] = [userIn(asked), requestIn(asked)];
      if (!knownUser(userId)) return refused('Unknown User', 'UserIdentifierValue');
      if (id === undefined) return refused('Needed Data Missing', 'ItemId');
      if (itemOf(id) && ledger.faults.acceptItem !== 'secondRecord')
        return refused('Duplicate Item', 'ItemIdentifierValue');
      const pickup = textAt(asked, 'PickupLocation');
      ledger.items.push({
        id,
        title: textAt(asked, 'ItemOptionalFields', 'BibliographicDescription', 'Title') ?? '',
        temporary: true,
        hold: { requestId, userId, ...(pickup ? { pickup } : {}) },
      });
      return [requestElement(requestId), itemElement(id)];
    },
    requestItem: (asked) => {
      const theirRequestId = requestIn(asked);
      const userId = userIn(asked);
      if (!userId || !knownUser(userId)) return refused('Unknown User', 'UserIdentifierValue');
      if (heldAs(theirRequestId) && ledger.faults.requestItem !== 'secondRecord')
        return refused('Duplicate Request', 'RequestIdentifierValue');
      const bib = textAt(asked, 'BibliographicId', 'BibliographicRecordId', 'BibliographicRecordIdentifier');
      const [first, ...others] = ledger.items.filter(
        (each) => each.id === itemIn(asked) || (bib && each.bibId === bib),
      );
      if (!first) return refused('Unknown Item', 'BibliographicRecordIdentifier');
      const item = [first, ...others].find((each) => !each.loan && !each.hold);
      if (!item) return refused('Item Not Available', 'ItemIdentifierValue');
      holds += 1;
      item.hold = { requestId: `H${holds}`, userId, ...(theirRequestId ? { theirRequestId } : {}) };
      return [
        requestElement(item.hold.requestId),
        itemElement(item.id),
        userElement(userId),
        element('RequestType', textAt(asked, 'RequestType')),
        element('RequestScopeType', textAt(asked, 'RequestScopeType')),
        element(
          'ItemOptionalFields',
          element('BibliographicDescription', element('Title', item.title)),
          element('ItemDescription', element('CallNumber', item.callNumber)),
          item.location ? locationElement(item.location) : undefined,
        ),
      ];
    },
    cancelRequest: (asked) => {
      const item = heldAs(requestIn(asked)) ?? itemOf(itemIn(asked));
      if (!item?.hold) return refused('Unknown Request', 'RequestIdentifierValue');
      const { requestId, userId } = item.hold;
      delete item.hold;
      return [requestElement(requestId), itemElement(item.id), userElement(userId)];
    },
    checkOut: (asked) => {
      const item = itemOf(itemIn(asked));
      const userId = userIn(asked);
      if (!userId || !knownUser(userId)) return refused('Unknown User', 'UserIdentifierValue');
      if (users.some((each) => each.id === userId && each.blocked))
        return refused('User Blocked', 'UserIdentifierValue');
      if (!item) return refused('Unknown Item', 'ItemIdentifierValue');
      if (item.loan) return refused('Item Already Checked Out', 'ItemIdentifierValue');
      item.loan = { userId, dueAt: dueAt(textAt(asked, 'DesiredDateDue')), renewals: 0 };
      delete item.hold;
      return [
        itemElement(item.id),
        userElement(userId),
        element('DateDue', item.loan.dueAt),
        element('RenewalCount', '0'),
      ];
    },
    checkIn: (asked) => {
      const item = itemOf(itemIn(asked));
      if (!item) return refused('Unknown Item', 'ItemIdentifierValue');
      if (!item.loan) return refused('Item Not Checked Out', 'ItemIdentifierValue');
      const { userId } = item.loan;
      delete item.loan;
      return [itemElement(item.id), userElement(userId)];
    },
    renew: (asked) => {
      const { loan, id } = itemOf(itemIn(asked)) ?? {};
      if (!loan || !id) return refused('Item Not Checked Out', 'ItemIdentifierValue');
      loan.dueAt = dueAt(textAt(asked, 'DesiredDateDue'));
      loan.renewals += 1;
      return [itemElement(id), element('DateDue', loan.dueAt), element('RenewalCount', String(loan.renewals))];
    },
    recall: (asked) => {
      const { loan, id } = itemOf(itemIn(asked)) ?? {};
      if (!loan || !id) return refused('Item Not Checked Out', 'ItemIdentifierValue');
      loan.dueAt = textAt(asked, 'DesiredDateDue') ?? loan.dueAt;
      return [itemElement(id), element('DateDue', loan.dueAt)];
    },
    deleteItem: (asked) => {
      const item = itemOf(itemIn(asked));
      if (!item) return refused('Unknown Item', 'ItemIdentifierValue');
      if (item.loan) return refused('Item Checked Out', 'ItemIdentifierValue');
      ledger.items.splice(ledger.items.indexOf(item), 1);
      return [itemElement(item.id)];
    },
    charge: (asked) => {
      const userId = userIn(asked) ?? '';
      const about = at(asked, 'FiscalTransactionInformation');
      if (!knownUser(userId)) return refused('Unknown User', 'UserIdentifierValue');
      const reference =
        textAt(about, 'FiscalTransactionReferenceId', 'FiscalTransactionIdentifierValue') ??
        `C${ledger.charges.length + 1}`;
      ledger.charges.push({
        userId,
        amount: Number(textAt(about, 'Amount', 'MonetaryValue') ?? 0),
        currency: textAt(about, 'Amount', 'CurrencyCode') ?? '',
        reference,
      });
      return [
        userElement(userId),
        element(
          'FiscalTransactionReferenceId',
          element('AgencyId', 'PRACTICE'),
          element('FiscalTransactionIdentifierValue', reference),
        ),
      ];
    },
  };

  function note(call: CallName, asked: NcipElement, outcome: string): void {
    // The second one is the PIN.
    const card = textAt(branchesOf(asked, 'AuthenticationInput')[0], 'AuthenticationInputData');
    const about = [requestIn(asked), itemIn(asked), userIn(asked) ?? card].filter(Boolean).join(' ');
    noteCall(call, about, outcome);
  }

  function noteCall(call: CallName, about: string, outcome: string): void {
    ledger.calls.push({ at: now().toISOString(), call, about, outcome });
    if (ledger.calls.length > callsAtMost) ledger.calls.shift();
  }

  return {
    answer(bytes) {
      const read = readAnswerTree(bytes);
      const call = read.kind === 'tree' ? callNames.find((name) => at(read.root, ncipNames[name])) : undefined;
      const asked = read.kind === 'tree' && call ? at(read.root, ncipNames[call]) : undefined;
      if (!call || !asked)
        return { kind: 'text', text: ncipDocument(problemElement('Unsupported Service', 'NCIPMessage'), 'qualified') };
      const fault = ledger.faults[call];
      if (fault === 'dead') {
        note(call, asked, 'dead');
        return { kind: 'none' };
      }
      const done = fault === 'problem' ? refused('Practice Problem', ncipNames[call]) : acts[call](asked);
      const problem = done.find((each) => each?.name === 'Problem');
      note(call, asked, problem ? String((problem.content as readonly Element[])[0]?.content) : 'done');
      if (fault === 'answerLost') return { kind: 'none' };
      const response = element(`${ncipNames[call]}Response`, done) ?? {
        name: `${ncipNames[call]}Response`,
        content: '',
      };
      const text = ncipDocument(response, 'qualified');
      if (fault === 'wrongNamespace')
        return {
          kind: 'text',
          text: text.replaceAll('http://www.niso.org/2008/ncip', 'urn:practice:another-namespace'),
        };
      return { kind: fault === 'slow' ? 'slow' : 'text', text };
    },
    answerLine(line) {
      const asked = practiceQuestion(line);
      const fault = ledger.faults.lookUpUser;
      const user = users.find(({ id }) => id === asked.card);
      if (asked.card !== undefined) {
        const isDead = fault === 'dead';
        noteCall('lookUpUser', `SIP2 ${asked.card}`, isDead ? 'dead' : user ? 'done' : 'Unknown User');
      }
      if (fault === 'dead' || fault === 'answerLost') return { kind: 'none' };
      const text = practiceSip2Answer(asked, fault === 'problem' ? undefined : user, now());
      if (fault === 'wrongNamespace') return { kind: 'text', text: withWrongChecksum(text) };
      return { kind: fault === 'slow' ? 'slow' : 'text', text };
    },
    setFault(call, fault) {
      if (!isCallName(call)) return;
      if (fault === 'none') delete ledger.faults[call];
      else ledger.faults[call] = fault;
    },
    ledger: () => structuredClone(ledger),
  };
}

type Done = readonly (Element | undefined)[];

const problemElement = (type: string, about: string) =>
  element(
    'Problem',
    element('ProblemType', type),
    element('ProblemDetail', `${type}.`),
    element('ProblemElement', about),
  );
const refused = (type: string, about: string): Done => [problemElement(type, about)];

const userIn = (asked: NcipElement) => textAt(asked, 'UserId', 'UserIdentifierValue');
const itemIn = (asked: NcipElement) => textAt(asked, 'ItemId', 'ItemIdentifierValue');
const requestIn = (asked: NcipElement) => textAt(asked, 'RequestId', 'RequestIdentifierValue');
const userElement = (id: string) => element('UserId', element('UserIdentifierValue', id));
const itemElement = (id: string) => element('ItemId', element('ItemIdentifierValue', id));
const requestElement = (id: string) => element('RequestId', element('RequestIdentifierValue', id));

const locationElement = (name: string) =>
  element(
    'Location',
    element('LocationType', 'Current Location'),
    element(
      'LocationName',
      element('LocationNameInstance', element('LocationNameLevel', '1'), element('LocationNameValue', name)),
    ),
  );

const optionalFieldsOf = ({ name, email, group, blocked }: PracticeUser) =>
  element(
    'UserOptionalFields',
    element('NameInformation', element('PersonalNameInformation', element('UnstructuredPersonalUserName', name))),
    element(
      'UserAddressInformation',
      element('UserAddressRoleType', 'Home'),
      element('ElectronicAddress', element('ElectronicAddressType', 'mailto'), element('ElectronicAddressData', email)),
    ),
    element(
      'UserPrivilege',
      element('AgencyId', 'PRACTICE'),
      element('AgencyUserPrivilegeType', group),
      element('UserPrivilegeStatus', element('UserPrivilegeStatusType', 'Active')),
    ),
    blocked
      ? element('BlockOrTrap', element('AgencyId', 'PRACTICE'), element('BlockOrTrapType', 'Block Check Out'))
      : undefined,
  );
