/** The lending desk: shelves looked through, items fetched and shipped; items that are away. */
import { holdingPolicies } from '../../domain/fulfilment/holdings.js';
import { identifierKinds } from '../../domain/fulfilment/identifiers.js';
import { processTypeNames } from '../../domain/fulfilment/lent-items.js';
import { moveKinds, moveStatuses } from '../../domain/fulfilment/moves.js';
import { made, type Operation, ok, paging } from './operation.js';
import {
  amount,
  closed,
  day,
  instant,
  integer,
  line,
  list,
  object,
  oneOf,
  optional,
  page,
  ref,
  text,
  words,
  yesNo,
} from './shape.js';

const changed = { answer: ok(ref('RequestView')), problems: [404, 409, 422] } satisfies Partial<Operation>;
const code = line(64, { minLength: 1 });
const id = line(100, { minLength: 1 });

export const lendingOperations: Operation[] = [
  {
    ...{ method: 'post', path: '/requests/{id}/locate', id: 'locate', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Look through our own shelves for a lending request once more.',
    ...changed,
  },
  {
    ...{ method: 'post', path: '/requests/{id}/move-requests', id: 'askMove', tag: 'requests' },
    permission: 'workOnRequests',
    summary:
      'Have an item fetched to the resource sharing desk (Create Move Request). Described in words it is a general hold request.',
    body: 'MoveWish',
    answer: made(ref('RequestView')),
    problems: [404, 409, 422],
  },
  {
    ...{ method: 'post', path: '/requests/{id}/move-requests/{move}/{end}', id: 'endMove', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Cancel a move request, or say that the item is here. Scanning it at the desk says so too.',
    params: { end: oneOf('cancel', 'complete') },
    body: 'MoveEnd',
    ...changed,
  },
  {
    ...{ method: 'delete', path: '/requests/{id}/alerts', id: 'removeAlerts', tag: 'requests' },
    permission: 'workOnRequests',
    summary: 'Remove Alerts: those of the move requests of this request.',
    ...changed,
  },
  {
    ...{ method: 'post', path: '/shipping', id: 'shipItems', tag: 'requests' },
    permission: 'workOnRequests',
    summary:
      'Ship items by request id and barcode (Shipping Items). A 409 “in-doubt” says what our records doubt: confirm it, or scan another item.',
    body: 'ShippingOrder',
    ...changed,
  },
  {
    ...{ method: 'get', path: '/lent-items', id: 'listLentItems', tag: 'circulation' },
    permission: 'seeRequests',
    summary: 'Items of ours that went to partners, newest first.',
    query: { request: id, barcode: id, out: { ...yesNo, description: 'true: those that are away now.' }, ...paging },
    answer: ok(page(ref('LentItemView'))),
  },
  {
    ...{ method: 'get', path: '/move-requests', id: 'listMoves', tag: 'circulation' },
    permission: 'seeRequests',
    summary: 'Items to be fetched to the resource sharing desk, oldest first.',
    query: { status: oneOf(...moveStatuses), location: code, ...paging },
    answer: ok(page(ref('MoveRequestView'))),
  },
];

const confirmed = optional({ ...yesNo, description: 'The doubt was read, and it is done all the same.' });
const format = oneOf('PHYSICAL', 'PHYSICAL_NON_RETURNABLE');

/** What desks send and read here. */
export const lendingSchemas = {
  MoveWish: closed({
    location: optional({ ...code, description: 'When several have it; else the first that has an item free.' }),
    manualDescription: optional(words(1000, { description: 'Which piece, such as a number of a serial.' })),
    note: optional(words(4000)),
    neededBy: optional({ ...day, description: 'The day by which it is to be at the desk.' }),
  }),
  MoveEnd: closed({ note: optional(words(4000)) }),
  ShippingOrder: closed({
    request: { ...id, description: 'Id, External ID, or what is printed on the slip.' },
    barcodes: optional(list(line(200, { minLength: 1 }), { maxItems: 100 })),
    dueDate: optional({ ...day, description: 'Without it by policy.' }),
    courier: optional(line(200)),
    trackingNumber: optional(line(200)),
    deliveryMethod: optional(oneOf('Mail', 'Courier')),
    location: optional({ ...code, description: 'The lending location that owns the items while they are away.' }),
    cost: optional(amount),
    format: optional(format),
    url: optional({ ...line(2000), description: 'The link to a copy, which goes digitally.' }),
    printSlip: optional(yesNo),
    note: optional(words(10_000)),
    internalNote: optional(words(10_000)),
    confirmed,
  }),
  FulfilmentView: object({
    located: optional(object({ at: instant, result: oneOf('found', 'unavailable', 'notHeld'), items: integer })),
    candidates: list(ref('CandidateView')),
    moveFrom: list(
      object({
        location: text,
        locationName: text,
        library: text,
        libraryName: text,
        available: integer,
      }),
    ),
    items: list(ref('LentItemView')),
    partlyBack: optional(text),
    moves: list(ref('MoveRequestView')),
    alerts: list(
      object({
        id: text,
        status: oneOf(...moveStatuses),
        label: text,
        at: instant,
        neededBy: optional(day),
      }),
    ),
    shipTo: optional(list(text)),
  }),
  CandidateView: object({
    holding: text,
    barcode: text,
    title: text,
    library: text,
    libraryName: text,
    location: text,
    locationName: text,
    callNumber: optional(text),
    policy: oneOf(...holdingPolicies),
    by: oneOf(...identifierKinds, 'title'),
    otherEdition: yesNo,
    available: yesNo,
    lentOn: optional(text),
  }),
  LentItemView: object({
    id: text,
    request: text,
    externalId: text,
    position: integer,
    holding: optional(text),
    barcode: text,
    description: optional(text),
    library: optional(text),
    location: optional(text),
    lendingLocation: text,
    processType: oneOf(...processTypeNames),
    shippedAt: instant,
    shippedBy: text,
    returnedAt: optional(instant),
    returnedBy: optional(text),
    replacementCost: optional(amount),
    replacementCurrency: optional(text),
  }),
  MoveRequestView: object({
    id: text,
    request: text,
    externalId: text,
    title: text,
    kind: oneOf(...moveKinds),
    location: optional(text),
    locationName: optional(text),
    barcode: optional(text),
    callNumber: optional(text),
    manualDescription: optional(text),
    note: optional(text),
    neededBy: optional(day),
    status: oneOf(...moveStatuses),
    askedAt: instant,
    askedBy: text,
    closedAt: optional(instant),
    closedBy: optional(text),
    closingNote: optional(text),
    alertRemovedAt: optional(instant),
  }),
};
