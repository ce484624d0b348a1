import { expect } from 'chai';
import { iso, record } from '../catalogue/marc/records.js';
import { sent } from '../catalogue/support/sent.js';
import { english } from '../support/english.js';
import { buildShelves, puts, strikes } from './support/shelves.js';
import { loansBetween } from './support/story.js';

loansBetween('answers that a lender gives by itself', (network) => {
  before(async () => {
    const { lacite } = network;
    await buildShelves(lacite);
    await lacite.knows(network.algonquin, { automaticAnswers: true });
  });

  /** A file of La Cité’s library system: what stands where, a moment ago. */
  async function told(marc: Parameters<typeof record>[], mode: 'update' | 'full' = 'update') {
    const { catalogue } = network.lacite.node;
    const begun = await catalogue.begin({ file: 'shelf.mrc', source: 'koha', mode, habit: 'koha' }, 'night');
    if (begun.kind !== 'done') throw new Error(JSON.stringify(begun));
    await catalogue.take(begun.value.id, await sent(iso(...marc.map((each) => record(...each)))));
    await catalogue.end(begun.value.id, { evenIfMost: true });
  }
  const title = (id: string, isbn: string, ...items: string[]): [string, string[]] => [
    id,
    [`020 __ $a${isbn}`, `245 10 $aTitle ${id}`, ...items.map((item) => `952 __ $aMAIN$cSTACKS$oPQ 1$p${item}`)],
  ];
  async function asked(draft: object, from = network.algonquin): Promise<string> {
    const loan = await from.desk.creates({
      rota: ['LACITE', from === network.algonquin ? 'NORTHERN' : 'ALGONQUIN'],
      ...draft,
    });
    await from.desk.does(loan, 'send');
    await network.post();
    await strikes(network.lacite, 'locate-lending');
    return loan;
  }
  const rulesOf = async (loan: string) => {
    const history = await network.lacite.desk.history(loan);
    return history.flatMap(({ facts }) => (typeof facts?.['rule'] === 'string' ? [facts['rule']] : []));
  };
  const nana = { title: 'Title n1', isbn: '9782070360024' };

  it('promises a copy that stands free as the catalogue told it just now, with its pull slip and the rule', async () => {
    const { algonquin, lacite, post } = network;
    await told([title('n1', nana.isbn, 'N1')]);
    const loan = await asked(nana);
    expect(await lacite.desk.state(loan)).to.equal('willSupply');
    expect(await rulesOf(loan)).to.include('freeHere');
    const { items } = await lacite.node.local.letters.list({ request: (await lacite.desk.sees(loan)).id, limit: 10 });
    const slip = items.find(({ code }) => code === 'incomingSlip');
    expect(slip?.status).to.equal('waiting');
    expect(JSON.stringify(slip?.facts)).to.include('N1').and.to.include('PQ 1');
    await post();
    expect(await algonquin.desk.state(loan)).to.equal('willSupply');
    await lacite.desk.does(loan, 'ship', { barcodes: ['N1'] });
    const { actions } = await lacite.desk.sees(loan);
    expect(actions.map(({ name }) => name)).not.to.include('undoAnswer');
  });

  it('promises one copy once: the second who asks waits for staff', async () => {
    const { lacite } = network;
    const only = { title: 'Title n2', isbn: '9780385256513' };
    await told([title('n2', only.isbn, 'N2')]);
    expect(await lacite.desk.state(await asked(only))).to.equal('willSupply');
    expect(await lacite.desk.state(await asked(only))).to.equal('created');
  });

  it('leaves to staff what it does not know: no word of the shelf, an old word, out, another edition, a copy to be made', async () => {
    const { lacite } = network;
    await puts(lacite, { barcode: 'TYPED', title: 'Typed in', isbn: '9780141439518' });
    expect(await lacite.desk.state(await asked({ title: 'Typed in', isbn: '9780141439518' }))).to.equal('created');
    const old = { title: 'Title n3', isbn: '9780141439600' };
    await told([title('n3', old.isbn, 'N3'), title('n4', '9780140449136', 'N4$q2027-01-05')]);
    await lacite.node.database.pool.query(
      `update holding set shelf_told_at = now() - interval '11 minutes' where barcode = 'N3'`,
    );
    expect(await lacite.desk.state(await asked(old))).to.equal('created');
    expect(await lacite.desk.state(await asked({ title: 'Title n4', isbn: '9780140449136' }))).to.equal('created');
    // The same record comes again, as it was: it is known anew.
    await told([title('n3', old.isbn, 'N3')]);
    expect(await lacite.desk.state(await asked({ title: 'Title n3' }))).to.equal('created');
    expect(await lacite.desk.state(await asked({ ...old, serviceType: 'Copy', pagesRequested: '1-9' }))).to.equal(
      'created',
    );
    expect(await lacite.desk.state(await asked(old))).to.equal('willSupply');
  });

  it('refuses what it does not hold, and nothing that its catalogue has without a copy', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await asked({ title: 'Nobody has this', isbn: '9780306406157' });
    expect(await lacite.desk.state(loan)).to.equal('rejected');
    expect(await rulesOf(loan)).to.include('nothingHeld');
    await post();
    const [first] = (await algonquin.desk.sees(loan)).rota;
    expect(first?.state).to.equal('passed');
    await told([title('n5', '9780199535569')]);
    expect(await lacite.desk.state(await asked({ title: 'Title n5', isbn: '9780199535569' }))).to.equal('locateFailed');
  });

  it('KC14: where it answers nothing by itself, the history says why', async () => {
    const { lacite, northern } = network;
    const whyOf = async (wish: Parameters<typeof asked>[0], event: 'located' | 'markLocateFailed' = 'located') => {
      const { note } = await lacite.desk.told(await asked(wish), event);
      return note && english(note);
    };
    const free = { title: 'Title n9', isbn: '9780307887443' };
    await told([title('n9', free.isbn, 'N9'), title('n10', '9780307474278', 'N10$q2027-01-05')]);
    expect(await whyOf({ title: free.title })).to.match(
      /^No automatic answer: our copy has the same title, but no number/,
    );
    expect(await whyOf({ title: 'Title n10', isbn: '9780307474278' })).to.equal(
      'No automatic answer: none of our copies is free and may be lent.',
    );
    expect(await whyOf({ ...free, serviceType: 'Copy', pagesRequested: '1-9' })).to.equal(
      'No automatic answer: a copy is to be made.',
    );
    expect(await lacite.desk.state(await asked(free))).to.equal('willSupply');
    expect(await whyOf(free)).to.equal('No automatic answer: our free copies are promised to other requests.');
    await told([title('n11', '9780307455925')]);
    expect(await whyOf({ title: 'Title n11', isbn: '9780307455925' }, 'markLocateFailed')).to.equal(
      'No automatic answer: the title is in our catalogue, but no copy of it is known.',
    );
    const other = await asked({ title: 'Nobody has this one' }, northern);
    expect((await lacite.desk.told(other, 'markLocateFailed')).note).to.equal(undefined);
  });

  it('answers nobody else by itself', async () => {
    const { lacite, northern } = network;
    const loan = await asked({ title: 'Nobody has this either' }, northern);
    expect(await lacite.desk.state(loan)).to.equal('locateFailed');
  });

  describe('taken back by staff', () => {
    const again = { title: 'Title n6', isbn: '9780192833556' };

    it('before it was sent: the partner hears of neither', async () => {
      const { algonquin, lacite, post } = network;
      await told([title('n6', again.isbn, 'N6', 'N7', 'N8')]);
      const loan = await asked(again);
      const { actions } = await lacite.desk.sees(loan);
      expect(actions.find(({ name }) => name === 'undoAnswer')?.label).to.equal('Undo automatic answer');
      await lacite.desk.does(loan, 'undoAnswer');
      expect(await lacite.desk.state(loan)).to.equal('beingProcessed');
      await post();
      expect((await algonquin.desk.messages(loan, 'in')).map(({ summary }) => summary)).not.to.include('WillSupply');
      expect((await lacite.desk.sees(loan)).actions.map(({ name }) => name)).not.to.include('undoAnswer');
    });

    it('after it was sent: the partner is told in words', async () => {
      const { algonquin, lacite, post } = network;
      const loan = await asked(again);
      await post();
      expect(await lacite.desk.state(loan)).to.equal('willSupply');
      await lacite.desk.does(loan, 'undoAnswer');
      expect(await lacite.desk.state(loan)).to.equal('beingProcessed');
      await post();
      const { xml } = await lacite.desk.xml(loan, 'out', 'Notification');
      expect(xml).to.include('ignore our automatic answer');
      expect((await algonquin.desk.messages(loan, 'in')).map(({ summary }) => summary)).to.include('Notification');
      const history = await lacite.desk.history(loan);
      expect(history.some(({ event, actor }) => event === 'undoAnswer' && actor === 'Marie')).to.equal(true);
    });

    it('KC5: a refusal only before it was sent; then the loan is supplied as if it had never been refused', async () => {
      const { algonquin, lacite, post } = network;
      const loan = await asked({ title: 'A title of nobody', isbn: '9780521618748' });
      expect(await lacite.desk.state(loan)).to.equal('rejected');
      await lacite.desk.does(loan, 'undoAnswer');
      expect(await lacite.desk.state(loan)).to.equal('beingProcessed');
      await lacite.desk.does(loan, 'willSupply');
      await post();
      expect(await algonquin.desk.state(loan)).to.equal('willSupply');
      expect((await algonquin.desk.messages(loan, 'in')).map(({ summary }) => summary)).to.not.include('Unfilled');
    });

    it('KC5: a refusal that the borrower has heard is not taken back: it asks elsewhere', async () => {
      const { algonquin, lacite, post } = network;
      const loan = await asked({ title: 'Another title of nobody', isbn: '9780521618748' });
      await post();
      expect((await algonquin.desk.sees(loan)).rota[0]?.state).to.equal('passed');
      expect((await lacite.desk.sees(loan)).actions.map(({ name }) => name)).to.not.include('undoAnswer');
      const outcome = await lacite.desk.tries(loan, 'undoAnswer');
      expect(outcome.kind).to.equal('notAllowed');
      expect(await lacite.desk.state(loan)).to.equal('rejected');
    });
  });

  it('say their rule in the reader’s language', async () => {
    const { ruleInWords } = await import('../../src/domain/tables/automatic-rules.js');
    const { say } = await import('../../src/words/index.js');
    expect(english(ruleInWords('freeHere'))).to.include('is promised to this partner automatically');
    expect(say(ruleInWords('nothingHeld'), 'fr')).to.include('refusé automatiquement à ce partenaire');
  });
});
