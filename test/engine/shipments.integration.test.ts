import { expect } from 'chai';
import { say } from '../../src/words/index.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import type { Library } from './support/network.js';
import { reasonOf } from './support/reader.js';
import { loansBetween } from './support/story.js';

const labelled = async ({ desk }: Library, loan: string) =>
  Object.fromEntries(
    (await desk.sees(loan)).elements.map(({ label, values }) => [label, values.map(({ value }) => value).join(', ')]),
  );

loansBetween('a shipment', (network) => {
  it('FA16: carries courier, method and tracking number, which the borrower sees, in both schema versions', async () => {
    const { algonquin, lacite, post } = network;
    for (const [dialect, isoVersion] of [
      ['interlend', '2021-2'],
      ['standard-1.2', '1.2'],
    ] as const) {
      await algonquin.knows(lacite, { dialect, isoVersion });
      await lacite.knows(algonquin, { dialect, isoVersion });
      const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
      await algonquin.desk.does(loan, 'send');
      await post();
      const fields = {
        courier: 'Purolator',
        trackingNumber: 'PUR 3312 0098 14',
        deliveryMethod: 'Courier',
        cost: '8.50',
      };
      await lacite.desk.does(loan, 'ship', fields);
      await post();
      for (const library of [algonquin, lacite])
        expect(await labelled(library, loan), `${library.code} ${isoVersion}`).to.include({
          courier: 'Purolator',
          tracking: 'PUR 3312 0098 14',
          deliveryMethod: 'Courier',
          deliveryCosts: '8.50',
        });
      const [note] = (await algonquin.desk.sees(loan)).notes;
      expect(note, 'a courier is no note').to.equal(undefined);
    }
    await algonquin.knows(lacite, { dialect: 'interlend', isoVersion: '2021-2' });
    await lacite.knows(algonquin, { dialect: 'interlend', isoVersion: '2021-2' });
  });

  it('FA16, FE11: everything that a lender needs stands on its page, and its own record number goes back to it', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({
      rota: ['LACITE'],
      subtitle: 'A novel',
      pagesRequested: '3-9',
      supplierRecordId: '9912',
      seriesTitle: 'Seal',
      copyrightCompliance: 'CA-FairDealing',
      startDate: '2099-01-04',
      endDate: '2099-02-28',
      set: 'SET-7',
      preferredEdition: 'ThisEdition',
      suppliersChoice: true,
      paymentMethod: 'IFM',
      billingMethod: 'Invoice',
      maximumCosts: { amount: '15.00', currency: 'CAD' },
    });
    await algonquin.desk.does(loan, 'send');
    await post();
    expect(await labelled(lacite, loan)).to.include({
      subtitle: 'A novel',
      pagesRequested: '3-9',
      supplierRecordId: '9912',
      seriesTitle: 'Seal',
      set: 'SET-7',
      copyrightCompliance: 'CA-FairDealing',
      preferredEdition: 'ThisEdition',
      maximumCosts: '15.00',
      paymentMethod: 'IFM',
      billingMethod: 'Invoice',
      requestSubType: 'BookingRequest, MultipleItemRequest, SupplyingLibrarysChoice',
    });
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Request');
    expect(xml).to.include('<supplierUniqueRecordId>9912<').and.include('<multipleItemRequestId>SET-7<');
  });

  it('FA44: a booking is due when it was booked to end', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], startDate: '2099-01-04', endDate: '2099-02-28' });
    await algonquin.desk.does(loan, 'send');
    await post();
    const ship = (await lacite.desk.sees(loan)).actions.find(({ name }) => name === 'ship');
    expect(ship?.fields.find(({ name }) => name === 'dueDate')?.default).to.equal('2099-02-28');
    await lacite.desk.does(loan, 'ship');
    await post();
    expect((await algonquin.desk.sees(loan)).dueDay).to.equal('2099-02-28');
  });
});

loansBetween('a copy', (network) => {
  it('FA20: goes where the library’s record says, by e-mail first; contact and addresses are kept and shown', async () => {
    const { algonquin, lacite, post } = network;
    const address = { line1: '1385 Woodroffe Avenue', locality: 'Ottawa', region: 'CA-ON', postalCode: 'K2G 1V8' };
    const [own] = await algonquin.node.local.libraries.list(new Date());
    const added = await algonquin.node.local.libraries.change(
      own?.code ?? '',
      {
        name: 'Algonquin Library',
        resourceSharing: true,
        address,
        email: 'copies@algonquin.example',
      },
      new Date(),
    );
    expect(added.kind).to.equal('done');
    const copy = await algonquin.desk.creates({ rota: ['LACITE'], serviceType: 'Copy', title: 'Nature' });
    await algonquin.desk.does(copy, 'send');
    await post();
    const seen = await labelled(lacite, copy);
    expect(seen['deliveryAddress']).to.match(/^copies@algonquin\.example, 1385 Woodroffe Avenue/);
    expect(seen['agencyName']).to.equal('Algonquin Library');
    expect(seen['agencyAddress']).to.include('copies@algonquin.example');
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], title: 'Another book' });
    await algonquin.desk.does(loan, 'send');
    await post();
    const { fulfilment } = await lacite.desk.sees(loan);
    expect(fulfilment?.shipTo?.join()).to.include('1385 Woodroffe Avenue').and.not.include('@');
  });

  it('FA20: Ship Digitally without link or method is refused with a sentence, and nothing is sent', async () => {
    const { algonquin, lacite, post } = network;
    const copy = await algonquin.desk.creates({ rota: ['LACITE'], serviceType: 'Copy', title: 'Science' });
    await algonquin.desk.does(copy, 'send');
    await post();
    const refused = await lacite.desk.tries(copy, 'shipDigitally', {});
    expect(refused.kind).to.equal('invalid');
    expect(reasonOf(refused)).to.include(
      'Choose the file or give a link to it. If it went without either, say how it was sent.',
    );
    expect(await lacite.desk.messages(copy, 'out')).to.have.length(0);
    expect(await lacite.desk.state(copy)).to.equal('created');
    await lacite.desk.does(copy, 'shipDigitally', { deliveryMethod: 'Email' });
    await post();
    expect(await algonquin.desk.state(copy)).to.equal('shippedDigitally');
    expect((await labelled(algonquin, copy))['deliveryMethod']).to.equal('Email');
  });

  it('FG11: can be shipped on paper, and is over when it has arrived', async () => {
    const { algonquin, lacite, post } = network;
    const copy = await algonquin.desk.creates({ rota: ['LACITE'], serviceType: 'Copy', title: 'Cell' });
    await algonquin.desk.does(copy, 'send');
    await post();
    await lacite.desk.does(copy, 'shipCopy', { courier: 'Canada Post', trackingNumber: '77' });
    expect(await lacite.desk.state(copy)).to.equal('shippedPhysically');
    await post();
    expect(await labelled(algonquin, copy)).to.include({
      courier: 'Canada Post',
      tracking: '77',
      deliveryMethod: 'Mail',
      deliveredFormat: 'PaperCopy',
    });
    const shipped = await algonquin.desk.sees(copy);
    expect(shipped.stateLabel).to.equal('Copy shipped on paper');
    const lines = await algonquin.node.gateway.reading.history(shipped.id);
    expect(
      lines.map(({ label }) => say(label, 'en')),
      'its history',
    )
      .to.include('Copy shipped on paper')
      .and.not.to.include('Shipped Digitally');
    expect(shipped.actions.filter(({ primary }) => primary).map(({ label }) => label)).to.deep.equal([
      'Receive copy on paper',
    ]);
    const scanned = await algonquin.node.gateway.scans.scan({ code: copy, at: 'receive' }, marie);
    expect(scanned.kind === 'told' && [scanned.told.next, english(scanned.told.text)]).to.deep.equal([
      ...[
        'receiveCopy',
        'This is the copy on paper from La Cité. Receive it with the form, then give it to the patron.',
      ],
    ]);
    await algonquin.desk.does(copy, 'receiveCopy');
    await post();
    expect(await lacite.desk.state(copy)).to.equal('requestCompleted');
    expect((await algonquin.desk.sees(copy)).stateLabel).to.equal('Copy received on paper');
  });
});

loansBetween('FA19: a request for a copy or a loan', (network) => {
  const asked = async (title: string) => {
    const { algonquin, post } = network;
    const id = await algonquin.desk.creates({ rota: ['LACITE'], serviceType: 'CopyOrLoan', title });
    await algonquin.desk.does(id, 'send');
    await post();
    return id;
  };

  it('is one on both sides, and the lender may ship the volume or a copy', async () => {
    const id = await asked('Either');
    for (const { desk } of [network.algonquin, network.lacite])
      expect((await desk.sees(id)).serviceType).to.equal('CopyOrLoan');
    const names = (await network.lacite.desk.sees(id)).actions.map(({ name }) => name);
    expect(names).to.include.members(['ship', 'shipDigitally', 'shipCopy']);
    const { xml } = await network.algonquin.desk.xml(id, 'out', 'Request');
    expect(xml).to.include('<serviceType>CopyOrLoan<');
  });

  it('is a loan from the parcel on, and goes home as one', async () => {
    const { algonquin, lacite, post } = network;
    const id = await asked('A volume');
    await lacite.desk.does(id, 'ship');
    await post();
    for (const { desk } of [algonquin, lacite]) expect((await desk.sees(id)).serviceType).to.equal('Loan');
    expect(await algonquin.desk.state(id)).to.equal('shippedPhysically');
    await algonquin.desk.does(id, 'receive');
    await algonquin.desk.does(id, 'returnToPartner');
    await post();
    expect(await lacite.desk.state(id)).to.equal('returnedByPartner');
  });

  it('is a copy from the file on, and ends with its receipt', async () => {
    const { algonquin, lacite, post } = network;
    const id = await asked('A chapter');
    await lacite.desk.does(id, 'willSupply');
    await post();
    await lacite.desk.does(id, 'shipDigitally', { url: 'https://files.example/1.pdf' });
    await post();
    for (const { desk } of [algonquin, lacite]) expect((await desk.sees(id)).serviceType).to.equal('Copy');
    await algonquin.desk.does(id, 'receiveDigitally');
    await post();
    expect(await algonquin.desk.state(id)).to.equal('receivedDigitally');
    expect(await lacite.desk.state(id)).to.equal('requestCompleted');
  });

  it('that staff cancel while it waits ends as any other', async () => {
    const { algonquin, lacite, post } = network;
    const id = await asked('Not any more');
    await algonquin.desk.does(id, 'cancel');
    await post();
    expect(await lacite.desk.state(id)).to.equal('cancelled');
    expect((await algonquin.node.gateway.reading.request(id))?.serviceType).to.equal('CopyOrLoan');
  });
});

loansBetween('what is wanted of a journal', (network) => {
  it('FA28, FA29: the list shows the article, and each message its title and External ID', async () => {
    const { algonquin, lacite, post } = network;
    const copy = await algonquin.desk.creates({
      rota: ['LACITE'],
      serviceType: 'Copy',
      title: 'Cartographica',
      titleOfComponent: 'On maps of snow',
    });
    await algonquin.desk.does(copy, 'send');
    await post();
    for (const { node, desk } of [algonquin, lacite]) {
      const { items } = await node.gateway.lists.requests({ q: 'Cartographica', limit: 5 });
      expect(items[0]).to.include({ title: 'Cartographica', article: 'On maps of snow' });
      expect(await desk.sees(copy)).to.include({ article: 'On maps of snow' });
      const [message] = (await node.gateway.messageLog.messages({ limit: 5 })).items;
      expect(message).to.include({ title: 'On maps of snow', externalId: copy });
    }
  });
});
