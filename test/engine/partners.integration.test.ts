import { expect } from 'chai';
import type { CredentialWish } from '../../src/contract/partner-schemas.js';
import type { Presented, Reply } from '../../src/engine/model/arrivals.js';
import { say, type Wording } from '../../src/words/index.js';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

loansBetween('what of a patron leaves the library', (network) => {
  const patron = { id: 'P-7781', name: 'Maude Lafrenière', email: 'maude@reader.example' };
  const secrets = ['P-7781', 'Maude', 'Lafreni', 'maude@reader.example'];

  before(async () => {
    await network.algonquin.node.local.patrons.add({ ...patron, language: 'fr' }, new Date());
  });

  /** Everything that was sent about a request that went its whole way. */
  async function said(serviceType: 'Loan' | 'Copy'): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'], serviceType, patron, note: 'Quick, please.' });
    await algonquin.desk.does(loan, 'send');
    await post();
    if (serviceType === 'Loan') {
      await lacite.desk.does(loan, 'ship', { barcodes: [`B${loan}`], dueDate: '2099-03-01' });
      await post();
      await algonquin.desk.does(loan, 'receive');
      await algonquin.desk.does(loan, 'loanToPatron');
      await algonquin.desk.does(loan, 'requestRenewal', { wishedDueDate: '2099-03-20' });
      await algonquin.desk.does(loan, 'generalMessage', { note: 'A word.' });
      await post();
    }
    const entries = await algonquin.desk.messages(loan, 'out');
    const whole = await Promise.all(entries.map(({ id }) => algonquin.node.gateway.messageLog.message('out', id)));
    return whole.map((message) => message?.xml ?? '').join('\n');
  }

  it('is nothing, unless the partner is marked', async () => {
    for (const serviceType of ['Loan', 'Copy'] as const) {
      const sent = await said(serviceType);
      expect(sent).to.include('Quick, please.');
      for (const secret of secrets) expect(sent).to.not.include(secret);
    }
  });

  it('is name and address when the partner may have them', async () => {
    const { algonquin, lacite } = network;
    await algonquin.knows(lacite, { sendRequesterInformation: true });
    const sent = await said('Loan');
    for (const secret of secrets) expect(sent).to.include(secret);
    await algonquin.knows(lacite, { sendRequesterInformation: false });
  });

  it('is the e-mail address alone, for copies that the partner delivers there', async () => {
    const { algonquin, lacite } = network;
    await algonquin.knows(lacite, { alternativeDocumentDelivery: true });
    const copy = await said('Copy');
    expect(copy).to.include('maude@reader.example').and.not.include('Lafreni');
    expect(await said('Loan')).to.not.include('maude@reader.example');
    await algonquin.knows(lacite, { alternativeDocumentDelivery: false });
  });
});

loansBetween('what a partner is told and takes over', (network) => {
  async function shipped(): Promise<string> {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    await lacite.desk.does(loan, 'ship', { barcodes: [`L${loan}`], cost: '4.50', dueDate: '2099-03-01' });
    await post();
    return loan;
  }

  it('names our library and the address to return to, in the partner’s own currency', async () => {
    const { algonquin, lacite } = network;
    const [sharing] = await lacite.node.local.libraries.list(new Date());
    await lacite.node.local.libraries.change(
      sharing?.code ?? '',
      { isil: 'CA-OOLAC', address: { line1: '801 Aviation', locality: 'Ottawa' } },
      new Date(),
    );
    const before = await lacite.desk.xml(await shipped(), 'out', 'Loaned');
    expect(before.xml).to.not.include('returnInfo');
    await lacite.knows(algonquin, { returnInfo: true, currency: 'EUR' });
    const loan = await shipped();
    const { xml } = await lacite.desk.xml(loan, 'out', 'Loaned');
    expect(xml).to.include('801 Aviation').and.to.include('CA-OOLAC').and.to.match(/EUR/);
    const { facts } = await algonquin.desk.sees(loan);
    expect(facts['returnAddress']).to.include('801 Aviation');
    await lacite.knows(algonquin, { returnInfo: false, currency: null });
  });

  it('the temporary item has the lender’s barcode when barcodes are shared', async () => {
    const { algonquin, lacite } = network;
    await algonquin.knows(lacite, { sharedBarcodes: true });
    const loan = await shipped();
    const receive = (await algonquin.desk.sees(loan)).actions.find(({ name }) => name === 'receive');
    expect(receive?.fields.find(({ name }) => name === 'temporaryBarcode')?.default).to.equal(`L${loan}`);
    await algonquin.desk.does(loan, 'receive');
    const items = await algonquin.node.local.circulation.items({
      request: (await algonquin.desk.sees(loan)).id,
      limit: 9,
    });
    expect(items.items.map(({ barcode }) => barcode)).to.deep.equal([`L${loan}`]);
    await algonquin.knows(lacite, { sharedBarcodes: false });
  });

  it('a request of a partner that does not borrow from us is answered Unfilled by itself', async () => {
    const { algonquin, lacite, post } = network;
    await lacite.knows(algonquin, { borrowing: false });
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    expect((await lacite.desk.xml(loan, 'out', 'Unfilled')).xml).to.include('PolicyProblem');
    expect((await lacite.desk.told(loan, 'reject')).facts).to.deep.include({ setting: 'borrowing supported' });
    await lacite.knows(algonquin, { borrowing: true });
  });
});

loansBetween('what a partner presents to us', (network) => {
  async function issue(wish: CredentialWish): Promise<{ id: string; secret: string }> {
    const issued = await network.lacite.node.gateway.directory.issueCredential('ALGONQUIN', wish, marie);
    if (issued.kind !== 'issued') throw new Error(JSON.stringify(issued));
    return { id: issued.id, secret: issued.secret ?? '' };
  }
  const revoke = (id: string) => network.lacite.node.gateway.directory.revokeCredential('ALGONQUIN', id, marie);

  async function says(presented: Presented[], change = (xml: string) => xml, from = '127.0.0.1'): Promise<Reply> {
    const { algonquin, lacite } = network;
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    const { xml } = await algonquin.desk.xml(loan, 'out', 'Request');
    return lacite.node.gateway.receiving.receive({
      bytes: Buffer.from(change(xml)),
      contentType: 'application/xml',
      presented,
      sourceAddress: from,
    });
  }
  const bearer = (secret: string): Presented[] => [{ kind: 'bearer', secret }];
  const kind = async (reply: Promise<Reply>) => (await reply).kind;

  it('two of a kind are valid while it changes over, a third is refused until one is revoked (E17)', async () => {
    const [listed] = (await network.lacite.node.gateway.directory.partners({ limit: 1 })).items;
    expect(listed?.credentials.filter(({ revokedAt }) => !revokedAt)).to.have.length(1);
    const second = await issue({ kind: 'token' });
    const refused = await network.lacite.node.gateway.directory.issueCredential('ALGONQUIN', { kind: 'token' }, marie);
    expect(refused).to.deep.include({ kind: 'invalid' });
    expect(await kind(says(bearer(second.secret)))).to.equal('confirmed');
    await revoke(second.id);
    expect(await kind(says(bearer(second.secret)))).to.equal('unauthenticated');
  });

  it('an address range is asked for besides, or is enough where that was said', async () => {
    const { algonquin, lacite } = network;
    const { id, secret } = await issue({ kind: 'token' });
    await lacite.knows(algonquin, { networks: ['192.0.2.0/24', '2001:db8::/32'] });
    expect(await kind(says(bearer(secret), undefined, '198.51.100.7'))).to.equal('unauthenticated');
    expect(await kind(says(bearer(secret), undefined, '::ffff:192.0.2.9'))).to.equal('confirmed');
    expect(await kind(says([], undefined, '192.0.2.9'))).to.equal('unauthenticated');
    await lacite.knows(algonquin, { networksAlone: true });
    expect(await kind(says([], undefined, '2001:db8:5::1'))).to.equal('confirmed');
    await lacite.knows(algonquin, { networksAlone: false, networks: [] });
    await revoke(id);
  });

  it('account id and security code are asked for in the message besides, and are not kept', async () => {
    const { algonquin, lacite } = network;
    const token = await issue({ kind: 'token' });
    const account = await issue({ kind: 'account' });
    const withCode = (code: string) => (xml: string) =>
      xml.replace(
        '</header>',
        `<requestingAgencyAuthentication><accountId>ALGONQUIN</accountId><securityCode>${code}</securityCode></requestingAgencyAuthentication></header>`,
      );
    expect(await kind(says(bearer(token.secret)))).to.equal('unauthenticated');
    expect(await kind(says(bearer(token.secret), withCode('wrong')))).to.equal('unauthenticated');
    expect(await kind(says(bearer(token.secret), withCode(account.secret)))).to.equal('confirmed');
    const [newest] = (await lacite.node.gateway.messageLog.messages({ direction: 'in', limit: 1 })).items;
    const kept = await lacite.node.gateway.messageLog.message('in', newest?.id ?? '');
    expect(kept?.xml).to.include('<securityCode>***<').and.not.include(account.secret);

    await algonquin.knows(lacite, {
      outboundAuth: {
        kind: 'bearer',
        token: token.secret,
        account: { accountId: 'algonquin', securityCode: account.secret },
      },
    });
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await network.post(algonquin);
    expect(await lacite.desk.state(loan)).to.equal('created');
    expect((await algonquin.desk.xml(loan, 'out', 'Request')).xml).to.not.include('securityCode');
    await revoke(account.id);
    await revoke(token.id);
  });

  it('a client certificate is known by its fingerprint', async () => {
    const fingerprint = 'AB'.repeat(32);
    const { id } = await issue({ kind: 'certificate', fingerprint: fingerprint.match(/../g)?.join(':') ?? '' });
    expect(await kind(says([{ kind: 'certificate', secret: fingerprint.toLowerCase() }]))).to.equal('confirmed');
    expect(await kind(says([{ kind: 'certificate', secret: 'cd'.repeat(32) }]))).to.equal('unauthenticated');
    expect(await kind(says(bearer(fingerprint.toLowerCase())))).to.equal('unauthenticated');
    await revoke(id);
  });

  it('a broker speaks for the symbols of its list, a credential for those it was issued for', async () => {
    const { algonquin, lacite } = network;
    const own = { type: 'ISIL', value: 'CA-OOALG' };
    const symbols = [own, { type: 'ISIL', value: 'CA-BRANCH' }];
    await lacite.knows(algonquin, { symbols });
    const branch = (xml: string) => xml.replaceAll('CA-OOALG', 'CA-BRANCH');
    const { id, secret } = await issue({ kind: 'token', symbols: ['ISIL:CA-BRANCH'] });
    expect(await kind(says(bearer(secret), branch))).to.equal('confirmed');
    expect(await kind(says(bearer(secret)))).to.equal('denied');
    const away = await lacite.node.gateway.directory.changePartner('ALGONQUIN', { symbols: [own] }, marie);
    expect(JSON.stringify(away), 'a request of the branch is open').to.include('ISIL:CA-BRANCH');
    await revoke(id);
  });
});

loansBetween('what is refused when a partner is kept', (network) => {
  const draft = {
    code: 'NEW',
    name: 'New',
    dialect: 'standard-1.2',
    url: 'http://127.0.0.1:8999/iso18626',
    symbols: [{ type: 'ISIL', value: 'CA-NEW' }],
  };
  const refusals = (outcome: { kind: string; problems?: { field: string; problem: Wording }[] }) => {
    expect(outcome.kind).to.equal('invalid');
    return outcome.problems?.map(({ field, problem }) => `${field}: ${english(problem)}`).join('\n') ?? '';
  };
  const gateway = (library: Library) => library.node.gateway;

  it('a symbol that is another partner’s, ours, or named twice', async () => {
    const { algonquin } = network;
    const add = (value: string, ...more: string[]) =>
      gateway(algonquin).directory.addPartner(
        { ...draft, symbols: [value, ...more].map((each) => ({ type: 'ISIL', value: each })) },
        marie,
      );
    expect(refusals(await add('ca-oolac'))).to.include("ISIL:ca-oolac is LACITE's already");
    expect(refusals(await add('CA-OOALG'))).to.include('a library of this server');
    expect(refusals(await add('CA-NEW', 'ca-new'))).to.include('there twice');
    const changed = await gateway(algonquin).directory.changePartner(
      'NORTHERN',
      { symbols: [{ type: 'ISIL', value: 'CA-OOLAC' }] },
      marie,
    );
    expect(refusals(changed)).to.include("LACITE's already");
  });

  it('an address that points inside, when it is saved and when it is dialled (E1)', async () => {
    const { algonquin, lacite } = network;
    for (const url of ['http://10.0.0.5/iso18626', 'http://[fd00::1]/', 'http://169.254.169.254/latest'])
      expect(refusals(await gateway(algonquin).directory.addPartner({ ...draft, url }, marie))).to.match(/^url: /);
    const changed = await gateway(algonquin).directory.changePartner('LACITE', { url: 'http://10.0.0.5/' }, marie);
    expect(refusals(changed)).to.match(/^url: /);
    const [problem] = changed.kind === 'invalid' ? changed.problems : [];
    expect(problem && say(problem.problem, 'fr')).to.equal(
      'Adresse interdite : 10.0.0.5 est une adresse privée. (Règle : private.)',
    );
    const [home] = [(await gateway(algonquin).directory.partner('LACITE'))?.url ?? ''];
    const { pool } = algonquin.node.database;
    await pool.query(
      `update partner set url = 'http://10.0.0.5/iso18626', outbound_origin = 'http://10.0.0.5' where code = 'LACITE'`,
    );
    algonquin.node.context.book.forget();
    const loan = await algonquin.desk.creates({ rota: ['LACITE'] });
    await algonquin.desk.does(loan, 'send');
    await network.post(algonquin);
    const { attemptLog } = await algonquin.desk.xml(loan, 'out', 'Request');
    expect(attemptLog?.[0]).to.include({ class: 'blocked' });
    await algonquin.moves(lacite, home);
    await network.post();
    expect(await lacite.desk.state(loan)).to.equal('created');
  });

  it('FF2: a closure that ends before it begins, also when only one of its days is changed', async () => {
    const { algonquin } = network;
    const change = (closure: object) => gateway(algonquin).directory.changePartner('LACITE', closure, marie);
    const ends = 'closedUntil: The last day is before the first';
    expect(refusals(await change({ closedFrom: '2027-03-10', closedUntil: '2027-03-01' }))).to.include(ends);
    expect(await change({ closedFrom: '2027-03-10', closedUntil: '2027-03-10' })).to.include({ kind: 'changed' });
    expect(refusals(await change({ closedUntil: '2027-03-09' }))).to.include(ends);
    expect(refusals(await change({ closedFrom: '2027-03-11' }))).to.include(ends);
    expect(await change({ closedFrom: null, closedUntil: null })).to.include({ kind: 'changed' });
    const added = await gateway(algonquin).directory.addPartner(
      { ...draft, closedFrom: '2027-03-10', closedUntil: '2027-03-01' },
      marie,
    );
    expect(refusals(added)).to.include(ends);
  });

  it('FF3: no answer is claimed of a partner that was never called, nor of one whose test failed', async () => {
    const { algonquin, post } = network;
    const last = async (code: string) => (await gateway(algonquin).directory.partner(code))?.channel.lastCall;
    const added = await gateway(algonquin).directory.addPartner(draft, marie);
    expect(added).to.include({ kind: 'added' });
    expect(await last('NEW')).to.equal(undefined);
    const steps = await gateway(algonquin).directory.testPartner('NEW');
    expect(steps?.at(-1)?.ok).to.equal(false);
    expect(await last('NEW')).to.include({ answered: false });

    expect(await last('NORTHERN')).to.equal(undefined);
    const loan = await algonquin.desk.creates({ rota: ['NORTHERN'] });
    await algonquin.desk.does(loan, 'send');
    await post();
    expect(await last('NORTHERN')).to.include({ answered: true });
    await network.northern.desk.does(loan, 'reject', { reason: '5' });
    await post();
    await algonquin.desk.does(loan, 'cancel');
    await gateway(algonquin).directory.removePartner('NEW', marie);
  });

  it('removing it while requests are open: they are listed; afterwards it is gone and its past is not', async () => {
    const { algonquin, lacite, post } = network;
    const loan = await algonquin.desk.creates({ rota: ['NORTHERN', 'LACITE'] });
    const outcome = await gateway(algonquin).directory.removePartner('NORTHERN', marie);
    expect(outcome.kind === 'open' && outcome.requests.map(({ externalId }) => externalId)).to.include(loan);
    await algonquin.desk.does(loan, 'send');
    await post();
    await network.northern.desk.does(loan, 'reject', { reason: '5' });
    await post();
    await algonquin.desk.does(loan, 'cancel');
    expect(await gateway(algonquin).directory.removePartner('NORTHERN', marie)).to.deep.equal({ kind: 'removed' });
    expect((await gateway(algonquin).directory.partners({ limit: 10 })).items.map(({ code }) => code)).to.deep.equal([
      'LACITE',
    ]);
    const { rota } = await algonquin.desk.sees(loan);
    expect(rota.map(({ partner }) => partner)).to.include('NORTHERN');
    expect((await algonquin.desk.history(loan)).length).to.be.greaterThan(2);

    const again = { ...draft, code: 'NORTHERN', symbols: [{ type: 'ISIL', value: 'CA-OTNC' }] };
    expect((await gateway(algonquin).directory.addPartner(again, marie)).kind).to.equal('added');
    expect(await gateway(algonquin).directory.removePartner('NOBODY', marie)).to.deep.equal({ kind: 'unknown' });
    expect(lacite.code).to.equal('LACITE');
  });

  it('notes keep who wrote them and when', async () => {
    const { algonquin } = network;
    const change = (notes: { text: string }[], name: string) =>
      gateway(algonquin).directory.changePartner('LACITE', { notes }, { kind: 'staff', name });
    await change([{ text: 'Closed on Fridays.' }], 'Marie');
    await change([{ text: 'Closed on Fridays.' }, { text: 'Ask for Jean.' }], 'Luc');
    const notes = (await gateway(algonquin).directory.partner('LACITE'))?.notes;
    expect(notes?.map(({ text, by }) => `${by}: ${text}`)).to.deep.equal([
      'Marie: Closed on Fridays.',
      'Luc: Ask for Jean.',
    ]);
  });
});
