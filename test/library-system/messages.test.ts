import { expect } from 'chai';
import { type CallName, callNames } from '../../src/domain/library-system/calls.js';
import { factsOfCall } from '../../src/engine/library-system/call-facts.js';
import { type Happened, type KnownCall, planCalls, type SystemFacts } from '../../src/engine/library-system/plan.js';
import { ncipNames } from '../../src/library-system/ncip/messages.js';
import { masking, withSecrets } from '../../src/library-system/ncip/secrets.js';
import { branchesOf, type NcipElement, readAnswerTree } from '../../src/library-system/ncip/tree.js';
import { freezeCall } from '../../src/library-system/ncip/write.js';
import type { CallFacts, LinkSettings } from '../../src/library-system/port.js';
import { newLink } from '../../src/library-system/presets/index.js';

/** Elements in the order of the standard: `!` must be there, `+` may be there many times. */
const order: Record<string, string> = {
  InitiationHeader:
    'FromSystemId FromSystemAuthentication FromAgencyId! FromAgencyAuthentication OnBehalfOfAgency ToSystemId ToAgencyId! ApplicationProfileType',
  FromAgencyId: 'AgencyId!',
  ToAgencyId: 'AgencyId!',
  UserId: 'AgencyId UserIdentifierType UserIdentifierValue!',
  ItemId: 'AgencyId ItemIdentifierType ItemIdentifierValue!',
  RequestId: 'AgencyId RequestIdentifierType RequestIdentifierValue!',
  AuthenticationInput: 'AuthenticationInputData! AuthenticationDataFormatType! AuthenticationInputType!',
  LookupUser: 'InitiationHeader! UserId AuthenticationInput+ UserElementType+ LoanedItemsDesired RequestedItemsDesired',
  AcceptItem:
    'InitiationHeader! RequestId! RequestedActionType! UserId ItemId DateForReturn IndeterminateLoanPeriodFlag NonReturnableFlag RenewalNotPermitted FiscalTransactionInformation ItemOptionalFields! UserOptionalFields PickupLocation PickupExpiryDate',
  RequestItem:
    'InitiationHeader! UserId! BibliographicId+ ItemId+ RequestId RequestType! RequestScopeType! ItemOptionalFields ShippingInformation EarliestDateNeeded NeedBeforeDate PickupLocation PickupExpiryDate ItemElementType+',
  CancelRequestItem: 'InitiationHeader! UserId! RequestId ItemId RequestType! RequestScopeType',
  CheckOutItem: 'InitiationHeader! UserId! ItemId! RequestId DesiredDateDue ItemElementType+',
  CheckInItem: 'InitiationHeader! ItemId! ItemElementType+',
  RenewItem: 'InitiationHeader! UserId! ItemId! ItemElementType+ UserElementType+ DesiredDateDue DesiredDateForReturn',
  RecallItem: 'InitiationHeader! ItemId! DesiredDateDue',
  DeleteItem: 'InitiationHeader! ItemId!',
  CreateUserFiscalTransaction: 'InitiationHeader! UserId! FiscalTransactionInformation!',
  FiscalTransactionInformation:
    'FiscalActionType! FiscalTransactionReferenceId RelatedFiscalTransactionReferenceId+ FiscalTransactionType! ValidFromDate ValidToDate Amount! PaymentMethodType FiscalTransactionDescription RequestId ItemDetails',
  FiscalTransactionReferenceId: 'AgencyId! FiscalTransactionIdentifierValue!',
  Amount: 'CurrencyCode! MonetaryValue!',
  ItemDetails: 'ItemId! BibliographicDescription',
  BibliographicId: 'BibliographicRecordId!',
  BibliographicRecordId: 'BibliographicRecordIdentifier! AgencyId BibliographicRecordIdentifierCode',
  BibliographicItemId: 'BibliographicItemIdentifier! BibliographicItemIdentifierCode',
  ItemOptionalFields: 'BibliographicDescription ItemDescription Location+',
  BibliographicDescription:
    'Author BibliographicItemId+ BibliographicRecordId+ Edition PublicationDate Publisher SeriesTitleNumber Title! MediumType',
  ItemDescription: 'CallNumber CopyNumber',
  Location: 'LocationType! LocationName!',
  LocationName: 'LocationNameInstance+',
  LocationNameInstance: 'LocationNameLevel! LocationNameValue!',
};

/** What the table says against an element and all below it. */
function faultsIn(name: string, branch: NcipElement): string[] {
  const children = Object.keys(branch).filter((each) => each !== '#text');
  const rows = order[name];
  if (rows === undefined) return children.length > 0 ? [`${name} is not in the table`] : [];
  const known = rows
    .split(' ')
    .map((each) => ({ name: each.replace(/[!+]/, ''), must: each.endsWith('!'), many: each.endsWith('+') }));
  const places = children.map((each) => known.findIndex((row) => row.name === each));
  return [
    ...children.filter((_, at) => places[at] === -1).map((each) => `${name} has ${each}`),
    ...(places.some((place, at) => at > 0 && place < (places[at - 1] ?? 0)) ? [`${name}: order ${children}`] : []),
    ...known.filter((row) => row.must && !children.includes(row.name)).map((row) => `${name} lacks ${row.name}`),
    ...known
      .filter((row) => !row.many && branchesOf(branch, row.name).length > 1)
      .map((row) => `${name}: two ${row.name}`),
    ...children.flatMap((each) => branchesOf(branch, each).flatMap((child) => faultsIn(each, child))),
  ];
}

const title = 'L’Été & <l’hiver> : É'.padEnd(300, ' très');
const book = {
  title,
  author: 'Éluard & fils',
  isbn: '9782070360024',
  edition: '2e',
  publisher: 'Gallimard',
  published: '1998',
  series: 'Folio 12',
  volume: 'vol. 2',
};
const due = '2027-01-05T23:59:59.000Z';

/** Whole loans of both sides, with everything that may be said and with the least. */
const loans: { [Name in CallName]: CallFacts[Name][] } = {
  lookUpUser: [{ user: { id: 'u1' } }, { user: { card: '2119800', pin: '1<3&4' } }, { user: { card: '2119800' } }],
  acceptItem: [
    {
      ...book,
      requestId: 'R-1',
      itemId: 'IL1',
      userId: 'u1',
      pickup: 'main',
      dueAt: due,
      renewable: false,
      holdUntil: due,
      callNumber: 'PQ 1',
      copyNumber: '1',
    },
    { title: '  ', requestId: 'R-1', itemId: 'IL1', userId: 'u1' },
    { title: 'A copy', requestId: 'R-2', itemId: 'IL2', userId: 'u1', nonReturnable: true },
  ],
  requestItem: [
    { ...book, requestId: 'R-3', userId: 'INST-CA-NORTH', bibId: '991', neededBefore: due, pickup: 'ill' },
    { title: 'T', requestId: 'R-3', userId: 'INST-CA-NORTH', itemId: '3900' },
  ],
  cancelRequest: [
    { userId: 'u1', requestId: 'theirs' },
    { userId: 'u1', itemId: 'IL1' },
  ],
  checkOut: [
    { userId: 'u1', itemId: 'IL1', requestId: 'R-1', dueAt: due },
    { userId: 'u1', itemId: 'IL1' },
  ],
  checkIn: [{ itemId: 'IL1' }],
  renew: [
    { userId: 'u1', itemId: 'IL1', dueAt: due },
    { userId: 'u1', itemId: 'IL1' },
  ],
  recall: [{ itemId: 'IL1', dueAt: due }, { itemId: 'IL1' }],
  deleteItem: [{ itemId: 'IL1' }],
  charge: [
    {
      userId: 'u1',
      reason: 'lost',
      amount: 8550,
      reference: 'F-1',
      description: 'É & co',
      requestId: 'R-1',
      itemId: 'IL1',
      title,
      at: due,
    },
    { userId: 'u1', reason: 'request', amount: 0, reference: 'F-2', at: due },
  ],
};

const link = (given: Partial<LinkSettings> = {}): LinkSettings => ({
  ...newLink('generic'),
  fromAgency: 'CA-OWL',
  toAgency: 'CA-OWL-LS',
  defaultPickup: 'DESK',
  pickupCodes: { main: 'MAIN' },
  ...given,
});

const treeOf = (body: string): NcipElement => {
  const read = readAnswerTree(Buffer.from(body));
  if (read.kind !== 'tree') throw new Error(read.detail);
  return read.root;
};

describe('the messages of NCIP 2.02', () => {
  const links = {
    plain: link(),
    full: link({ authentication: 'message', authenticationName: 'ill', profile: 'P', itemLocation: 'ILL shelf' }),
  };
  for (const name of callNames)
    it(`${ncipNames[name]} has its elements in the order of the standard, and all that are required`, () => {
      for (const settings of Object.values(links))
        for (const facts of loans[name]) {
          const { body } = freezeCall(name, facts as never, settings);
          const [message] = branchesOf(treeOf(body), ncipNames[name]);
          expect(message, body).not.to.equal(undefined);
          expect(faultsIn(ncipNames[name], message ?? {}), body).to.deep.equal([]);
        }
    });

  it('are stored without a secret, get it when they are sent, and are masked when they are shown', () => {
    const frozen = freezeCall('lookUpUser', { user: { card: '<AuthenticationInputData/>', pin: 'never' } }, links.full);
    expect(frozen.body).not.to.include('never');
    const sent = withSecrets(frozen.body, { secret: 'p&ss$&word', pin: '12$134' });
    expect(sent).to.include('<FromSystemAuthentication>p&amp;ss$&amp;word</FromSystemAuthentication>');
    expect(sent).to.include('<AuthenticationInputData>12$134</AuthenticationInputData>');
    expect(sent).to.include('<AuthenticationInputData>&lt;AuthenticationInputData/&gt;</AuthenticationInputData>');
    expect(masking(sent, ['p&ss$&word'])).not.to.match(/ss\$|12\$134/);
  });

  it('write amounts as integers in minor units, and a title always', () => {
    expect(freezeCall('charge', loans.charge[0] as never, links.plain).body).to.include(
      '<MonetaryValue>8550</MonetaryValue>',
    );
    expect(() =>
      freezeCall('charge', { ...(loans.charge[0] as CallFacts['charge']), amount: 85.5 }, links.plain),
    ).to.throw();
    expect(freezeCall('acceptItem', loans.acceptItem[1] as never, links.plain).body).to.include('<Title>R-1</Title>');
  });

  it('have the namespace as the system wants it', () => {
    const root = (namespace: LinkSettings['namespace']) =>
      /<NCIPMessage[^>]*>/.exec(freezeCall('checkIn', { itemId: 'I' }, link({ namespace })).body)?.[0];
    expect(root('qualified')).to.match(/xmlns="http:\/\/www.niso.org\/2008\/ncip".* ncip:version="/);
    expect(root('plainVersion'))
      .to.match(/xmlns="[^"]*" version="/)
      .and.not.to.include('ncip:');
    expect(root('none'))
      .to.match(/^<NCIPMessage version="/)
      .and.not.to.include('xmlns');
  });

  describe('over whole loans of both sides, as their steps plan them', () => {
    const works = [
      { title, author: book.author },
      { title: 'T' },
      { title: `É & ${'<très long> '.repeat(30)}`.slice(0, 300) },
    ];
    const lines = (facts: object, ...events: string[]): Happened[] =>
      events.map((event) => ({ event, facts: { ...facts } }));
    const item = { barcode: 'TMP-1' };
    const items = { barcodes: ['TMP-1'] };
    const loans: { of: string; side: SystemFacts['side']; steps: Happened[][] }[] = [
      {
        of: 'borrowed, renewed, recalled, returned and sent home',
        side: 'borrowing',
        steps: [
          lines({}, 'created'),
          lines({ ...items, due }, 'local.received'),
          lines({ ...item, due }, 'local.checkedOut'),
          lines({ ...item, due }, 'local.renewed'),
          lines({ due }, 'local.broughtForward'),
          lines(item, 'local.returned'),
          lines(items, 'local.removed'),
        ],
      },
      {
        of: 'borrowed, not fetched and sent home',
        side: 'borrowing',
        steps: [lines({ ...items, due }, 'local.received'), lines(items, 'local.removed')],
      },
      {
        of: 'borrowed and lost',
        side: 'borrowing',
        steps: [
          lines({ ...items, due }, 'local.received'),
          lines({ ...item, due }, 'local.checkedOut'),
          lines({ ...item, fee: '85.50' }, 'local.lost'),
        ],
      },
      {
        of: 'lent, renewed and checked in',
        side: 'lending',
        steps: [
          [{ event: 'willSupply', toState: 'willSupply' }],
          lines(items, 'local.lent'),
          lines({}, 'acceptRenewal'),
          lines(items, 'local.back'),
        ],
      },
      {
        of: 'promised and cancelled',
        side: 'lending',
        steps: [[{ event: 'willSupply', toState: 'willSupply' }], [{ event: 'cancelSupply', toState: 'cancelled' }]],
      },
    ];
    const sent = new Set<CallName>();
    for (const { of, side, steps } of loans)
      it(`are valid: ${of}`, () => {
        for (const work of works)
          for (const settings of Object.values(links)) {
            let calls: KnownCall[] = [];
            const facts: SystemFacts = {
              ...{ request: '1', side, state: '', externalId: 'É-1&2', isOfLink: true, library: 'OWL', title: work },
              ...{
                patron: '21198',
                symbol: 'ISIL:CA-NORTH',
                pickup: 'main',
                dueAt: due,
                candidates: ['39345'],
                bibId: '991',
              },
              ...{ items: [{ barcode: 'TMP-1', description: 'vol. 2 & 3', dueAt: due, holdUntil: due }], calls },
            };
            for (const step of steps)
              for (const call of planCalls({ ...facts, calls }, step).calls) {
                const { body } = freezeCall(
                  call.name,
                  factsOfCall(call, facts, settings, new Date(due)) as never,
                  settings,
                );
                const [message] = branchesOf(treeOf(body), ncipNames[call.name]);
                expect(faultsIn(ncipNames[call.name], message ?? {}), body).to.deep.equal([]);
                const known = { id: String(calls.length + 1), name: call.name, item: call.item?.barcode ?? '' };
                calls = [...calls, { ...known, status: 'delivered', attempts: 1, unanswered: 0 }];
                sent.add(call.name);
              }
          }
      });

    it('and no message is left out', () => {
      expect(sent).to.deep.equal(new Set(callNames));
    });
  });
});
