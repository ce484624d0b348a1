/** The body of each message, its elements in the order of the schema of NCIP 2.02. */
import type { CallName } from '../../domain/library-system/calls.js';
import type { CallFacts, LinkSettings, TitleFacts } from '../port.js';
import { type Element, element, emptyElement } from './elements.js';

type Body<Name extends CallName> = (facts: CallFacts[Name], settings: LinkSettings) => (Element | undefined)[];

/** The name of each message; an answer is named alike, with `Response`. */
export const ncipNames: Readonly<Record<CallName, string>> = {
  lookUpUser: 'LookupUser',
  acceptItem: 'AcceptItem',
  requestItem: 'RequestItem',
  cancelRequest: 'CancelRequestItem',
  checkOut: 'CheckOutItem',
  checkIn: 'CheckInItem',
  renew: 'RenewItem',
  recall: 'RecallItem',
  deleteItem: 'DeleteItem',
  charge: 'CreateUserFiscalTransaction',
};

export const ncipBodies: { readonly [Name in CallName]: Body<Name> } = {
  lookUpUser: ({ user }) => [
    ...('id' in user
      ? [userId(user.id)]
      : [
          authentication(element('AuthenticationInputData', user.card), 'Barcode Id'),
          user.pin === undefined ? undefined : authentication(emptyElement('AuthenticationInputData'), 'PIN'),
        ]),
    ...userElements.map((each) => element('UserElementType', each)),
  ],
  acceptItem: (facts, settings) => [
    requestId(facts.requestId),
    element('RequestedActionType', 'Hold For Pickup'),
    userId(facts.userId),
    itemId(facts.itemId),
    loanPeriod(facts),
    facts.renewable === false ? emptyElement('RenewalNotPermitted') : undefined,
    element(
      'ItemOptionalFields',
      titleOf(facts, facts.requestId),
      element('ItemDescription', element('CallNumber', facts.callNumber), element('CopyNumber', facts.copyNumber)),
      location(settings.itemLocation),
    ),
    element('PickupLocation', pickupCode(facts.pickup, settings)),
    element('PickupExpiryDate', facts.holdUntil),
  ],
  requestItem: (facts, settings) => [
    userId(facts.userId),
    facts.itemId
      ? itemId(facts.itemId)
      : element(
          'BibliographicId',
          element(
            'BibliographicRecordId',
            element('BibliographicRecordIdentifier', facts.bibId),
            element('BibliographicRecordIdentifierCode', settings.bibIdCode),
          ),
        ),
    requestId(facts.requestId),
    element('RequestType', settings.requestType),
    element('RequestScopeType', facts.itemId ? 'Item' : settings.requestScope),
    element('ItemOptionalFields', titleOf(facts, facts.requestId)),
    element('NeedBeforeDate', facts.neededBefore),
    element('PickupLocation', pickupCode(facts.pickup, settings)),
    ...['Bibliographic Description', 'Item Description', 'Location'].map((each) => element('ItemElementType', each)),
  ],
  cancelRequest: (facts, settings) => [
    userId(facts.userId),
    requestId(facts.requestId),
    itemId(facts.itemId),
    element('RequestType', settings.requestType),
    element('RequestScopeType', facts.itemId ? 'Item' : settings.requestScope),
  ],
  checkOut: (facts) => [
    userId(facts.userId),
    itemId(facts.itemId),
    requestId(facts.requestId),
    element('DesiredDateDue', facts.dueAt),
  ],
  checkIn: (facts) => [itemId(facts.itemId)],
  renew: (facts) => [userId(facts.userId), itemId(facts.itemId), element('DesiredDateDue', facts.dueAt)],
  recall: (facts) => [itemId(facts.itemId), element('DesiredDateDue', facts.dueAt)],
  deleteItem: (facts) => [itemId(facts.itemId)],
  charge: (facts, settings) => [
    userId(facts.userId),
    element(
      'FiscalTransactionInformation',
      element('FiscalActionType', 'Charge'),
      element(
        'FiscalTransactionReferenceId',
        element('AgencyId', settings.fromAgency),
        element('FiscalTransactionIdentifierValue', facts.reference),
      ),
      element('FiscalTransactionType', settings.chargeType || chargeTypes[facts.reason]),
      element('ValidFromDate', facts.at),
      element(
        'Amount',
        element('CurrencyCode', facts.currency ?? settings.currency),
        element('MonetaryValue', String(minorUnits(facts.amount))),
      ),
      element('FiscalTransactionDescription', facts.description),
      requestId(facts.requestId),
      facts.itemId
        ? element(
            'ItemDetails',
            itemId(facts.itemId),
            facts.title ? element('BibliographicDescription', element('Title', facts.title)) : undefined,
          )
        : undefined,
    ),
  ],
};

/** What is asked of a user. */
const userElements = [
  'Name Information',
  'User Address Information',
  'User Language',
  'User Privilege',
  'Block Or Trap',
  'User Id',
];

const chargeTypes: Readonly<Record<CallFacts['charge']['reason'], string>> = {
  lost: 'Lost Item',
  damaged: 'Damaged Item',
  request: 'Interlibrary Loan',
  overdue: 'Fine',
};

const userId = (id: string) => element('UserId', element('UserIdentifierValue', id));
const itemId = (id: string | undefined) => element('ItemId', element('ItemIdentifierValue', id));
const requestId = (id: string | undefined) => element('RequestId', element('RequestIdentifierValue', id));

const authentication = (data: Element | undefined, type: string) =>
  element('AuthenticationInput', [
    data,
    element('AuthenticationDataFormatType', 'text'),
    element('AuthenticationInputType', type),
  ]);

const loanPeriod = ({ nonReturnable, dueAt }: CallFacts['acceptItem']) =>
  nonReturnable
    ? emptyElement('NonReturnableFlag')
    : dueAt
      ? element('DateForReturn', dueAt)
      : emptyElement('IndeterminateLoanPeriodFlag');

/** A title always: systems refuse an item without one. */
const titleOf = (facts: TitleFacts, otherwise: string) =>
  element(
    'BibliographicDescription',
    element('Author', facts.author),
    numberOf(facts.isbn, 'ISBN'),
    numberOf(facts.issn, 'ISSN'),
    element('Edition', facts.edition),
    element('PublicationDate', facts.published),
    element('Publisher', facts.publisher),
    element('SeriesTitleNumber', facts.series),
    element('Title', [facts.title.trim(), facts.volume].filter(Boolean).join(' ')) ?? element('Title', otherwise),
  );

const numberOf = (number: string | undefined, code: string) =>
  number
    ? element(
        'BibliographicItemId',
        element('BibliographicItemIdentifier', number),
        element('BibliographicItemIdentifierCode', code),
      )
    : undefined;

const location = (name: string) =>
  name
    ? element(
        'Location',
        element('LocationType', 'Permanent Location'),
        element(
          'LocationName',
          element('LocationNameInstance', element('LocationNameLevel', '1'), element('LocationNameValue', name)),
        ),
      )
    : undefined;

/** The system's own code of a pickup place; where it has none, that of all others. */
const pickupCode = (place: string | undefined, { pickupCodes, defaultPickup }: LinkSettings): string =>
  (place !== undefined && Object.hasOwn(pickupCodes, place) ? pickupCodes[place] : undefined) ?? defaultPickup;

function minorUnits(amount: number): number {
  if (!Number.isSafeInteger(amount)) throw new Error(`An amount in minor units is an integer, not ${amount}.`);
  return amount;
}
