/** Canonical messages as the translation composes them, and arbitrary ones for property tests. */
import fc from 'fast-check';
import type { Status } from '../../src/protocol/codes.js';
import type { WritingContext } from '../../src/protocol/dialects/dialect.js';
import type { Meaning } from '../../src/protocol/dialects/losses.js';
import type { Extras } from '../../src/protocol/extras.js';
import type {
  Header,
  InitiatingMessage,
  Request,
  RequestingAgencyMessage,
  SupplyingAgencyMessage,
} from '../../src/protocol/messages.js';

export const header: Header = {
  supplyingAgencyId: { type: { value: 'ISIL' }, value: 'CA-LEND' },
  requestingAgencyId: { type: { value: 'ISIL' }, value: 'CA-BORROW' },
  timestamp: '2026-11-20T10:00:00.000Z',
  requestingAgencyRequestId: 'BORROW0000817~1',
};

export const context = (over: Partial<WritingContext> = {}): WritingContext => ({
  version: '1.2',
  firstAnswer: false,
  currentStatus: 'WillSupply',
  sequence: 3,
  ...over,
});

export function sam(
  status: Status | undefined,
  over: Partial<Omit<SupplyingAgencyMessage, 'kind'>> = {},
): SupplyingAgencyMessage {
  return {
    kind: 'supplyingAgencyMessage',
    header,
    messageInfo: { reasonForMessage: 'StatusChange' },
    statusInfo: { ...(status ? { status } : {}), lastChange: '2026-11-20T10:00:00.000Z' },
    ...over,
  };
}
/** A supplier's general message. */
export function samNote(
  note: string,
  status?: Status,
  over: Partial<Omit<SupplyingAgencyMessage, 'kind'>> = {},
): SupplyingAgencyMessage {
  return sam(status, { messageInfo: { reasonForMessage: 'Notification', note }, ...over });
}
export function ram(
  action: RequestingAgencyMessage['action'],
  note?: string,
  extras?: Extras,
): RequestingAgencyMessage {
  return {
    kind: 'requestingAgencyMessage',
    header,
    action,
    ...(note === undefined ? {} : { note }),
    ...(extras ? { extras } : {}),
  };
}
export function request(over: Partial<Omit<Request, 'kind'>> = {}): Request {
  return {
    kind: 'request',
    header,
    bibliographicInfo: { title: 'The Left Hand of Darkness' },
    serviceInfo: { requestType: 'New', serviceType: 'Loan' },
    ...over,
  };
}
/** A lender's conditional answer in canonical form. */
export const offer = (over: Partial<Omit<SupplyingAgencyMessage, 'kind'>> = {}): SupplyingAgencyMessage =>
  sam('RetryPossible', {
    messageInfo: { reasonForMessage: 'RequestResponse', reasonRetry: { value: 'LoanCondition' } },
    retryInfo: {
      loanCondition: [{ value: 'LibraryUseOnly' }],
      offeredCosts: [{ currencyCode: { value: 'CAD' }, monetaryValue: '12.50' }],
      retryBefore: '2026-12-01T04:59:59.000Z',
    },
    extras: { conditionAttached: true },
    ...over,
  });
/** A borrower's consent in canonical form. */
export const acceptance = (note?: string): Request =>
  request({
    serviceInfo: {
      requestType: 'Retry',
      requestingAgencyPreviousRequestId: header.requestingAgencyRequestId,
      serviceType: 'Loan',
      ...(note === undefined ? {} : { note }),
    },
  });
export const refusal = (note?: string): RequestingAgencyMessage => ram('Cancel', note, { conditionsAnswer: 'refused' });

// ---------------------------------------------------------------- arbitrary messages

/** Present at times, but never as an undefined member. */
const some = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(shape, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<T>>;
const filled = <T extends object>(members: fc.Arbitrary<Partial<T>>, name: string) =>
  members.map((value) => (Object.keys(value).length > 0 ? { [name]: value } : {}));

const word = fc.stringMatching(/^[A-Za-zéßŁ你][a-zéß你-]{1,8}$/);
const sentence = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => `${words.join(' ')}.`);
/** People's notes: several lines, no tokens. */
export const note = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const barcode = fc.stringMatching(/^[0-9]{8}$/);
const id = fc.stringMatching(/^[A-Z0-9~/_-]{3,20}$/);
const day = fc.integer({ min: 0, max: 3000 }).map((days) => new Date(Date.UTC(2024, 0, 1 + days, 12)).toISOString());
const amount = fc.stringMatching(/^[1-9][0-9]{0,2}\.[0-9]{2}$/);
const code = (...values: string[]) => fc.constantFrom(...values).map((value) => ({ value }));
const costs = fc.record({ currencyCode: code('CAD', 'USD'), monetaryValue: amount });
const conditions = fc.uniqueArray(fc.constantFrom('LibraryUseOnly', 'NoReproduction', 'SignatureRequired'), {
  minLength: 1,
  maxLength: 3,
});
const address = fc.record({ line1: sentence, locality: word, postalCode: fc.stringMatching(/^[A-Z][0-9][A-Z]$/) });
const heading: fc.Arbitrary<Header> = fc
  .record({ requestingAgencyRequestId: id, timestamp: day }, {})
  .map((members) => ({ ...header, ...members }));
const lostCase = some({
  reportedBy: fc.constantFrom('borrower' as const, 'lender' as const),
  why: fc.oneof(
    sentence,
    fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('\\', '\n', '|', ':', ' ', 'n', '#', '-') }),
  ),
  fee: amount,
  currency: fc.constant('CAD'),
  invoice: sentence,
  where: fc.constantFrom('patron' as const, 'staff' as const, 'transit' as const),
  state: fc.constantFrom(
    ...(['reported', 'declared', 'feeCommunicated', 'paid', 'waived', 'found', 'closed'] as const),
  ),
  reportedAt: day,
  declaredAt: day,
  feeCommunicatedAt: day,
  paidAt: day,
  waivedAt: day,
  foundAt: day,
  closedAt: day,
}).filter((members) => Object.keys(members).length > 0);

function supplied(
  status: fc.Arbitrary<Status>,
  info: fc.Arbitrary<object>,
  ...others: fc.Arbitrary<object>[]
): fc.Arbitrary<InitiatingMessage> {
  return fc
    .tuple(heading, status, day, info, some({ note }), ...others)
    .map(([head, state, lastChange, messageInfo, words, ...more]) => {
      const { statusInfo, ...rest } = Object.assign({}, ...more) as { statusInfo?: object };
      return {
        kind: 'supplyingAgencyMessage',
        header: head,
        messageInfo: { ...messageInfo, ...words },
        statusInfo: { status: state, ...statusInfo, lastChange },
        ...rest,
      } as SupplyingAgencyMessage;
    });
}
const news = fc.record({ reasonForMessage: fc.constantFrom('RequestResponse' as const, 'StatusChange' as const) });
const dueDate = filled(some({ dueDate: day }), 'statusInfo');
const items = fc
  .uniqueArray(
    fc.record({ barcode, name: fc.option(word, { nil: undefined }), callNumber: fc.option(word, { nil: undefined }) }),
    {
      minLength: 1,
      maxLength: 3,
      selector: (item) => item.barcode,
    },
  )
  .map((list) =>
    list.map((item) => JSON.parse(JSON.stringify(item)) as { barcode: string; name?: string; callNumber?: string }),
  );

const shipment: fc.Arbitrary<InitiatingMessage> = fc
  .tuple(
    heading,
    news,
    day,
    some({ note }),
    some({
      items,
      url: fc.constant('https://files.example/a/1'),
      conditions,
      costs,
      shipping: fc.record({ trackingId: fc.tuple(barcode) }),
      returns: address,
    }),
  )
  .map(
    ([
      head,
      info,
      lastChange,
      words,
      { items: list = [], url, conditions: terms, costs: price, shipping, returns },
    ]) => {
      const telling = list.some((item) => item.name !== undefined || item.callNumber !== undefined);
      const ships = url === undefined;
      const deliveryInfo = {
        dateSent: lastChange,
        ...(ships && list.length > 0 ? { itemId: list.map((item) => item.barcode) } : {}),
        ...(ships ? {} : { url, deliveryMethod: { value: 'URL' } }),
        ...(terms ? { loanCondition: terms.map((value) => ({ value })) } : {}),
        ...(price ? { deliveryCosts: [price] } : {}),
      };
      return sam(ships ? 'Loaned' : 'CopyCompleted', {
        header: head,
        messageInfo: { ...info, ...words },
        deliveryInfo,
        ...(shipping ? { shippingInfo: shipping } : {}),
        ...(returns ? { returnInfo: { name: 'Lending Library', physicalAddress: returns } } : {}),
        ...(ships && telling ? { extras: { items: list } } : {}),
      });
    },
  );

const plainStatuses = [
  'RequestReceived',
  'ExpectToSupply',
  'WillSupply',
  'Overdue',
  'Recalled',
  'Unfilled',
  'Cancelled',
  'LoanCompleted',
  'CompletedWithoutReturn',
] as const;
/** The fee of a lost case, where the protocol has a place for costs. */
const charge = filled(some({ dateSent: day, deliveryCosts: fc.tuple(costs) }), 'deliveryInfo').filter(
  ({ deliveryInfo }: { deliveryInfo?: object }) => !deliveryInfo || Object.keys(deliveryInfo).length === 2,
);
const answer = fc.oneof(
  supplied(fc.constant('CompletedWithoutReturn'), news, charge, filled(some({ lostCase }), 'extras')),
  { weight: 3, arbitrary: supplied(fc.constantFrom(...plainStatuses), news, dueDate) },
  supplied(
    fc.constant('RetryPossible'),
    news.map((info) => ({ ...info, reasonRetry: { value: 'OnLoan' } })),
    filled(some({ retryAfter: day }), 'retryInfo'),
  ),
  supplied(
    fc.constantFrom('WillSupply' as const, 'Overdue' as const, 'RequestReceived' as const),
    fc.record({
      reasonForMessage: fc.constantFrom('RenewResponse' as const, 'CancelResponse' as const),
      answerYesNo: fc.constantFrom('Y' as const, 'N' as const),
    }),
    dueDate,
  ),
);

const offers = fc
  .tuple(heading, news, some({ note }), some({ conditions, costs, retryBefore: day }))
  .filter(([, , , terms]) => terms.conditions !== undefined || terms.costs !== undefined)
  .map(([head, info, words, { conditions: terms, costs: price, retryBefore }]) =>
    offer({
      header: head,
      messageInfo: { ...info, ...words, reasonRetry: { value: terms ? 'LoanCondition' : 'CostExceedsMaxCost' } },
      retryInfo: {
        ...(terms ? { loanCondition: terms.map((value) => ({ value })) } : {}),
        ...(price ? { offeredCosts: [price] } : {}),
        ...(retryBefore ? { retryBefore } : {}),
      },
    }),
  );

const told = (
  action: fc.Arbitrary<RequestingAgencyMessage['action']>,
  extras: fc.Arbitrary<object>,
): fc.Arbitrary<InitiatingMessage> =>
  fc.tuple(heading, action, some({ note }), extras).map(([head, act, words, more]) => ({
    kind: 'requestingAgencyMessage',
    header: head,
    action: act,
    ...words,
    ...(Object.keys(more).length > 0 ? { extras: more } : {}),
  }));

const requests = fc
  .tuple(
    heading,
    some({ note, serviceLevel: code('Normal', 'Overnight') }),
    some({
      author: word,
      volume: fc.uniqueArray(word, { minLength: 1, maxLength: 2 }),
      bibliographicItemId: fc.tuple(
        fc.record({ bibliographicItemIdentifierCode: code('ISBN', 'DOI'), bibliographicItemIdentifier: barcode }),
      ),
    }),
    some({ costs, address }),
  )
  .map(([head, service, bibliographic, { costs: price, address: place }]) =>
    request({
      header: head,
      bibliographicInfo: { title: 'A title', ...bibliographic },
      serviceInfo: { requestType: 'New', serviceType: 'Loan', ...service },
      ...(place ? { requestedDeliveryInfo: [{ address: { physicalAddress: place } }] } : {}),
      ...(price ? { billingInfo: { maximumCosts: price } } : {}),
    }),
  );

const acceptances = fc.tuple(heading, some({ note, conditions })).map(([head, { note: words, conditions: terms }]) => {
  const consent = acceptance(words);
  const loanCondition = terms ? { loanCondition: terms.map((value) => ({ value })) } : {};
  const previous = { requestingAgencyPreviousRequestId: head.requestingAgencyRequestId };
  return {
    ...consent,
    header: head,
    serviceInfo: { serviceType: 'Loan' as const, ...consent.serviceInfo, ...loanCondition, ...previous },
  };
});

/** One arbitrary for each meaning that the table of losses tells apart. */
export const arbitraryMessages: Record<Meaning, fc.Arbitrary<InitiatingMessage>> = {
  request: requests,
  reminder: requests.map((each) => ({
    ...each,
    serviceInfo: { serviceType: 'Loan' as const, ...each.serviceInfo, requestType: 'Reminder' as const },
  })),
  acceptance: acceptances,
  offer: offers,
  shipment,
  answer,
  notification: fc.oneof(
    supplied(
      fc.constantFrom('RequestReceived' as const, 'WillSupply' as const, 'Loaned' as const),
      fc.constant({ reasonForMessage: 'Notification' }),
      filled(
        some({
          lostCase,
          damaged: fc.constant(true),
          activeNote: fc.constant(true),
          awaitingConditionsAnswer: fc.constant(true),
        }),
        'extras',
      ),
    ),
    supplied(
      fc.constant('Loaned'),
      fc.constant({ reasonForMessage: 'Notification' }),
      charge,
      fc.record({ extras: fc.record({ lostCase }) }),
    ),
  ),
  holding: fc.oneof(
    supplied(
      fc.constantFrom('HoldReturn', 'ReleaseHoldReturn'),
      fc.constant({ reasonForMessage: 'StatusChange' }),
      dueDate,
    ),
    told(fc.constant('HoldReturn'), fc.constant({})),
  ),
  action: fc.oneof(
    told(fc.constantFrom('StatusRequest', 'Received', 'Cancel', 'ShippedReturn', 'ShippedForward'), fc.constant({})),
    told(fc.constant('Renew'), some({ wishedDueDate: day.map((date) => date.slice(0, 10)) })),
    told(
      fc.constant('Notification'),
      some({ undo: fc.constantFrom('Received', 'ShippedReturn'), damaged: fc.constant(true), lostCase }),
    ),
  ),
  refusal: told(fc.constant('Cancel'), fc.constant({ conditionsAnswer: 'refused' })),
  lost: told(fc.constant('Lost'), filled(lostCase, 'lostCase')),
};
