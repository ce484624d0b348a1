import { expect } from 'chai';
import type { RoleHeld } from '../../src/domain/staff/staff.js';
import { type PlantedNetwork, plantPatrons } from './planted.js';

const operator: RoleHeld[] = [{ role: 'fulfillmentServicesOperator' }];
const inventory: RoleHeld[] = [{ role: 'physicalInventoryOperator' }];

describe('E20: a file that a job wrote some time ago', function () {
  this.timeout(60_000);
  let world: PlantedNetwork;
  let view: string;
  before(async () => {
    world = await plantPatrons();
    const key = await keyOf('Makes a view', operator);
    view = (await call(key, 'POST', '/views', { side: 'borrowing', name: 'All', search: '' })).body.id;
  });
  after(() => world?.close());

  async function call(key: string, method: string, path: string, body?: unknown) {
    const answer = await fetch(`${world.network.algonquin.node.servers?.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
  }
  async function keyOf(name: string, roles: RoleHeld[]): Promise<string> {
    const outcome = await world.network.algonquin.node.access.keys.add({ name, roles } as never, 'A test');
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    return outcome.value.secret;
  }
  const hasNow = (name: string, roles: RoleHeld[]) =>
    world.network.algonquin.node.database.pool.query('update api_key set roles = $2 where name = $1', [
      name,
      JSON.stringify(roles),
    ]);

  let made = 0;
  /** A list with patrons, written by a job of this key; its address. */
  async function written(key: string): Promise<{ id: string; path: string }> {
    made += 1;
    const wish = {
      name: `List ${made}`,
      view,
      deed: 'export',
      format: 'csv',
      schedule: { every: 'day', at: '08:00' },
    };
    const job = await call(key, 'POST', '/staff-jobs', wish);
    expect(job.status, job.text).to.equal(201);
    const { id } = job.body.own;
    const ran = await call(key, 'POST', `/staff-jobs/${id}/run`);
    expect(ran.status, ran.text).to.equal(200);
    return { id, path: `/staff-jobs/${id}/runs/${ran.body.job.last.id}/file` };
  }

  it('is opened by its maker while they may read patrons, and by them no longer when that is taken away', async () => {
    const key = await keyOf('Lists them', operator);
    const { path } = await written(key);
    const before = await call(key, 'GET', path);
    expect([before.status, world.main.words.test(before.text), world.north.words.test(before.text)]).to.deep.equal([
      200,
      true,
      true,
    ]);
    await hasNow('Lists them', inventory);
    expect((await call(key, 'GET', path)).status).to.equal(404);
    await hasNow('Lists them', [{ role: 'fulfillmentServicesOperator', library: 'NORTH' }]);
    const ofOne = await call(key, 'GET', path);
    expect([ofOne.status, world.main.words.test(ofOne.text)], 'patrons of all libraries stand in it').to.deep.equal([
      404,
      false,
    ]);
    // Without patrons it stays theirs.
    await hasNow('Lists them', inventory);
    const without = await written(key);
    const read = await call(key, 'GET', without.path);
    expect([read.status, world.main.words.test(read.text)]).to.deep.equal([200, false]);
    await hasNow('Lists them', operator);
    expect((await call(key, 'GET', path)).status, 'given back').to.equal(200);
  });

  it('of a version that did not keep what it tells of is for who may read patrons now', async () => {
    const key = await keyOf('Listed before', operator);
    const { path } = await written(key);
    await world.network.algonquin.node.database.pool.query('update job_file set reach = null');
    expect((await call(key, 'GET', path)).status).to.equal(200);
    await hasNow('Listed before', inventory);
    expect((await call(key, 'GET', path)).status).to.equal(404);
  });

  it('does not come with a job that somebody takes over', async () => {
    const key = await keyOf('Made it', operator);
    const { id, path } = await written(key);
    const taker = await keyOf('Takes it over', [{ role: 'fulfillmentAdministrator' }]);
    const wish = {
      name: 'Mine now',
      view,
      deed: 'export',
      format: 'csv',
      schedule: { every: 'day', at: '08:00' },
    };
    expect((await call(taker, 'PUT', `/staff-jobs/${id}`, wish)).status).to.equal(200);
    await hasNow('Takes it over', inventory);
    const taken = await call(taker, 'GET', path);
    expect([taken.status, world.main.words.test(taken.text)]).to.deep.equal([404, false]);
  });
});
