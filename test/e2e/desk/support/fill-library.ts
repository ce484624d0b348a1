import type { Desk } from '../../../../src/cli/demo/desk.js';
import { inDays } from '../../support/days.js';

/** A name nobody chose for its looks: long, and French. */
export const longName = 'Collège régional des arts appliqués, des sciences de la santé et de la technologie du Nord';
/** Markup, direction marks and no space for a hundred characters. */
export const hostileTitle = `<img src=x onerror=alert(1)> & “quotes” \u202Eright to left\u202C ${'OneWordWithoutASpace'.repeat(5)}`;

/** The code of the partner with that name. */
export const longPartner = 'regional';

/** Of every kind of record that staff keep, one or more: partners, rotas, rules, places, people, patrons, closures. */
export async function fillLibrary(desk: Desk, partner: Desk): Promise<void> {
  const make = (path: string, body: object) => desk.call('POST', path, body);
  await make('/partners', {
    code: longPartner,
    name: longName,
    dialect: 'alma',
    url: 'https://example.org/iso18626',
    symbols: [{ type: 'ISIL', value: 'CA-REGIONAL' }],
    contacts: [{ name: 'Anne-Marie Saint-Jean-Baptiste', role: 'Prêt entre bibliothèques', email: 'pret@example.org' }],
    addresses: [{ uses: ['shipping', 'returns'], line1: '1, chemin de la Rivière-aux-Trembles', locality: 'Hearst' }],
    notes: [{ text: 'Closed each Friday in summer.', at: new Date().toISOString(), by: 'roy' }],
    closedFrom: inDays(20),
    closedUntil: inDays(30),
  });
  const members = [partner.library.code, longPartner];
  await make('/rota-templates', { code: 'COURIER', name: 'Courier returnable', members });
  await make('/rota-templates', { code: 'RANKED', name: longName, members, order: 'ranked' });
  await make('/rota-rules', {
    name: 'Copies in French',
    templates: ['COURIER'],
    description: 'Courier first, then whoever holds it.',
    conditions: [
      { fact: 'serviceType', operator: 'is', values: ['Copy'] },
      { fact: 'language', operator: 'is', values: ['fr'] },
    ],
  });
  await make('/rota-rules', { name: longName, templates: ['RANKED', 'COURIER'], lastResort: true });
  await make('/sending-rules', {
    name: 'Copies wait for staff',
    sends: false,
    conditions: [{ fact: 'serviceType', operator: 'is', values: ['Copy'] }],
  });
  await make('/patron-groups', { code: 'STU', name: 'Student', french: 'Étudiants', codes: ['STU-PT'] });
  await make('/patron-groups', { code: 'EMP', name: 'Staff and faculty', french: 'Personnel et corps professoral' });
  await make('/loan-rules', {
    name: 'Students, books',
    ...{ requestLimit: 5, loanDays: 21, renewals: 1, requestFee: '2.50' },
    conditions: [
      { fact: 'userGroup', operator: 'is', values: ['STU'] },
      { fact: 'requestedFormat', operator: 'is', values: ['Book'] },
    ],
  });
  await make('/loan-rules', {
    name: longName,
    mayRequest: false,
    refusal: 'Visitors read here. Ask at the desk for a card of your own.',
    french: 'Les visiteurs lisent sur place. Demandez une carte au comptoir.',
    conditions: [{ fact: 'userGroup', operator: 'is', values: ['VIS'] }],
  });
  await make('/reasons', {
    list: 'reject',
    code: 'FLOOD',
    label: 'The stacks are wet',
    french: 'Magasins inondés',
    reasonUnfilled: 'NotOnShelf',
  });

  await make('/libraries', {
    code: 'MAIN',
    name: longName,
    resourceSharing: true,
    address: { line1: '1385 Woodroffe Avenue', locality: 'Ottawa', postalCode: 'K2G 1V8', region: 'ON' },
  });
  await make('/libraries/MAIN/locations', { code: 'STACKS', name: 'Stacks' });
  await make('/libraries/MAIN/desks', { code: 'COUNTER', name: 'Comptoir de prêt du pavillon principal' });
  await make('/temporary-item-rules', { partner: longPartner, location: 'STACKS', itemPolicy: 'RS-14' });
  await make('/libraries/MAIN/closures', { from: inDays(30), until: inDays(40), note: 'Relâche d’hiver' });
  await make('/holdings', { barcode: 'L-77', title: 'The Colour of Ice', isbn: '9780262033848', location: 'STACKS' });

  await takeDirectoryIn(desk);
  await make('/keys', { name: 'Discovery layer', roles: [{ role: 'fulfillmentServicesOperator' }] });
  await addWebhooks(desk);
  await make('/patrons', {
    id: 'P100',
    name: 'Julie Saint-Jean-Baptiste Tremblay-Lachapelle',
    language: 'fr',
    group: 'STU-PT',
  });
  await make('/patrons', { id: 'P200', name: 'Daniel Okoro', group: 'ALUM' });
  await make('/patrons/P200/blocks', { reason: 'A fee of last year is open.' });
  await make('/fees', { patron: 'P100', amount: '12.00', note: 'Coffee on page 40.' });
}

/** One that nobody answers, with a delivery, and one that is off. */
async function addWebhooks(desk: Desk): Promise<void> {
  const events = ['item.shipped', 'item.received', 'item.returned'];
  const { webhook } = await desk.call<{ webhook: { id: string } }>('POST', '/webhooks', {
    name: 'Parcel room of the main pavilion',
    address: 'http://127.0.0.1:18629/in',
    events,
  });
  await desk.call('POST', '/webhooks', {
    ...{ name: 'Research office', address: 'http://127.0.0.1:18629/hooks', events, enabled: false },
  });
  await desk.call('POST', `/webhooks/${webhook.id}/test`);
}

/** The consortium's file as it would come next: one partner more, one with another name. */
async function takeDirectoryIn(desk: Desk): Promise<void> {
  const file = await desk.call<{ sections: Record<string, { records: Record<string, unknown>[] }> }>(
    ...(['GET', '/directory/file'] as const),
  );
  const records = file.sections['partners']?.records ?? [];
  const known = records.find(({ code }) => code === longPartner) ?? {};
  records.push({
    ...known,
    code: 'canadore',
    name: 'Canadore College',
    symbols: [{ type: 'ISIL', value: 'CA-CANADORE' }],
  });
  Object.assign(known, { averageSupplyDays: 9 });
  Object.assign(file, { issuer: 'Consortium', name: 'Colleges of Ontario', version: 41 });
  await desk.call('POST', '/directory/imports', { file, takeAll: true });
}

/** What requests leave behind: an item on the hold shelf, a loan with an ugly title, a lost case, an item to fetch. */
export async function fillShelf(desk: Desk, lender: Desk): Promise<void> {
  const titles = ['Les Belles-Sœurs', hostileTitle, 'Never seen again'];
  const [, ugly = '', gone = ''] = await Promise.all(titles.map((title) => received(desk, lender, title)));
  await desk.act(ugly, 'loanToPatron');
  await desk.act(gone, 'loanToPatron');
  const { items } = await desk.call<{ items: { id: string; title: string }[] }>('GET', '/loans?patron=P100');
  const lost = items.find(({ title }) => title === 'Never seen again');
  await desk.call('POST', `/loans/${lost?.id}/lost`, { fee: '45.00', note: 'Left on the bus.' });
  await desk.act(gone, 'reportLost', { note: 'The patron left it on the bus.', where: 'patron' });

  const wanted = { serviceType: 'Loan', title: 'The Colour of Ice', isbn: '9780262033848' } as const;
  const { externalId } = await lender.create({ ...wanted, rota: [desk.library.code] });
  await lender.act(externalId, 'send');
  const { id } = await desk.until(externalId, 'created', 'locateFailed');
  await desk.call('POST', `/requests/${id}/locate`);
  await desk.call('POST', `/requests/${id}/move-requests`, { note: 'Mind the spine.' });
}

/** As titles of theses are. */
export const longTitle =
  'A Comparative Study of the Reading Habits of First-Year Students of Nursing at Seven Colleges of Northern Ontario, 1998–2014, with a Bibliography';

/** As many as a busy desk has, with a work of three volumes among them, and what staff leave in histories and in the audit log. */
export async function fillManyMore(desk: Desk, lender: Desk): Promise<void> {
  const rota = [lender.library.code];
  const patrons = ['21000100', '21000200', '21000300'];
  const many = Array.from({ length: 60 }, (_, at) => at);
  for (let from = 0; from < many.length; from += 10)
    await Promise.all(
      many.slice(from, from + 10).map((at) =>
        desk.create({
          serviceType: 'Loan',
          title: at % 20 === 0 ? `${longTitle}, ${at / 20 + 1}` : `Collected Letters ${at + 1}`,
          patron: { id: patrons[at % patrons.length] ?? '' },
          rota,
        }),
      ),
    );
  const works = await received(desk, lender, 'The Works of Gabrielle Roy in Three Volumes', {
    patron: '21000200',
    volumes: 3,
  });
  await desk.act(works, 'loanToPatron');
  const { externalId } = await desk.create({ serviceType: 'Loan', title: longTitle, patron: { id: '21000100' }, rota });
  await askPatron(desk, externalId);
  await desk.call('PUT', '/letter-words/cancelRequest/delay', { minutes: 5 });
  const view = await desk.call<{ id: string }>('POST', '/views', {
    side: 'borrowing',
    name: 'Letters and diaries that the reading room asked for',
    search: 'q=letters',
  });
  const schedule = { every: 'day', at: '08:00' };
  await desk.call('POST', '/staff-jobs', {
    name: 'Letters of the week',
    view: view.id,
    deed: 'export',
    format: 'csv',
    schedule,
  });
}

/** Asks the patron what a request means. */
export async function askPatron(desk: Desk, externalId: string): Promise<void> {
  const { version } = await desk.call<{ version: number }>('GET', `/requests/${externalId}`);
  await desk.call('POST', `/requests/${externalId}/query-patron`, { version, type: 1, note: 'The 1998 one?' });
}

async function received(
  desk: Desk,
  lender: Desk,
  title: string,
  { patron = 'P100', volumes = 1 } = {},
): Promise<string> {
  const { externalId: id } = await desk.create({
    serviceType: 'Loan',
    title,
    patron: { id: patron },
    rota: [lender.library.code],
  });
  await desk.act(id, 'send');
  await lender.until(id, 'created');
  await lender.act(id, 'willSupply');
  await desk.until(id, 'willSupply');
  const barcodes = Array.from({ length: volumes }, (_, at) => `X-${id.slice(-5)}${at === 0 ? '' : `-${at + 1}`}`);
  await lender.act(id, 'ship', { barcodes, dueDate: inDays(28) });
  await desk.until(id, 'shippedPhysically');
  await desk.act(id, 'receive');
  return id;
}
