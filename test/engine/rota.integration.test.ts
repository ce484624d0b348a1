import { expect } from 'chai';
import { loansBetween } from './support/story.js';

const bothLenders = { rota: ['LACITE', 'NORTHERN'] };

loansBetween('a refusal, with auto-send to next off', (network) => {
  it('leaves the request at Ready to be sent, before the next partner of the rota', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates(bothLenders);
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'reject', { reason: '10', note: 'We looked twice.' });
    await post();
    const view = await algonquin.desk.sees(loan);
    expect([view.state, view.partner]).to.deep.equal(['readyToSend', 'NORTHERN']);
    expect(view.rota.map((line) => line.state)).to.deep.equal(['passed', 'listed']);
    expect(view.rota[0]?.why).to.include('Not on shelf').and.to.include('We looked twice.');
  });

  it('lets staff pass over a partner that was not asked yet, without a word to it', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates(bothLenders);
    expect((await algonquin.desk.does(loan, 'reject')).partner).to.equal('NORTHERN');
    await post();
    expect(await lacite.node.gateway.reading.request(loan)).to.equal(undefined);
    const last = await algonquin.desk.does(loan, 'reject');
    expect(last.state, 'nobody is left').to.equal('rejectedByPartner');
  });

  it('ends at Rejected by partner when the rota is exhausted, and says so to staff', async () => {
    const { algonquin, lacite, northern, post } = network;
    const loan = await algonquin.desk.creates(bothLenders);
    for (const lender of [lacite, northern]) {
      await algonquin.desk.does(loan, 'send');
      await post();
      await lender.desk.does(loan, 'reject', { reason: '1' });
      await post();
    }
    expect(await algonquin.desk.state(loan)).to.equal('rejectedByPartner');
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['rotaExhausted']);
  });

  it('asks the last partner again on a line of its own when staff take the request up again', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'reject', { reason: '1' });
    await post();
    await algonquin.desk.does(loan, 'reactivate');
    await algonquin.desk.does(loan, 'send');
    await post();
    expect(
      (await algonquin.desk.sees(loan)).rota.map((line) => [line.requestingAgencyRequestId, line.state]),
    ).to.deep.equal([
      [loan, 'passed'],
      [`${loan}-2`, 'asked'],
    ]);
    expect(await lacite.desk.state(`${loan}-2`)).to.equal('created');
    expect(await lacite.desk.state(loan), 'the first attempt stays as it was').to.equal('rejected');
    expect(await algonquin.desk.attention(loan)).to.deep.equal([]);
  });
});

loansBetween(
  'a refusal, with auto-send to next on',
  (network) => {
    it('asks the next partner at once, under an id of its own, and writes the rule into the history', async () => {
      const { algonquin, lacite, northern, post } = network;
      const loan = await algonquin.desk.creates(bothLenders);
      await algonquin.desk.does(loan, 'send');
      await post();
      await lacite.desk.does(loan, 'reject', { reason: '10' });
      await post();
      expect(await algonquin.desk.state(loan)).to.equal('requestSent');
      expect((await northern.desk.sees(`${loan}-2`)).externalId).to.equal(`${loan}-2`);
      expect((await northern.desk.sees(loan)).externalId, 'the External ID finds it too').to.equal(`${loan}-2`);
      const { facts } = await algonquin.desk.told(loan, 'send');
      expect(facts).to.include({ setting: 'INTERLEND_AUTO_SEND_NEXT', value: 'yes', after: 'supplier.unfilled' });
      expect(facts).to.have.all.keys('rule', 'setting', 'value', 'date', 'after');
    });

    it('forgets what the refusing partner had offered', async () => {
      const { algonquin, lacite, northern, post } = network;
      const loan = await algonquin.desk.creates(bothLenders);
      await algonquin.desk.does(loan, 'send');
      await post();
      await lacite.desk.does(loan, 'offerConditions', { reason: '22', replyBy: '2099-01-01', cost: '12.50' });
      await post();
      await algonquin.desk.does(loan, 'refuseConditions');
      await post();
      expect(await northern.desk.state(loan)).to.equal('created');
      expect((await algonquin.desk.sees(loan)).facts).to.not.have.any.keys('conditions', 'costs', 'retryBefore');
    });

    it('does not send by itself what staff had not sent, whatever a partner passed over says', async () => {
      const { algonquin, lacite, post } = network;
      const loan = await algonquin.desk.creates(bothLenders);
      await algonquin.desk.does(loan, 'send');
      await post();
      await algonquin.desk.does(loan, 'cancel');
      await post();
      expect(await algonquin.desk.state(loan)).to.equal('cancelledByPartner');
      await algonquin.desk.does(loan, 'reactivate');
      await lacite.desk.does(loan, 'generalMessage', { note: 'Do you still want it?' });
      await post();
      expect((await algonquin.desk.sees(loan)).state).to.equal('readyToSend');
    });

    it('leaves the request to staff when the next request cannot be written, with the reason', async () => {
      const { algonquin, lacite, post } = network;
      const loan = await algonquin.desk.creates(bothLenders);
      await algonquin.desk.does(loan, 'send');
      await post();
      const { id } = await algonquin.desk.sees(loan);
      await algonquin.node.database.pool.query(
        `update citation set bibliographic = bibliographic || '{"title": "A\\u0001B"}' where request_id = $1`,
        [id],
      );
      await lacite.desk.does(loan, 'reject', { reason: '10' });
      await post();
      expect(await algonquin.desk.state(loan)).to.equal('readyToSend');
      expect(await algonquin.desk.attention(loan)).to.deep.equal(['messageUnwritable']);
    });
  },
  { INTERLEND_AUTO_SEND_NEXT: 'yes' },
);

loansBetween('Reject and Cancel on the borrowing side', (network) => {
  async function promised(rota = bothLenders.rota): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'willSupply');
    await post();
    return loan;
  }

  it('R28: Reject passes this partner over with a Cancel; the request goes on to the next', async () => {
    const { algonquin, lacite, northern, post } = network;
    const loan = await promised();
    await algonquin.desk.does(loan, 'reject');
    await algonquin.desk.does(loan, 'send');
    await post();
    expect(await lacite.desk.state(loan)).to.equal('cancelled');
    expect(await northern.desk.state(loan)).to.equal('created');
    const view = await algonquin.desk.sees(loan);
    expect([view.state, view.partner, view.needsAttention]).to.deep.equal(['requestSent', 'NORTHERN', 0]);
  });

  it('R29: Cancel ends the whole request: nobody else is asked', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await promised();
    await algonquin.desk.does(loan, 'cancel', { reason: 'noLongerNeeded' });
    await post();
    expect(await lacite.desk.state(loan)).to.equal('cancelled');
    expect(await algonquin.desk.state(loan)).to.equal('cancelledByPartner');
    expect((await lacite.desk.told(loan, 'requester.cancel')).note).to.include('No longer needed');
  });

  it('shows the parcel of a partner passed over that had left already, and tells that partner it comes back', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await promised();
    await lacite.desk.does(loan, 'ship', { barcodes: ['39345'] });
    await algonquin.desk.does(loan, 'reject');
    await algonquin.desk.does(loan, 'send');
    await post();
    const view = await algonquin.desk.sees(loan);
    expect([view.state, view.partner]).to.deep.equal(['requestSent', 'NORTHERN']);
    expect(view.attention.map((each) => [each.reason, each.partner])).to.deep.equal([
      ['lateSupply', 'LACITE'],
      ['lateSupply', 'LACITE'],
    ]);
    expect(view.facts, 'nothing of the late parcel is taken for the request').to.not.have.any.keys(
      'items',
      'shippedAt',
    );
    expect(await lacite.desk.attention(loan)).to.include.members(['cancelAfterShipping', 'message']);
  });
});

loansBetween('FF7: a practice partner', (network) => {
  const asked = async (loan: string) => (await network.algonquin.desk.sees(loan)).rota.map(({ partner }) => partner);

  it('is never asked for a real request: not without a rule, not by a rule, not beside others', async () => {
    const { algonquin, lacite, northern } = network;
    expect(await asked(await algonquin.desk.creates({}))).to.deep.equal(['LACITE', 'NORTHERN']);
    await algonquin.knows(lacite, { practice: true });
    expect(await asked(await algonquin.desk.creates({}))).to.deep.equal(['NORTHERN']);

    const { rules } = algonquin.node.local;
    await rules.addRotaTemplate({ code: 'ALL', name: 'All', members: ['LACITE', 'NORTHERN'], order: 'ordered' });
    await rules.addRotaRule({ name: 'Everything', conditions: [], templates: ['ALL'] });
    expect(await asked(await algonquin.desk.creates({}))).to.deep.equal(['NORTHERN']);

    const mixed = await algonquin.desk.creates({ rota: ['LACITE', 'NORTHERN'] }).then(
      () => 'created',
      (error: Error) => error.message,
    );
    expect(mixed, 'the code of the refusal, and whom it is about')
      .to.include('LACITE')
      .and.match(/"code":"r\w+\.\w+"/);
    expect(await asked(await algonquin.desk.creates({ rota: ['LACITE'] }))).to.deep.equal(['LACITE']);
    await algonquin.knows(lacite, { practice: false });
    expect(northern.code).to.equal('NORTHERN');
  });
});

loansBetween('FF6: with two resource sharing libraries', (network) => {
  it('a request that names no library and no place to fetch it is that of the library the node is named for', async () => {
    const { algonquin } = network;
    const draft = { code: 'AAA', name: 'Another', symbol: 'ISIL:CA-AAA', resourceSharing: true };
    const added = await algonquin.node.local.libraries.add(draft, new Date());
    expect(added.kind).to.equal('done');
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    expect((await algonquin.desk.sees(loan)).owner).to.equal('RES_SHARE');
  });
});
