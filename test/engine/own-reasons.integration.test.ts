import { expect } from 'chai';
import type { MessageDetail, MessageEntry } from '../../src/contract/exchange-views.js';
import type { RequestView } from '../../src/contract/request-views.js';
import type { Page } from '../../src/engine/model/actor.js';
import { english } from '../support/english.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';
import { loansBetween } from './support/story.js';

/** By HTTP alone: the API adds the reason, staff choose it, and what is posted holds the code of the standard. */
describe('a library’s own reasons on the wire', function () {
  this.timeout(60_000);
  let library: LibraryUnderTest;
  let partner: PartnerOfLibrary;
  let asked = 0;

  before(async () => {
    library = await openLibrary();
    partner = await library.addPartner('ASKS', 'http://127.0.0.1:8999/iso18626');
    const own = [
      { list: 'reject', code: 'flood', label: 'Water damage', french: 'Dégât d’eau', reasonUnfilled: 'PoorCondition' },
      {
        list: 'condition',
        code: 'gloves',
        label: 'Gloves',
        french: 'Gants',
        reasonRetry: 'LoanCondition',
        loanCondition: 'SpecCollSupervReq',
      },
      { list: 'cancel', code: 'found', label: 'It was found here', french: 'Trouvé sur place' },
    ];
    for (const reason of own) await library.hand.desk('POST', '/reasons', reason);
  });
  after(() => library?.close());

  async function taken(): Promise<RequestView> {
    asked += 1;
    const about = { requester: partner.symbol, supplier: library.symbol, id: `OWN-${asked}` };
    await library.hear(partner, requestXml(about, `Floods ${asked}`));
    const { items } = await library.hand.desk<Page<RequestView>>('GET', '/requests?side=lending&limit=1');
    const [newest] = items;
    if (!newest) throw new Error('The request did not arrive.');
    return newest;
  }
  async function posted(request: string, summary: string): Promise<string> {
    const { items } = await library.hand.desk<Page<MessageEntry>>('GET', `/messages?request=${request}&direction=out`);
    const id = items.find((each) => each.summary === summary)?.id;
    return (await library.hand.desk<MessageDetail>('GET', `/messages/out/${id}`)).xml;
  }

  it('a reject travels with the ISO code that the library gave to its reason', async () => {
    const { id } = await taken();
    await library.hand.act(id, 'reject', { reason: 'flood' });
    expect(await posted(id, 'Unfilled')).to.include('<reasonUnfilled>PoorCondition</reasonUnfilled>');
  });

  it('conditions travel with the loan condition, and no word of ours that nobody knows', async () => {
    const { id } = await taken();
    await library.hand.act(id, 'offerConditions', { reason: 'gloves', replyBy: '2099-01-05' });
    const xml = await posted(id, 'Conditional');
    expect(xml).to.include('SpecCollSupervReq').and.not.include('gloves');
  });

  it('a cancel has no code in the standard: the words of the reason travel in the note', async () => {
    const { id } = await library.wish(['ASKS'], 'High water');
    await library.hand.act(id, 'send');
    await library.hand.act(id, 'cancel', { reason: 'found' });
    const xml = await posted(id, 'Cancel');
    expect(xml).to.include('<action>Cancel</action>').and.include('It was found here');
  });

  it('one that was switched off cannot be chosen, and a code that the standard does not know is refused', async () => {
    await library.hand.desk('PATCH', '/reasons/reject/flood', { enabled: false });
    const { id } = await taken();
    const said = async (work: Promise<unknown>) => work.then(() => 'done').catch((error: Error) => error.message);
    expect(await said(library.hand.act(id, 'reject', { reason: 'flood' }))).to.include('reason');
    const made = { list: 'reject', code: 'whim', label: 'A whim', french: 'Un caprice', reasonUnfilled: 'Whim' };
    expect(await said(library.hand.desk('POST', '/reasons', made))).to.include('reasonUnfilled');
  });
});

loansBetween('KA15: reasons between two nodes', (network) => {
  const asked = async () => {
    const { algonquin, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    return loan;
  };

  for (const [code, words] of [
    ['13', 'Cost exceeds limit'],
    ['14', 'Charges'],
    ['15', 'Prepayment required'],
    ['16', 'Lacks copyright compliance'],
    ['27', 'Other'],
    ['28', 'Responder specific'],
    ['30', 'Proposed delivery service'],
  ] as const)
    it(`the condition “${words}” is read by the borrower as the lender chose it`, async () => {
      const { algonquin, lacite, post } = network;
      const loan = await asked();
      await lacite.desk.does(loan, 'offerConditions', { reason: code, replyBy: '2099-01-01' });
      await post();
      expect(english((await algonquin.desk.sees(loan)).terms?.reason)).to.equal(words);
      expect(english((await lacite.desk.sees(loan)).terms?.reason)).to.equal(words);
    });

  it('“In use/on loan” is read and kept as that, not as “not available”', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked();
    await lacite.desk.does(loan, 'reject', { reason: '1' });
    await post();
    expect(JSON.stringify((await algonquin.desk.told(loan, 'supplier.unfilledLast')).facts)).to.include('In use');
  });
});
