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
  await make('/patrons', { id: 'P100', name: 'Julie Saint-Jean-Baptiste Tremblay-Lachapelle', language: 'fr' });
  await make('/patrons', { id: 'P200', name: 'Daniel Okoro' });
  await make('/patrons/P200/blocks', { reason: 'A fee of last year is open.' });
  await make('/fees', { patron: 'P100', amount: '12.00', note: 'Coffee on page 40.' });
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

async function received(desk: Desk, lender: Desk, title: string): Promise<string> {
  const { externalId: id } = await desk.create({
    serviceType: 'Loan',
    title,
    patron: { id: 'P100' },
    rota: [lender.library.code],
  });
  await desk.act(id, 'send');
  await lender.until(id, 'created');
  await lender.act(id, 'willSupply');
  await desk.until(id, 'willSupply');
  await lender.act(id, 'ship', { barcodes: [`X-${id.slice(-5)}`], dueDate: inDays(28) });
  await desk.until(id, 'shippedPhysically');
  await desk.act(id, 'receive');
  return id;
}
