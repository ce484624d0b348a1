import { made, type Operation, ok, paging } from '../operation.js';
import { line, oneOf, page, ref, yesNo } from '../shape.js';

const code = line(64, { minLength: 1 });
const id = line(100, { minLength: 1 });

/** Items of other libraries: hold shelf, loans, fees. */
export const circulationOperations: Operation[] = [
  {
    ...{ method: 'get', path: '/temporary-items', id: 'listTemporaryItems', tag: 'circulation' },
    permission: 'seeRequests',
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
    ...{ method: 'get', path: '/requests/{id}/temporary-record', id: 'readTemporaryRecord', tag: 'circulation' },
    permission: 'seeRequests',
    summary:
      'What stands for the item of a borrowing request: from its creation the record with the hold of its patron, from the receipt on the items that are here.',
    answer: ok(ref('TemporaryRecord')),
    problems: [404],
  },
  {
    ...{ method: 'post', path: '/temporary-items', id: 'receiveItem', tag: 'circulation' },
    permission: 'workOnRequests',
    summary:
      'Make the temporary records and the hold of a received item. The partner is told by the request’s own action.',
    body: 'ReceiveOrder',
    answer: made(ref('Received')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'get', path: '/hold-shelf', id: 'listHolds', tag: 'circulation' },
    permission: 'seeRequests',
    summary: 'Holds that are on the shelf or on their way to it, or that have expired.',
    query: { shelf: oneOf('active', 'expired'), library: code, patron: id, ...paging },
    answer: ok(page(ref('HoldView'))),
  },
  {
    ...{ method: 'post', path: '/hold-shelf', id: 'putOnHoldShelf', tag: 'circulation' },
    permission: 'lendAtDesk',
    summary: 'Put an item on the hold shelf of its pickup library.',
    body: 'ScanOrder',
    answer: ok(ref('HoldView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/hold-shelf/{id}/extend', id: 'extendHold', tag: 'circulation' },
    permission: 'lendAtDesk',
    summary: 'Let an item wait longer for its patron, expired or not, but never after the lender’s date.',
    body: 'HoldExtension',
    answer: ok(ref('HoldView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'get', path: '/loans', id: 'listLoans', tag: 'circulation' },
    permission: 'seeRequests',
    summary: 'Loans to patrons, newest first; deleted ones only when they are asked for.',
    query: { patron: id, request: id, status: oneOf('out', 'returned', 'lost', 'deleted'), ...paging },
    answer: ok(page(ref('LoanView'))),
  },
  {
    ...{ method: 'post', path: '/loans', id: 'checkOut', tag: 'circulation' },
    permission: 'lendAtDesk',
    summary: 'Lend an item to the patron whom it is held for.',
    body: 'CheckOutOrder',
    answer: made(ref('LoanView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/returns', id: 'returnLoan', tag: 'circulation' },
    permission: 'lendAtDesk',
    summary: 'Take an item back from its patron; an unpaid replacement fee is waived.',
    body: 'ScanOrder',
    answer: ok(ref('LoanView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/loans/{id}/renew', id: 'renewLoan', tag: 'circulation' },
    permission: 'lendAtDesk',
    summary: 'Give the patron another due date, which the lender’s must allow.',
    body: 'RenewOrder',
    answer: ok(ref('LoanView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/loans/{id}/lost', id: 'declareLoanLost', tag: 'circulation' },
    permission: 'declareLoansLost',
    summary: 'Declare a loan lost: the replacement fee is charged, the patron blocked.',
    body: 'LostOrder',
    answer: ok(ref('LoanView')),
    problems: [404, 409],
  },
  {
    ...{ method: 'post', path: '/loans/{id}/found', id: 'foundLoan', tag: 'circulation' },
    permission: 'declareLoansLost',
    summary: 'Undo lost: the patron has it again, the unpaid fee is waived.',
    answer: ok(ref('LoanView')),
    problems: [404, 409],
  },
  {
    ...{ method: 'delete', path: '/loans/{id}', id: 'deleteLoan', tag: 'circulation' },
    permission: 'declareLoansLost',
    summary: 'Delete a lost loan from the patron’s record; the fee stays.',
    answer: ok(ref('LoanView')),
    problems: [404, 409],
  },
  {
    ...{ method: 'get', path: '/fees', id: 'listFees', tag: 'circulation' },
    permission: 'seeRequests',
    summary: 'Fees, newest first.',
    query: { patron: id, status: oneOf('open', 'paid', 'waived'), ...paging },
    answer: ok(page(ref('FeeView'))),
  },
  {
    ...{ method: 'post', path: '/fees', id: 'addFee', tag: 'circulation' },
    permission: 'lendAtDesk',
    summary: 'Charge a fee.',
    body: 'FeeDraft',
    answer: made(ref('FeeView')),
    problems: [409, 422],
  },
  {
    ...{ method: 'post', path: '/fees/{id}/{how}', id: 'settleFee', tag: 'circulation' },
    permission: 'lendAtDesk',
    summary: 'Note that a fee was paid, or waive it.',
    params: { how: oneOf('paid', 'waived') },
    answer: ok(ref('FeeView')),
    problems: [404, 409],
  },
];
