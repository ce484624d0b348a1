import { expect } from 'chai';
import fc from 'fast-check';
import { dialectNames, dialectOf, isDialect } from '../../../src/protocol/dialects/index.js';
import { packForReshare } from '../../../src/protocol/dialects/note-tokens.js';
import { readFromAnyone } from '../../../src/protocol/dialects/reading-anyone.js';
import type { SupplyingAgencyMessage } from '../../../src/protocol/messages.js';
import { note, ram, request, sam, samNote } from '../../support/dialect-messages.js';

const itemsOf = (itemId: string) => {
  const { deliveryInfo, extras } = readFromAnyone(
    sam('Loaned', { deliveryInfo: { itemId: [itemId] } }),
  ) as SupplyingAgencyMessage;
  return { ids: deliveryInfo?.itemId, items: extras?.items };
};

describe('an item id', () => {
  for (const plain of [
    '39001012345678',
    'B/7-2',
    'PS3562, c.2',

    'a#b',
    'multivol',
    'x##y',
    'urn:isbn:1',
  ])
    it(`stays as it is when it is plain: ${plain}`, () =>
      expect(itemsOf(plain)).to.deep.equal({ ids: [plain], items: undefined }));

  it('is unpacked from name, call number and barcode, with ## or commas', () => {
    const items = [{ barcode: '39001', name: 'Dune', callNumber: '813.5 HER' }];
    expect(itemsOf('Dune##813.5 HER##39001')).to.deep.equal({ ids: ['39001'], items });
    expect(itemsOf('Dune,813.5 HER,39001')).to.deep.equal({ ids: ['39001'], items });
  });

  it('is unpacked from several volumes, in either form', () => {
    expect(itemsOf('multivol:v1##c1##39001###multivol:v2##c2##39002').ids).to.deep.equal(['39001', '39002']);
    expect(itemsOf('multivol:v1,c1,39001,multivol:v2,c2,39002').ids).to.deep.equal(['39001', '39002']);
  });

  it('is a list when equally long barcodes stand between commas', () => {
    expect(itemsOf('39001,39002,39003')).to.deep.equal({ ids: ['39001', '39002', '39003'], items: undefined });
  });

  it('packed by us for ReShare comes back item by item', () => {
    const text = fc.stringMatching(/^[A-Z][A-Za-z0-9 .,:]{0,10}[a-z]$/);
    const item = fc.record({ barcode: fc.stringMatching(/^[0-9]{5,9}$/), name: text, callNumber: text });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (items) => {
        const found = itemsOf(packForReshare(items));
        expect(found.items).to.deep.equal(items);
        expect(found.ids).to.deep.equal(items.map(({ barcode }) => barcode));
      }),
    );
  });

  it('never disappears, whatever stands in it', () => {
    const parts = fc.string({ minLength: 1, unit: fc.constantFrom('#', ',', ':', 'a', '1', ' ', 'multivol:') });
    fc.assert(
      fc.property(parts, (itemId) => {
        expect(itemsOf(itemId).ids?.join('')).to.match(/./);
      }),
    );
  });
});

describe('words in a note', () => {
  it('of people are left alone, to the last space', () => {
    for (const text of [
      '  two spaces  ',
      'Condition is poor',
      'The cost: see below',
      'Reason: we moved',
      'Supplier of the year',
      'Accepted, thank you',
      'I accept',
      'DUPLICATED',
    ])
      for (const message of [
        samNote(text),
        ram('Notification', text),
        request({ serviceInfo: { serviceType: 'Loan', note: text } }),
      ])
        expect(readFromAnyone(message)).to.deep.equal(message);
  });

  it('of people come through every dialect unchanged', () => {
    fc.assert(
      fc.property(note, (text) => {
        for (const name of dialectNames)
          expect(dialectOf(name).reading(samNote(text, 'WillSupply'))).to.deep.equal(samNote(text, 'WillSupply'));
      }),
      { numRuns: 30 },
    );
  });

  it('name supplier and vendor only at the start', () => {
    const read = readFromAnyone(samNote('Ask again. Supplier: X, Supplier: Y')) as SupplyingAgencyMessage;
    expect(read.messageInfo.note).to.equal('Ask again. Supplier: X, Supplier: Y');
  });

  it('that tell a condition of a shipment make no offer of it', () => {
    const read = readFromAnyone(samNote('Condition: NoReproduction', 'Loaned')) as SupplyingAgencyMessage;
    expect(read.extras).to.equal(undefined);
    expect(read.deliveryInfo?.loanCondition).to.deep.equal([{ value: 'NoReproduction' }]);
  });

  it('that say ACCEPT count only as the whole note of a Notification', () => {
    expect(readFromAnyone(ram('Cancel', 'ACCEPT')).extras).to.equal(undefined);
    expect(readFromAnyone(ram('Notification', '*** Reject ***')).extras).to.deep.equal({ conditionsAnswer: 'refused' });
  });

  it('hold address blocks, in requests also in the description of a supplier', () => {
    const message = request({
      serviceInfo: { serviceType: 'Loan', note: 'Hi\n#SHIP_TO#\n2 Side St\n#ST_END#' },
      supplierInfo: [{ supplierDescription: '#RETURN_TO#\n1 Main St\n#RT_END#' }],
    });
    expect(readFromAnyone(message)).to.deep.equal({
      ...message,
      serviceInfo: { serviceType: 'Loan', note: 'Hi' },
      supplierInfo: [{}],
      extras: { shipTo: '2 Side St', returnTo: '1 Main St' },
    });
  });

  it('mark an aborted supply and conditions taken as agreed', () => {
    expect(
      readFromAnyone(sam('Cancelled', { messageInfo: { reasonForMessage: 'StatusChange', note: '#ABORT#' } })).extras,
    ).to.deep.equal({ aborted: true });
    expect(readFromAnyone(samNote('#ReShareSupplierConditionsAssumedAgreed#')).extras).to.deep.equal({
      conditionsAssumedAgreed: true,
    });
    expect(readFromAnyone(samNote('#ReShareSupplierAwaitingConditionConfirmation#')).extras).to.deep.equal({
      awaitingConditionsAnswer: true,
    });
  });

  it('mark an Unfilled that is an expiry', () => {
    const message = sam('Unfilled', {
      messageInfo: { reasonForMessage: 'StatusChange', note: 'Expired: nobody looked' },
    });
    expect(readFromAnyone(message)).to.deep.equal({ ...message, extras: { expired: true } });
  });
});

describe('the row of a partner', () => {
  it('names a dialect that exists', () => {
    expect(dialectNames.every(isDialect)).to.equal(true);
    expect(isDialect('constructor')).to.equal(false);
    expect(() => dialectOf('klingon')).to.throw('No dialect "klingon"');
  });

  it('waits longer for a broker', () => {
    expect(dialectOf('crosslink').callLimitSeconds).to.equal(75);
    expect(dialectOf('standard-1.2').callLimitSeconds).to.equal(30);
  });
});
