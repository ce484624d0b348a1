import { expect } from 'chai';
import { hands } from './support/by-hand.js';
import { loansBetween } from './support/story.js';

loansBetween('the version of a conversation', (network) => {
  it('stays what it was when the partner’s setting changes; the next request begins with the new one', async () => {
    const { algonquin, lacite, post } = network;
    for (const [before, after] of [
      ['1.2', '2021-2'],
      ['2021-2', '1.2'],
    ] as const) {
      await algonquin.knows(lacite, { isoVersion: before });
      const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
      await algonquin.desk.does(loan, 'send');
      await post();
      await algonquin.knows(lacite, { isoVersion: after });
      await lacite.desk.does(loan, 'willSupply');
      await post();
      await algonquin.desk.does(loan, 'cancel');
      await post();
      for (const desk of [algonquin.desk, lacite.desk])
        for (const direction of ['in', 'out'] as const) {
          const versions = new Set((await desk.messages(loan, direction)).map((each) => each.isoVersion));
          expect([...versions]).to.deep.equal([before]);
        }
    }
  });
});

loansBetween('a message that its schema does not allow (C16)', (network) => {
  /** A Request whose title stands behind the author: readable, and against the schema. */
  async function disordered(): Promise<{ loan: string; xml: string }> {
    const { algonquin } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Request');
    const title = /<title>.*?<\/title>/.exec(xml)?.[0] ?? '';
    return { loan, xml: xml.replace(title, '').replace('</author>', `</author>${title}`) };
  }

  it('is accepted from a partner that is not marked strict, and the verdict is recorded', async () => {
    const { algonquin, lacite } = network;
    const { loan, xml } = await disordered();
    expect((await hands(algonquin, lacite, xml)).outcome).to.equal('applied');
    const { schemaVerdict } = await lacite.desk.xml(loan, 'in', 'Request');
    expect(schemaVerdict?.valid).to.equal(false);
    expect(schemaVerdict?.problems.join()).to.include('title');
  });

  it('is refused from a strict partner, with ERROR and the reason, and kept', async () => {
    const { algonquin, lacite } = network;
    await lacite.knows(algonquin, { strict: true });
    const { loan, xml } = await disordered();
    const reply = await hands(algonquin, lacite, xml);
    expect(reply.outcome).to.equal('refused');
    expect(reply.xml).to.match(/<messageStatus>ERROR/);
    expect(await lacite.node.gateway.reading.request(loan)).to.equal(undefined);
    const [kept] = (await lacite.node.gateway.messageLog.messages({ direction: 'in', status: 'refused', limit: 1 }))
      .items;
    expect(kept?.outcome).to.be.a('string');
    await lacite.knows(algonquin, { strict: false });
  });
});

loansBetween('a Retry', (network) => {
  it('under a new id that names the earlier request belongs to the same lending request, known by the new id', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'offerConditions', { reason: '22', replyBy: '2099-01-01' });
    await post();
    await algonquin.desk.does(loan, 'acceptConditions');
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Retry');
    const renamed = xml.replace(`<requestingAgencyRequestId>${loan}<`, '<requestingAgencyRequestId>RENAMED-1<');
    expect((await hands(algonquin, lacite, renamed)).outcome).to.equal('applied');
    expect(await lacite.desk.state('RENAMED-1')).to.equal('willSupply');
    expect((await lacite.desk.xml(loan, 'out', 'WillSupply')).xml).to.include('RENAMED-1');
  });

  it('of a request that is not there is refused', async () => {
    const { algonquin, lacite } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Request');
    const retry = xml.replace(
      '<requestType>New</requestType>',
      '<requestType>Retry</requestType><requestingAgencyPreviousRequestId>NOBODYS-7</requestingAgencyPreviousRequestId>',
    );
    const reply = await hands(algonquin, lacite, retry);
    expect(reply.outcome).to.equal('refused');
    expect(reply.xml).to.include('UnrecognisedDataValue').and.to.include('NOBODYS-7');
  });
});

loansBetween('the probe of a ReShare partner', (network) => {
  it('is answered by its confirmation: OK when the message asked for came, ERROR when not; nothing else happens', async () => {
    const { algonquin, lacite, post } = network;
    await algonquin.knows(lacite, { dialect: 'reshare', isoVersion: '1.2' });
    await lacite.knows(algonquin, { dialect: 'reshare', isoVersion: '1.2' });
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await algonquin.desk.does(loan, 'generalMessage', { note: 'Hello.' });
    await post();
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Notification');
    expect(xml).to.include('#seq:2#');
    const probe = (number: number) =>
      xml
        .replace('<action>Notification', '<action>StatusRequest')
        .replace(/<note>.*<\/note>/, `<note>#lastSeq:${number}#</note>`);
    expect((await hands(algonquin, lacite, probe(2))).xml).to.match(/<messageStatus>OK/);
    expect((await hands(algonquin, lacite, probe(3))).xml).to.match(/<messageStatus>ERROR/);
    expect((await hands(algonquin, lacite, probe(2).replaceAll(loan, 'NOBODYS-7'))).xml).to.match(
      /<messageStatus>ERROR/,
    );
    expect((await lacite.desk.messages(loan, 'out')).map((each) => each.summary)).to.deep.equal([]);
    await lacite.desk.does(loan, 'generalMessage', { note: 'Hello yourself.' });
    await post();
    expect(await algonquin.desk.attention(loan)).to.deep.equal(['message']);
  });
});
