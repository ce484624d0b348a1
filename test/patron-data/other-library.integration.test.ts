import { expect } from 'chai';
import { marie } from '../engine/support/desk.js';
import { keyWith, type Planted, type PlantedNetwork, plantPatrons } from './planted.js';

interface Answered {
  status: number;
  text: string;
}

/** What the walk over roles and routes cannot try: it knows no rows, and these ask whose row it is that was named. */
describe('staff of one library at the things of another (E15, FD8)', function () {
  this.timeout(240_000);
  let world: PlantedNetwork;
  let keys: Record<'manager' | 'keeper', string>;
  before(async () => {
    world = await plantPatrons();
    keys = {
      manager: await keyWith(world.network, [{ role: 'fulfillmentServicesManager', library: 'NORTH' }]),
      keeper: await keyWith(world.network, [{ role: 'physicalInventoryOperator', library: 'NORTH' }]),
    };
  });
  after(() => world?.close());

  const node = () => world.network.algonquin.node;
  const one = async (sql: string, values: unknown[] = []): Promise<string> =>
    (await node().database.pool.query<{ id: string }>(sql, values)).rows[0]?.id ?? '';
  const of = ({ library }: Planted) => library;
  async function call(method: string, path: string, body?: object, who: keyof typeof keys = 'manager') {
    const answer = await fetch(`${node().servers?.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${keys[who]}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, text: await answer.text() } satisfies Answered;
  }
  /** Refused, with the library at which it would need a role, and without a word about Main’s patron. */
  function expectRefused({ status, text }: Answered, what: string, library?: string) {
    expect(status, `${what}: ${text}`).to.equal(403);
    if (library) expect(text, what).to.include(library);
    expect(world.main.words.test(text), what).to.equal(false);
  }

  it('a hold waits no longer because another library says so, and longer when its own does', async () => {
    const hold = (library: string) =>
      one(
        `select h.id::text from hold h join request r on r.id = h.request_id
          where h.closed_at is null and h.status = 'onShelf' and r.owner_library = $1`,
        [library],
      );
    expectRefused(await call('POST', `/hold-shelf/${await hold(of(world.main))}/extend`, {}), 'extend', of(world.main));
    expect((await call('POST', `/hold-shelf/${await hold('NORTH')}/extend`, {})).status).to.equal(200);
  });

  it('a fee that stands beside any request is settled by the library of its patron alone', async () => {
    const fee = (patron: string) =>
      one('select id::text from fee where patron_id = $1 and request_id is null', [patron]);
    const [theirs, own] = [await fee(world.main.id), await fee(world.north.id)];
    for (const how of ['paid', 'waived'])
      expectRefused(await call('POST', `/fees/${theirs}/${how}`), how, of(world.main));
    expect(await one('select status as id from fee where id = $1', [theirs])).to.equal('open');
    expect((await call('POST', `/fees/${own}/waived`)).status).to.equal(200);
  });

  it('a letter that stands beside any request is of the library of its patron', async () => {
    const letter = (patron: string) =>
      one('select id::text from letter where patron_id = $1 and request_id is null', [patron]);
    expectRefused(await call('GET', `/letters/${await letter(world.main.id)}`), 'letter', of(world.main));
    expect((await call('GET', `/letters/${await letter(world.north.id)}`)).status).to.equal(200);
  });

  it('blanks around the number of a card do not hide whose it is', async () => {
    for (const id of [` ${world.main.id}`, `${world.main.id}\u00a0`, world.main.id.toLowerCase()]) {
      const draft = { serviceType: 'Loan', title: 'For another’s patron', patron: { id } };
      for (const path of ['/requests', '/requests/preview'])
        expectRefused(await call('POST', path, draft), path, of(world.main));
    }
    const version = (await world.network.algonquin.desk.sees(world.north.request)).version;
    const edit = { version, change: { patron: { id: ` ${world.main.id} ` } } };
    expectRefused(await call('PATCH', `/requests/${world.north.request}`, edit), 'edit', of(world.main));
    expectRefused(
      await call('POST', `/requests/${world.north.request}/duplicate`, { patron: { id: ` ${world.main.id}` } }),
      'duplicate',
      of(world.main),
    );
  });

  it('an item is lent to no patron of another library', async () => {
    const barcode = await one(
      `select i.barcode as id from temporary_item i join request r on r.id = i.request_id
        where r.owner_library = 'NORTH' and i.status = 'onHoldShelf'`,
    );
    const order = { barcode, desk: 'NORTH_DESK', patron: world.main.id };
    expectRefused(await call('POST', '/loans', order), 'lend', of(world.main));
  });

  it('a code that meant a request of another library shows it no more after the item has left', async () => {
    const { main } = world;
    const pool = node().database.pool;
    const { rows } = await pool.query<{ barcode: string; external: string }>(
      `select i.barcode, r.external_id as external from temporary_item i join request r on r.id = i.request_id
        where r.owner_library = $1 and i.status = 'onHoldShelf'`,
      [main.library],
    );
    const { barcode = '', external = '' } = rows[0] ?? {};
    const codes = [barcode, ` ${barcode} `, `C-${main.library}`, external];
    for (const code of codes) expectRefused(await call('POST', '/scans', { code }), `scan ${code}`, main.library);
    const gone = 'update temporary_item set removed_at = $2 where barcode = $1';
    await pool.query(gone, [barcode, new Date()]);
    await pool.query(`update request set closed_at = now() where external_id = $1`, [external]);
    try {
      for (const code of codes) expectRefused(await call('POST', '/scans', { code }), `scan ${code}`, main.library);
    } finally {
      await pool.query(gone, [barcode, null]);
      await pool.query(`update request set closed_at = null where external_id = $1`, [external]);
    }
  });

  it('an item on its way to the lending desk of another library arrives there alone, and who wants it is not told', async () => {
    const { libraries, holdings } = node().local;
    const { main } = world;
    await libraries.addLocation(main.library, { code: 'STACKS', name: 'Stacks', kind: 'shelf' } as never);
    const made = await holdings.add({ barcode: 'OWN-1', title: 'A wanted book', location: 'STACKS' } as never);
    expect(made.kind, JSON.stringify(made)).to.equal('done');
    const pool = node().database.pool;
    const { rows } = await pool.query<{ id: string }>(
      `insert into request (side, state, external_id, service_type, owner_library, created_at, updated_at, version)
       select 'lending', 'willSupply', 'THEIRS-1', 'Loan', $1, now(), now(), 1 returning id::text`,
      [main.library],
    );
    const request = rows[0]?.id;
    await pool.query(
      `insert into citation (request_id, title, bibliographic, publication, service, delivery, patron, billing)
       select $1, 'A wanted book', bibliographic, publication, service, delivery, '{}', billing from citation limit 1`,
      [request],
    );
    await pool.query(
      `insert into lending_candidate (request_id, position, holding_id, found_by) select $1, 1, id, 'title' from holding where barcode = 'OWN-1'`,
      [request],
    );
    const told = await call('POST', '/scans', { code: 'OWN-1', look: true });
    expect(told.text, 'who wants it').to.not.match(/THEIRS-1/);
    await pool.query(
      `insert into move_request (request_id, kind, barcode, asked_at, asked_by) values ($1, 'move', 'OWN-1', now(), 'x')`,
      [request],
    );
    expectRefused(await call('POST', '/scans', { code: 'OWN-1' }), 'arrive', main.library);
    expect(await one('select status as id from move_request where request_id = $1', [request])).to.equal('inProcess');
  });

  it('the desks that begin with a view are those of its library', async () => {
    const desk = await one('select code as id from desk where library_code = $1', [of(world.main)]);
    const draft = { side: 'borrowing', name: 'North first', search: '', library: 'NORTH' };
    expectRefused(await call('POST', '/views', { ...draft, opensAt: [desk] }), 'add', of(world.main));
    const made = await call('POST', '/views', { ...draft, opensAt: ['NORTH_DESK'] });
    expect(made.status, made.text).to.equal(201);
    const { id } = JSON.parse(made.text) as { id: string };
    expectRefused(await call('PATCH', `/views/${id}`, { opensAt: ['NORTH_DESK', desk] }), 'change', of(world.main));
  });

  it('a request that came by mail is entered for one’s own library alone, and for it when none is named', async () => {
    await node().gateway.directory.addPartner(
      {
        code: 'RIDEAU',
        name: 'Rideau Public Library',
        symbols: [{ type: 'ISIL', value: 'CA-ORIDEAU' }],
        dialect: 'standard-2021',
        byEmail: true,
        contacts: [{ name: 'Loans', email: 'ill@rideau.example' }],
      },
      marie,
    );
    const entered = { partner: 'RIDEAU', serviceType: 'Loan', title: 'Typed in from a mail' };
    const kept = () =>
      node().database.pool.query<{ of: string; asked: string }>(
        `select r.owner_library as of, c.supplying_symbol as asked from request r join conversation c on c.request_id = r.id
          where r.partner_code = 'RIDEAU' order by r.id`,
      );
    const { main } = world;
    const theirs = { ...entered, ownerLibrary: main.library };
    expectRefused(await call('POST', '/requests/entered', theirs), 'enter', main.library);
    expect((await kept()).rows).to.deep.equal([]);
    for (const own of [{}, { ownerLibrary: 'NORTH' }]) {
      const made = await call('POST', '/requests/entered', { ...entered, ...own });
      expect(made.status, made.text).to.equal(201);
    }
    const north = { of: 'NORTH', asked: 'ISIL:CA-ONORTH' };
    expect((await kept()).rows).to.deep.equal([north, north]);
    const unknown = await call('POST', '/requests/entered', { ...entered, ownerLibrary: 'NOWHERE' });
    expect(unknown.status, 'a library that there is not').to.equal(403);
  });

  it('a fee letter of a branch that does no resource sharing is the branch’s, not the first library’s', async () => {
    const { libraries, patrons, circulation } = node().local;
    const branch = { code: 'BRANCH', name: 'Branch on the Hill', email: 'hill@branch.example' };
    expect((await libraries.add(branch as never, new Date())).kind).to.equal('done');
    await patrons.add({ id: 'CARD99003', name: 'Wilhelmina Tremblay', pickupLibrary: 'BRANCH' } as never, new Date());
    await circulation.addFee({ patron: 'CARD99003', amount: '3.00', note: 'Late' }, marie, new Date());
    const { rows } = await node().database.pool.query<{ id: string; library: string; content: { from: unknown } }>(
      `select id::text, library_code as library, content from letter where patron_id = 'CARD99003'`,
    );
    expect(rows.map(({ library }) => library)).to.deep.equal(['BRANCH']);
    expect(JSON.stringify(rows[0]?.content)).to.include('Branch on the Hill');
    expectRefused(await call('GET', `/letters/${rows[0]?.id}`), 'letter', 'BRANCH');
    const manager = await keyWith(world.network, [{ role: 'fulfillmentServicesManager', library: 'BRANCH' }]);
    const answer = await fetch(`${node().servers?.url}/api/v1/letters/${rows[0]?.id}`, {
      headers: { authorization: `Bearer ${manager}` },
    });
    expect(answer.status).to.equal(200);
  });

  it('records come into the catalogue of all libraries by who keeps the items of all', async () => {
    const wish = { file: 'all.mrc', source: 'LIBRARY', mode: 'full' };
    expectRefused(await call('POST', '/catalogue/imports', wish, 'keeper'), 'begin');
    const run = await node().catalogue.begin(wish as never, marie.name);
    if (run.kind !== 'done') throw new Error(JSON.stringify(run));
    const { id } = run.value;
    const records = [{ place: 0, form: 'marcxml', data: '<record/>' }];
    expectRefused(await call('POST', `/catalogue/imports/${id}/records`, { records }, 'keeper'), 'records');
    expectRefused(await call('POST', `/catalogue/imports/${id}/end`, { evenIfMost: true }, 'keeper'), 'end');
    expect((await call('POST', '/catalogue/trials', { records, source: 'LIBRARY' }, 'keeper')).status).to.equal(200);
  });

  it('files of items name the items of all libraries, and are read by who keeps those of all', async () => {
    expectRefused(await call('GET', '/imports/holdings', undefined, 'keeper'), 'list');
    expectRefused(await call('GET', '/imports/holdings/1', undefined, 'keeper'), 'file');
  });
});
