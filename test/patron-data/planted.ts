import type { RoleHeld } from '../../src/domain/staff/staff.js';
import { marie } from '../engine/support/desk.js';
import { type Network, openNetwork } from '../engine/support/network.js';

/** A patron whose every fact is a word that occurs nowhere else. */
export interface Planted {
  id: string;
  name: string;
  email: string;
  /** The library where they pick up. */
  library: string;
  request: string;
  /** What an answer must not hold. */
  words: RegExp;
}

export interface PlantedNetwork {
  network: Network;
  main: Planted;
  north: Planted;
  /** Ids of everything that has to do with them at Algonquin. */
  requests: string[];
  letters: string[];
  messages: string[];
  close(): Promise<void>;
}

/** Algonquin with two libraries, each with a patron who has a book of La Cité, letters, a fee and a block. */
export async function plantPatrons(): Promise<PlantedNetwork> {
  const network = await openNetwork();
  const { algonquin, lacite } = network;
  await algonquin.knows(lacite, { sendRequesterInformation: true });
  const { libraries } = algonquin.node.local;
  const [home] = await libraries.list(new Date());
  if (!home) throw new Error('There is no library.');
  const address = { line1: '1 College Way', locality: 'Ottawa', region: 'ON', postalCode: 'K1A 0A1', country: 'CA' };
  const campus = { code: 'NORTH', name: 'North Campus', symbol: 'ISIL:CA-ONORTH', timeZone: 'America/Toronto' };
  await libraries.add({ ...campus, resourceSharing: true, address }, new Date());
  await libraries.addDesk('NORTH', { code: 'NORTH_DESK', name: 'North' });
  await libraries.addLocation('NORTH', { code: 'NORTH_IN', name: 'Borrowed', kind: 'borrowing' });
  await libraries.addLocation('NORTH', { code: 'NORTH_OUT', name: 'Lent', kind: 'lending' });
  const symbols = ['CA-OOALG', 'CA-ONORTH'].map((value) => ({ type: 'ISIL', value }));
  await lacite.knows(algonquin, { symbols });
  const main = await plant(network, home.code, {
    id: 'CARD77001',
    name: 'Xerxes Quenneville',
    email: 'xq@mainplanted.example',
  });
  const north = await plant(network, 'NORTH', {
    id: 'CARD88002',
    name: 'Zephirine Oblonski',
    email: 'zo@northplanted.example',
  });
  const ids = async (sql: string): Promise<string[]> =>
    (await algonquin.node.database.pool.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  return {
    network,
    main,
    north,
    requests: await ids('select id::text from request'),
    letters: await ids('select id::text from letter'),
    messages: await ids('select id::text from outbound_message'),
    close: () => network.close(),
  };
}

async function plant(
  { algonquin, lacite, post }: Network,
  library: string,
  patron: { id: string; name: string; email: string },
): Promise<Planted> {
  const { node, desk } = algonquin;
  const { local, gateway } = node;
  await local.patrons.add({ ...patron, pickupLibrary: library }, new Date());
  const request = await desk.creates({
    title: `A long book for ${library}`,
    rota: ['LACITE'],
    patron: { id: patron.id },
    ownerLibrary: library,
    pickupLocation: library,
  });
  await desk.does(request, 'send');
  await post();
  await lacite.desk.does(request, 'willSupply');
  await lacite.desk.does(request, 'ship', { barcodes: [`B-${library}`] });
  await post();
  await desk.does(request, 'receive', { notifyPatron: true });
  const { id, version } = await desk.sees(request);
  await gateway.tasks.queryPatron(id, version, { type: 1, note: 'Which volume?' }, marie);
  await desk.does(request, 'loanToPatron');
  await post();
  const waiting = await desk.creates({
    title: `Another book for ${library}`,
    rota: ['LACITE'],
    patron: { id: patron.id },
    ownerLibrary: library,
    pickupLocation: library,
  });
  await desk.does(waiting, 'send');
  await post();
  await lacite.desk.does(waiting, 'willSupply');
  await lacite.desk.does(waiting, 'ship', { barcodes: [`C-${library}`] });
  await post();
  await desk.does(waiting, 'receive', { notifyPatron: true });
  await local.circulation.addFee({ patron: patron.id, amount: '12.50', note: 'A torn page' }, marie, new Date());
  await local.patrons.block(patron.id, { reason: 'Lost her card' }, marie, new Date());
  return { ...patron, library, request, words: wordsOf(patron) };
}

/** Any part of name, number or address. */
const wordsOf = ({ id, name, email }: { id: string; name: string; email: string }): RegExp =>
  new RegExp([id, ...name.split(' '), email.split('@')[1]].join('|'), 'i');

/** The text of a key with these roles. */
export async function keyWith({ algonquin }: Network, roles: RoleHeld[]): Promise<string> {
  const outcome = await algonquin.node.access.keys.add({ name: 'A test', roles } as never, 'A test');
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.value.secret;
}
