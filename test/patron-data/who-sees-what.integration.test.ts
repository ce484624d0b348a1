import { expect } from 'chai';
import { operations } from '../../src/contract/operations.js';
import { patronFactRows, patronFacts } from '../../src/domain/request/patron-facts.js';
import { rolePermissions } from '../../src/domain/staff/permissions.js';
import { type RoleHeld, staffRoles } from '../../src/domain/staff/staff.js';
import { filledPath } from '../http/field-walk.js';
import { keyWith, type Planted, plantPatrons } from './planted.js';

type World = Awaited<ReturnType<typeof plantPatrons>>;

/** Answers that are compressed or drawn are read by their own tests. */
const notText = /\.(pdf|xlsx)$/;

describe('FD8: what staff read of patrons', function () {
  this.timeout(240_000);
  let world: World;
  before(async () => {
    world = await plantPatrons();
  });
  after(() => world?.close());

  /** What each operation that only looks says of these patrons, by the id of the operation. */
  async function found(roles: RoleHeld[], patrons: readonly Planted[]): Promise<string[]> {
    const { algonquin } = world.network;
    const key = await keyWith(world.network, roles);
    const paths = operations
      .filter(({ method, path }) => method === 'get' && path !== '/events' && !notText.test(path))
      .flatMap((operation) => addressesOf(operation.path, world).map((path) => ({ id: operation.id, path })));
    const told: string[] = [];
    for (const { id, path } of paths) {
      const url = `${algonquin.node.servers?.url}/api/v1${path}`;
      const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
      const text = await answer.text();
      expect(answer.status, `${path}: ${text.slice(0, 200)}`).to.be.below(500);
      // What the caller asked by name stands in the address, and so in a refusal.
      const said = patrons.some(({ words }) => words.test(text));
      if (answer.status === 200 && said) told.push(id);
    }
    return [...new Set(told)];
  }

  const allTold = [
    ...['listRequests', 'readRequest', 'listPatrons', 'readPatron', 'listHolds', 'listLoans', 'listFees'],
    ...['listLetters', 'readLetter', 'listWork', 'exportRequests', 'readMessage', 'readMessageXml'],
    ...['listMails', 'readMail', 'tryLoanTerms'],
  ];

  it('a General System Administrator reads it at every one of these operations, so that the walk would notice', async () => {
    expect(await found([{ role: 'generalSystemAdministrator' }], [world.main])).to.have.members(allTold);
  });

  for (const role of staffRoles) {
    const reads = rolePermissions[role].includes('seePatrons');
    it(`a ${role} reads ${reads ? 'it where the role leads' : 'nothing of it anywhere'}`, async () => {
      const told = await found([{ role }], [world.main, world.north]);
      if (reads) expect(told).to.include.members(['listRequests', 'readRequest', 'readPatron', 'listPatrons']);
      else expect(told).to.deep.equal([]);
    });

    it(`a ${role} of North reads nothing of Main’s patrons`, async () => {
      expect(await found([{ role, library: 'NORTH' }], [world.main])).to.deep.equal([]);
      if (reads) expect(await found([{ role, library: 'NORTH' }], [world.north])).to.include('readPatron');
    });
  }

  it('whoever keeps the items of all libraries and lends at North reads of North’s patrons alone', async () => {
    const roles: RoleHeld[] = [
      { role: 'physicalInventoryOperator' },
      { role: 'circulationDeskOperator', library: 'NORTH' },
    ];
    expect(await found(roles, [world.main])).to.deep.equal([]);
    expect(await found(roles, [world.north])).to.include.members([
      'readRequest',
      'readPatron',
      'listHolds',
      'listLoans',
    ]);
  });

  it('a name finds nothing for whoever may not read it, and words of the title do', async () => {
    const key = await keyWith(world.network, [{ role: 'physicalInventoryOperator' }]);
    const ask = async (query: string) => {
      const url = `${world.network.algonquin.node.servers?.url}/api/v1/requests?${query}`;
      return (
        (await (await fetch(url, { headers: { authorization: `Bearer ${key}` } })).json()) as { items: unknown[] }
      ).items;
    };
    expect(await ask('q=Quenneville')).to.deep.equal([]);
    expect(await ask('q=Quenneville&searchIn=requester')).to.deep.equal([]);
    expect(await ask('q=CARD77001')).to.deep.equal([]);
    expect(await ask('q=long%20book')).to.have.length(2);
  });

  it('nobody of North changes, blocks, charges or asks for a patron of Main', async () => {
    const key = await keyWith(world.network, [{ role: 'fulfillmentServicesManager', library: 'NORTH' }]);
    const { id } = world.main;
    const orders: [string, string, object?][] = [
      ['PATCH', `/patrons/${id}`, { name: 'Somebody Else' }],
      ['DELETE', `/patrons/${id}`],
      ['PUT', `/patrons/${id}/pin`, { pin: '482917' }],
      ['POST', `/patrons/${id}/blocks`, { reason: 'Because' }],
      ['POST', '/fees', { patron: id, amount: '5.00' }],
      ['POST', '/requests', { serviceType: 'Loan', title: 'For another’s patron', patron: { id } }],
      ['POST', '/requests/preview', { serviceType: 'Loan', title: 'For another’s patron', patron: { id } }],
      ['PATCH', `/patrons/${world.north.id}`, { pickupLibrary: world.main.library }],
    ];
    for (const [method, path, body] of orders) {
      const answer = await fetch(`${world.network.algonquin.node.servers?.url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await answer.text();
      expect(answer.status, `${method} ${path}: ${text}`).to.equal(403);
      expect(world.main.words.test(text.replaceAll(id, ''))).to.equal(false);
    }
  });

  it('every fact of the table is shown with a permission that some role has and some role lacks', () => {
    for (const fact of patronFacts) {
      const { seenWith } = patronFactRows[fact];
      const holders = staffRoles.filter((role) => rolePermissions[role].includes(seenWith));
      expect(holders.length, fact).to.be.within(1, staffRoles.length - 1);
    }
  });
});

/** An address of every thing that has to do with the patrons, and one of anything else. */
function addressesOf(path: string, { main, north, requests, letters, messages }: World): string[] {
  if (path.startsWith('/requests/{id}')) return requests.map((id) => filledPath(path.replace('{id}', id)));
  if (path.startsWith('/patrons/{id}')) return [main, north].map(({ id }) => filledPath(path.replace('{id}', id)));
  if (path === '/letters/{id}') return letters.map((id) => `/letters/${id}`);
  if (path.startsWith('/messages/{direction}/{id}'))
    return messages.map((id) => filledPath(path.replace('{direction}', 'out').replace('{id}', id)));
  return [filledPath(path)];
}
