/** The lending desk: shelves looked through, items fetched and shipped; items that are away. */

import { holdingPolicies } from '../domain/fulfilment/holdings.js';
import { identifierKinds } from '../domain/fulfilment/identifiers.js';
import { moveKinds, moveStatuses } from '../domain/fulfilment/moves.js';
import { processTypeNames } from '../domain/fulfilment/shipping.js';
import { made, type Operation, ok, paging } from './operation.js';
import type { Shape } from './schemas.js';
import {
  amount,
  closed,
  day,
  instant,
  integer,
  line,
  list,
  object,
  oneOfThese,
  optional,
  page,
  ref,
  text,
  wording,
  words,
  yesNo,
} from './shape.js';

const changed = { answer: ok(ref('RequestView')), problems: [404, 409, 422] } satisfies Partial<Operation>;
const code = line(64, { minLength: 1 });
const id = line(100, { minLength: 1 });

export const lendingOperations = [
  {
    method: 'post',
    path: '/requests/{id}/locate',
    about: { request: 'id' },
    id: 'locate',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Look through our own shelves for a lending request once more.',
    ...changed,
  },
  {
    method: 'post',
    path: '/requests/{id}/move-requests',
    about: { request: 'id' },
    id: 'askMove',
    tag: 'requests',
    permission: 'workOnRequests',
    summary:
      'Have an item fetched to the resource sharing desk (Create Move Request). Described in words it is a general hold request.',
    body: 'MoveWish',
    answer: made(ref('RequestView')),
    problems: [404, 409, 422],
  },
  {
    method: 'post',
    path: '/requests/{id}/move-requests/{move}/{end}',
    about: { request: 'id' },
    id: 'endMove',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Cancel a move request, or say that the item is here. Scanning it at the desk says so too.',
    params: { end: oneOfThese('cancel', 'complete') },
    body: 'MoveEnd',
    ...changed,
  },
  {
    method: 'delete',
    path: '/requests/{id}/alerts',
    about: { request: 'id' },
    id: 'removeAlerts',
    tag: 'requests',
    permission: 'workOnRequests',
    summary: 'Remove Alerts: those of the move requests of this request.',
    ...changed,
  },
  {
    method: 'post',
    path: '/shipping',
    id: 'shipItems',
    tag: 'requests',
    permission: 'workOnRequests',
    summary:
      'Ship items by request id and barcode (Shipping Items). A 409 “in-doubt” says what our records doubt: confirm it, or scan another item.',
    body: 'ShippingOrder',
    ...changed,
  },
  {
    method: 'get',
    path: '/lent-items',
    id: 'listLentItems',
    tag: 'circulation',
    permission: 'seeRequests',
    summary: 'Items of ours that went to partners, newest first.',
    query: { request: id, barcode: id, out: { ...yesNo, description: 'true: those that are away now.' }, ...paging },
    answer: ok(page(ref('LentItemView'))),
  },
  {
    method: 'get',
    path: '/move-requests',
    id: 'listMoves',
    tag: 'circulation',
    permission: 'seeRequests',
    summary: 'Items to be fetched to the resource sharing desk, oldest first.',
    query: { status: oneOfThese(...moveStatuses), location: code, ...paging },
    answer: ok(page(ref('MoveRequestView'))),
  },
] as const satisfies readonly Operation[];

const confirmed = optional({ ...yesNo, description: 'The doubt was read, and it is done all the same.' });
const format = oneOfThese('PHYSICAL', 'PHYSICAL_NON_RETURNABLE');

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
    deliveryMethod: optional(oneOfThese('Mail', 'Courier')),
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
    /** When and with what result the shelves were looked through; not there until somebody did. */
    located: optional(object({ at: instant, result: oneOfThese('found', 'unavailable', 'notHeld'), items: integer })),
    candidates: list(ref('CandidateView')),
    /** The barcode of the one that is to be lent: what is being moved, what staff chose, else the first that may be lent. */
    copy: optional(text),
    /** Where an item can be fetched from; staff choose when there are several. */
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
    /** `2 of 3 back`, while some volumes are back and some are not. */
    partlyBack: optional(text),
    moves: list(ref('MoveRequestView')),
    alerts: list(
      object({
        id: text,
        status: oneOfThese(...moveStatuses),
        label: wording,
        at: instant,
        neededBy: optional(day),
      }),
    ),
    /** The address on the parcel, a line each: frozen when it was shipped. */
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
    policy: oneOfThese(...holdingPolicies),
    by: oneOfThese(...identifierKinds, 'title'),
    otherEdition: yesNo,
    /** On the shelf, and to be lent by its policy. */
    available: yesNo,
    /** External ID of the lending request that it is lent on. */
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
    /** Where it belongs; not known of a barcode that is none of our holdings. */
    library: optional(text),
    location: optional(text),
    /** The location that owns it while it is lent. */
    lendingLocation: text,
    processType: oneOfThese(...processTypeNames),
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
    kind: oneOfThese(...moveKinds),
    location: optional(text),
    locationName: optional(text),
    barcode: optional(text),
    callNumber: optional(text),
    manualDescription: optional(text),
    note: optional(text),
    /** The day by which it is to be at the desk. */
    neededBy: optional(day),
    status: oneOfThese(...moveStatuses),
    askedAt: instant,
    askedBy: text,
    closedAt: optional(instant),
    closedBy: optional(text),
    /** As staff wrote it, or what the node says itself. */
    closingNote: optional(wording),
    alertRemovedAt: optional(instant),
  }),
};

/** An item that was found for a request, as it stands now. */
export type CandidateView = Shape<'CandidateView'>;
export type LentItemView = Shape<'LentItemView'>;

export type ShippingOrder = Shape<'ShippingOrder'>;
export type FulfilmentView = Shape<'FulfilmentView'>;
export type MoveRequestView = Shape<'MoveRequestView'>;
