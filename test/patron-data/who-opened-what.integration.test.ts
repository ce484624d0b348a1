import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { typed } from '../cli/desk.js';
import { keyWith, type PlantedNetwork, plantPatrons } from './planted.js';

describe('who opened what is known of a patron', function () {
  this.timeout(120_000);
  let world: PlantedNetwork;
  let operator: string;
  let manager: string;
  before(async () => {
    world = await plantPatrons();
    operator = await keyWith(world.network, [{ role: 'fulfillmentServicesOperator' }]);
    manager = await keyWith(world.network, [{ role: 'fulfillmentServicesManager' }]);
  });
  after(() => world?.close());

  const at = () => world.network.algonquin.node.servers?.url ?? '';
  const get = async (key: string, path: string) => {
    const answer = await fetch(`${at()}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } });
    return { status: answer.status, text: await answer.text() };
  };
  /** The log is written when the answer has left. */
  const noted = async (patron: string, count: number): Promise<{ who: string; how: string; at: string }[]> => {
    for (const end = Date.now() + 5000; ; await pause(50)) {
      const { items } = JSON.parse((await get(manager, `/patrons/${patron}/openings`)).text);
      if (items.length >= count || Date.now() > end) return items;
    }
  };

  it('is kept with who, when and how, once for the same page; lists and searches are not', async () => {
    const { main } = world;
    const { id } = await world.network.algonquin.desk.sees(main.request);
    for (const path of ['/requests', '/patrons?q=quenn', '/hold-shelf', '/loans', '/work']) await get(operator, path);
    for (let time = 0; time < 3; time += 1) await get(operator, `/requests/${id}`);
    await get(operator, `/patrons/${main.id}`);
    const letter = (await world.network.algonquin.node.local.letters.list({ request: id, limit: 20 })).items.find(
      ({ audience }) => audience === 'patron',
    );
    await get(operator, `/letters/${letter?.id}`);
    await get(operator, `/letters/${letter?.id}.pdf`);
    const items = await noted(main.id, 4);
    expect(items.map(({ how }) => how).sort()).to.deep.equal(['drawLetter', 'readLetter', 'readPatron', 'readRequest']);
    expect(new Set(items.map(({ who }) => who))).to.deep.equal(new Set(['A test']));
    for (const { at } of items) expect(Date.now() - Date.parse(at)).to.be.within(0, 60_000);
  });

  it('is for managers and administrators, and not among the changes of the configuration', async () => {
    expect((await get(operator, `/patrons/${world.main.id}/openings`)).status).to.equal(403);
    const admin = await keyWith(world.network, [{ role: 'fulfillmentAdministrator' }]);
    expect((await get(admin, `/patrons/${world.main.id}/openings`)).status).to.equal(200);
    expect((await get(admin, '/audit')).text).to.not.include('patronData');
    const north = await keyWith(world.network, [{ role: 'fulfillmentServicesManager', library: 'NORTH' }]);
    expect((await get(north, `/patrons/${world.main.id}/openings`)).status, 'of another library').to.equal(403);
  });

  it('is shown by the command line', async () => {
    const { out, status } = await typed(`patron openings ${world.main.id} --url ${at()} --token ${manager}`);
    expect(status).to.equal(0);
    expect(out).to.include('readRequest').and.to.include('A test');
  });
});
