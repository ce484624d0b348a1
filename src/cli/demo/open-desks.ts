import { join } from 'node:path';
import { ownSecret } from '../../settings/secrets.js';
import type { Desk, Library } from './desk.js';
import { fillDesks, scenes } from './fill-desks.js';
import type { Network } from './network.js';

/** Whom each desk of the demo knows, and what they may do. */
const people = [
  { code: 'admin', name: 'Alex Martin', role: 'generalSystemAdministrator' },
  { code: 'desk', name: 'Mireille Roy', role: 'fulfillmentServicesOperator' },
] as const;

/** Letters that wait for a possible Undo elsewhere: a visitor reads them now. */
const lettersAtOnce = ['onHoldShelf', 'loanReceipt', 'returnReceipt', 'cancelRequest'];

/** Each library has requests in every state, as borrower and as lender. On a folder that is played again nothing is added. */
export async function fillAllDesks({ desks }: Network): Promise<void> {
  const ring = Object.values(desks);
  for (const desk of ring)
    for (const letter of lettersAtOnce) await desk.call('PUT', `/letter-words/${letter}/delay`, { minutes: 0 });
  const each = ring.map(async (borrower, at) => {
    const lender = ring[(at + 1) % ring.length] as Desk;
    const there = await borrower.requests(`side=borrowing&limit=10&q=${encodeURIComponent(scenes[0]?.title ?? '')}`);
    if (there.items.length === 0) await fillDesks(borrower, lender);
  });
  await Promise.all(each);
}

/** People who may sign in at each desk, and where. Passwords are made at the first start and kept in the data folder. */
export async function openDesks(network: Network, dataFolder: string, say: (line?: string) => void): Promise<void> {
  say('\nThe desks, in a browser:');
  for (const desk of Object.values(network.desks)) {
    const password = await passwordOf(desk.library, dataFolder);
    const { items } = await desk.call<{ items: { code: string }[] }>('GET', '/users?limit=200');
    for (const { code, name, role } of people)
      if (!items.some((user) => user.code === code))
        await desk.call('POST', '/users', { code, name, password, roles: [{ role }] });
    say(`  ${desk.library.name.padEnd(18)} http://127.0.0.1:${desk.library.port}/    password ${password}`);
  }
  say(
    `  Sign in as ${people.map(({ code }) => code).join(' or ')}: the first may do everything, the second works at the desk.`,
  );
}

const passwordOf = (library: Library, dataFolder: string): Promise<string> =>
  ownSecret('', join(dataFolder, library.code.toLowerCase()), 'desk-password');
