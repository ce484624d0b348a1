import { expect } from 'chai';
import { rolePermissions } from '../../src/domain/staff/permissions.js';
import { staffRoles } from '../../src/domain/staff/staff.js';
import { eventually } from '../support/eventually.js';
import { keyWith, type PlantedNetwork, plantPatrons } from './planted.js';

interface Noted {
  actor: string;
  operation: string;
}

describe('raw messages, letters and files that name a patron (E20)', function () {
  this.timeout(180_000);
  let world: PlantedNetwork;
  /** The message of Main's request that names the patron to the partner, as this library keeps it. */
  let telling: string;
  let letter: string;
  before(async () => {
    world = await plantPatrons();
    const { pool } = world.network.algonquin.node.database;
    const messages = await pool.query<{ id: string; body: string }>('select id::text, body from outbound_message');
    telling = messages.rows.find(({ body }) => world.main.words.test(body))?.id ?? '';
    expect(telling, 'a message names the patron').to.not.equal('');
    const letters = await pool.query<{ id: string }>(
      `select letter.id::text from letter join request on request.id = letter.request_id
        where letter.audience = 'patron' and request.external_id = $1`,
      [world.main.request],
    );
    letter = letters.rows[0]?.id ?? '';
  });
  after(() => world?.close());

  const get = async (key: string, path: string) => {
    const url = `${world.network.algonquin.node.servers?.url}/api/v1${path}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
    return { status: answer.status, text: await answer.text() };
  };
  const raw = () => [`/messages/out/${telling}`, `/messages/out/${telling}/xml`];
  const drawn = () => [`/letters/${letter}`, `/letters/${letter}.pdf`];

  for (const role of staffRoles) {
    const may = rolePermissions[role];
    it(`a ${role} ${may.includes('seeMessages') ? 'opens' : 'is refused'} messages${may.includes('seePatrons') ? '' : ', and reads nothing of the patron'}`, async () => {
      const key = await keyWith(world.network, [{ role }]);
      for (const path of raw()) {
        const { status, text } = await get(key, path);
        expect(status, path).to.equal(may.includes('seeMessages') ? 200 : 403);
        const names = may.includes('seeMessages') && may.includes('seePatrons');
        expect(world.main.words.test(text), path).to.equal(names);
      }
      for (const path of drawn()) {
        const { status, text } = await get(key, path);
        const reads = may.includes('seeRequests') && may.includes('seePatrons');
        if (reads) expect(status, path).to.equal(200);
        // A letter is listed for whoever sees its request; to whom it goes and what it says is left out.
        else expect(status === 200 && world.main.words.test(text), `${path} ${status}`).to.equal(false);
      }
    });
  }

  it('whoever works at another library reads the message without the patron, and gets no letter to them', async () => {
    const key = await keyWith(world.network, [{ role: 'fulfillmentServicesManager', library: 'NORTH' }]);
    for (const path of [...raw(), ...drawn()]) {
      const { status, text } = await get(key, path);
      expect(status === 200 && world.main.words.test(text), `${path} ${status}`).to.equal(false);
    }
  });

  it('who opened one is noted, by name and way; who was refused or read it without the patron is not among them', async () => {
    const { access, database } = world.network.algonquin.node;
    const named = async (name: string, roles: object[]) => {
      const outcome = await access.keys.add({ name, roles } as never, 'A test');
      if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
      return outcome.value.secret;
    };
    const opens = await named('Opens them', [{ role: 'fulfillmentServicesOperator' }]);
    const without = await named('Reads without', [{ role: 'resourceSharingPartnersManager' }]);
    const refused = await named('Is refused', [{ role: 'circulationDeskOperator' }]);
    for (const key of [opens, without, refused]) for (const path of raw()) await get(key, path);
    for (const path of drawn()) await get(opens, path);
    const noted = async () =>
      (
        await database.pool.query<Noted>(
          `select actor, operation from audit_entry where thing = 'patronData' and actor = any($1) order by operation`,
          [['Opens them', 'Reads without', 'Is refused']],
        )
      ).rows;
    await eventually('four are noted', async () => (await noted()).length >= 4);
    const found = (await noted()).map(({ actor, operation }) => [actor, operation]);
    expect(found).to.deep.equal(
      ['drawLetter', 'readLetter', 'readMessage', 'readMessageXml'].map((operation) => ['Opens them', operation]),
    );
  });
});
