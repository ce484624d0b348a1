import { deskTasks } from '../../domain/fulfilment/desks.js';
import { items, made, type Operation, ok, paging } from './operation.js';
import { day, line, object, oneOf, page, ref, yesNo } from './shape.js';

const q = (what: string) => line(200, { description: what });
const code = line(64, { minLength: 1 });
const id = line(100, { minLength: 1 });

/** The addresses of the local records. */
export const localOperations: Operation[] = [
  {
    ...{ method: 'get', path: '/libraries', id: 'listLibraries', tag: 'libraries' },
    summary: 'The libraries of this institution with desks and locations; resource sharing libraries first.',
    answer: ok(items('LibraryView')),
  },
  {
    ...{ method: 'post', path: '/libraries', id: 'addLibrary', tag: 'libraries' },
    summary: 'Add a library.',
    body: 'LibraryDraft',
    answer: made(ref('LibraryView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'get', path: '/libraries/{code}', id: 'readLibrary', tag: 'libraries' },
    summary: 'One library.',
    answer: ok(ref('LibraryView')),
    problems: [404],
  },
  {
    ...{ method: 'patch', path: '/libraries/{code}', id: 'changeLibrary', tag: 'libraries' },
    summary: 'Change what is named; null removes.',
    body: 'LibraryChange',
    answer: ok(ref('LibraryView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/libraries/{code}', id: 'removeLibrary', tag: 'libraries' },
    summary: 'Remove a library that nothing names, with its desks and locations.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/libraries/{code}/desks', id: 'addDesk', tag: 'libraries' },
    summary: 'Add a circulation desk.',
    body: 'DeskDraft',
    answer: made(ref('DeskView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/libraries/{code}/desks/{desk}', id: 'removeDesk', tag: 'libraries' },
    summary: 'Remove a desk at which nothing was lent.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'get', path: '/desks/{desk}/tasks/{task}', id: 'mayWorkAt', tag: 'libraries' },
    summary: 'Whether a task may be done at a desk; a 409 says why not, and what to do.',
    params: { task: oneOf(...deskTasks) },
    answer: ok(ref('DeskOfTask')),
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/libraries/{code}/locations', id: 'addLocation', tag: 'libraries' },
    summary: 'Add a location.',
    body: 'LocationDraft',
    answer: made(ref('LocationView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/libraries/{code}/locations/{location}', id: 'removeLocation', tag: 'libraries' },
    summary: 'Remove a location that no item and no rule names.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'get', path: '/libraries/{code}/closures', id: 'listClosures', tag: 'libraries' },
    summary: 'Holidays and closures, earliest first.',
    query: { from: { ...day, description: 'Only those that end on this day or later.' } },
    answer: ok(items('ClosureView')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/libraries/{code}/closures', id: 'closeLibrary', tag: 'libraries' },
    summary: 'Close a library for a day or a period: its business days, due dates and hold shelf skip it.',
    body: 'ClosureDraft',
    answer: made(ref('ClosureView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/libraries/{code}/closures/{id}', id: 'removeClosure', tag: 'libraries' },
    summary: 'Remove a closure.',
    answer: 'none',
    problems: [404],
  },

  {
    ...{ method: 'get', path: '/patrons', id: 'listPatrons', tag: 'patrons' },
    summary: 'Patrons by name.',
    query: { q: q('Beginnings of words of name, id or e-mail; case and accents do not matter.'), ...paging },
    answer: ok(page(ref('PatronSummary'))),
  },
  {
    ...{ method: 'post', path: '/patrons', id: 'addPatron', tag: 'patrons' },
    summary: 'Add a patron.',
    body: 'PatronDraft',
    answer: made(ref('PatronView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'get', path: '/patrons/{id}', id: 'readPatron', tag: 'patrons' },
    summary: 'One patron: blocks, what is open, and whether one more request is allowed.',
    answer: ok(ref('PatronView')),
    problems: [404],
  },
  {
    ...{ method: 'patch', path: '/patrons/{id}', id: 'changePatron', tag: 'patrons' },
    summary: 'Change what is named; null removes.',
    body: 'PatronChange',
    answer: ok(ref('PatronView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/patrons/{id}', id: 'removePatron', tag: 'patrons' },
    summary: 'Remove a patron of whom no request, loan, hold or fee is open.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/patrons/{id}/blocks', id: 'blockPatron', tag: 'patrons' },
    summary: 'Block a patron by hand.',
    body: 'BlockDraft',
    answer: ok(ref('PatronView')),
    problems: [404, 409],
  },
  {
    ...{ method: 'delete', path: '/patrons/{id}/blocks/{block}', id: 'liftBlock', tag: 'patrons' },
    summary: 'Lift a block.',
    answer: ok(ref('PatronView')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/imports/patrons', id: 'importPatrons', tag: 'patrons' },
    summary: 'Add and change patrons from a CSV text; says row by row what became of it.',
    body: 'ImportOrder',
    answer: ok(ref('ImportReport')),
    problems: [409, 422],
  },

  {
    ...{ method: 'get', path: '/holdings', id: 'listHoldings', tag: 'holdings' },
    summary: 'Holdings of this library.',
    query: { q: q('Words of the title, a barcode, or a number.'), ...paging },
    answer: ok(page(ref('HoldingView'))),
  },
  {
    ...{ method: 'post', path: '/holdings', id: 'addHolding', tag: 'holdings' },
    summary: 'Add an item.',
    body: 'HoldingDraft',
    answer: made(ref('HoldingView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'get', path: '/holdings/{id}', id: 'readHolding', tag: 'holdings' },
    summary: 'One item.',
    answer: ok(ref('HoldingView')),
    problems: [404],
  },
  {
    ...{ method: 'put', path: '/holdings/{id}', id: 'replaceHolding', tag: 'holdings' },
    summary: 'Say an item anew.',
    body: 'HoldingDraft',
    answer: ok(ref('HoldingView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'delete', path: '/holdings/{id}', id: 'removeHolding', tag: 'holdings' },
    summary: 'Remove an item.',
    answer: 'none',
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/imports/holdings', id: 'importHoldings', tag: 'holdings' },
    summary: 'Add and change items from a CSV text; says row by row what became of it.',
    body: 'ImportOrder',
    answer: ok(ref('ImportReport')),
    problems: [409, 422],
  },
  {
    ...{ method: 'post', path: '/holding-matches', id: 'matchHoldings', tag: 'holdings' },
    summary: 'The items that are what a title or its numbers ask for, the surest first.',
    body: 'TitleToMatch',
    answer: ok(items('HoldingMatch')),
  },

  {
    ...{ method: 'get', path: '/policies', id: 'listPolicies', tag: 'policies' },
    summary: 'Every policy with its value, its default and its sentence.',
    answer: ok(items('PolicyView')),
  },
  {
    ...{ method: 'patch', path: '/policies', id: 'changePolicies', tag: 'policies' },
    summary: 'Change the policies that are named; null goes back to the default.',
    body: 'PolicyChange',
    answer: ok(items('PolicyView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'get', path: '/temporary-item-rules', id: 'listItemRules', tag: 'policies' },
    summary: 'Temporary item creation rules in the order in which they are asked.',
    answer: ok(items('ItemRuleView')),
  },
  {
    ...{ method: 'post', path: '/temporary-item-rules', id: 'addItemRule', tag: 'policies' },
    summary: 'Say where items of a partner, or of everybody, go when they are received, and with which item policy.',
    body: 'ItemRuleDraft',
    answer: made(ref('ItemRuleView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'delete', path: '/temporary-item-rules/{id}', id: 'removeItemRule', tag: 'policies' },
    summary: 'Remove a rule.',
    answer: 'none',
    problems: [404],
  },

  {
    ...{ method: 'get', path: '/temporary-items', id: 'listTemporaryItems', tag: 'circulation' },
    summary: 'Items of other libraries that are here, newest first.',
    query: {
      request: id,
      barcode: id,
      removed: { ...yesNo, description: 'true: those whose records were removed.' },
      ...paging,
    },
    answer: ok(page(ref('TemporaryItemView'))),
  },
  {
    ...{ method: 'post', path: '/temporary-items', id: 'receiveItem', tag: 'circulation' },
    summary:
      'Make the temporary records and the hold of a received item. The partner is told by the request’s own action.',
    body: 'ReceiveOrder',
    answer: made(ref('Received')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'get', path: '/hold-shelf', id: 'listHolds', tag: 'circulation' },
    summary: 'Holds that are on the shelf or on their way to it, or that have expired.',
    query: { shelf: oneOf('active', 'expired'), library: code, patron: id, ...paging },
    answer: ok(page(ref('HoldView'))),
  },
  {
    ...{ method: 'post', path: '/hold-shelf', id: 'putOnHoldShelf', tag: 'circulation' },
    summary: 'Put an item on the hold shelf of its pickup library.',
    body: 'ScanOrder',
    answer: ok(ref('HoldView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'get', path: '/loans', id: 'listLoans', tag: 'circulation' },
    summary: 'Loans to patrons, newest first; deleted ones only when they are asked for.',
    query: { patron: id, request: id, status: oneOf('out', 'returned', 'lost', 'deleted'), ...paging },
    answer: ok(page(ref('LoanView'))),
  },
  {
    ...{ method: 'post', path: '/loans', id: 'checkOut', tag: 'circulation' },
    summary: 'Lend an item to the patron whom it is held for.',
    body: 'CheckOutOrder',
    answer: made(ref('LoanView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/returns', id: 'returnLoan', tag: 'circulation' },
    summary: 'Take an item back from its patron; an unpaid replacement fee is waived.',
    body: 'ScanOrder',
    answer: ok(ref('LoanView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/loans/{id}/renew', id: 'renewLoan', tag: 'circulation' },
    summary: 'Give the patron another due date, which the lender’s must allow.',
    body: 'RenewOrder',
    answer: ok(ref('LoanView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/loans/{id}/lost', id: 'declareLoanLost', tag: 'circulation' },
    summary: 'Declare a loan lost: the replacement fee is charged, the patron blocked.',
    body: 'LostOrder',
    answer: ok(ref('LoanView')),
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/loans/{id}/found', id: 'foundLoan', tag: 'circulation' },
    summary: 'Undo lost: the patron has it again, the unpaid fee is waived.',
    answer: ok(ref('LoanView')),
    problems: [404, 409],
  },
  {
    ...{ method: 'delete', path: '/loans/{id}', id: 'deleteLoan', tag: 'circulation' },
    summary: 'Delete a lost loan from the patron’s record; the fee stays.',
    answer: ok(ref('LoanView')),
    problems: [404, 409],
  },
  {
    ...{ method: 'get', path: '/fees', id: 'listFees', tag: 'circulation' },
    summary: 'Fees, newest first.',
    query: { patron: id, status: oneOf('open', 'paid', 'waived'), ...paging },
    answer: ok(page(ref('FeeView'))),
  },
  {
    ...{ method: 'post', path: '/fees', id: 'addFee', tag: 'circulation' },
    summary: 'Charge a fee.',
    body: 'FeeDraft',
    answer: made(ref('FeeView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'post', path: '/fees/{id}/{how}', id: 'settleFee', tag: 'circulation' },
    summary: 'Note that a fee was paid, or waive it.',
    params: { how: oneOf('paid', 'waived') },
    answer: ok(ref('FeeView')),
    problems: [404, 409],
  },
];

/** Answers that exist only here. */
export const localAnswers = { DeskOfTask: object<{ library: string }>({ library: code }) };
