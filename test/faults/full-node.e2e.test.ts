import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { type Reply, requestXml } from '../support/partner-voice.js';

/** This partner is never called. */
const nowhere = 'http://127.0.0.1:8999/iso18626';
const staff = { authorization: 'Bearer a-staff-token-of-tests' };

describe('a process with little memory, at which three partners throw all they have (A24)', function () {
  this.timeout(600_000);
  let library: LibraryUnderTest;
  let partners: PartnerOfLibrary[];

  before(async () => {
    library = await openLibrary();
    partners = [];
    for (const code of ['ONE', 'TWO', 'THREE']) partners.push(await library.addPartner(code, nowhere));
  });
  after(() => library?.close());

  it('tells who is too many to come again, says so, never ends, and stores what it confirms', async () => {
    // No limit a minute: what keeps them off is how much is worked on, and nobody has to wait for a minute to be over.
    const node = await library.fork({
      INTERLEND_INBOUND_AT_ONCE: '4',
      INTERLEND_PARTNER_PER_MINUTE: '0',
      NODE_OPTIONS: '--max-old-space-size=128',
    });
    let ended = false;
    void node.died.then(() => {
      ended = true;
    });
    const xmls = Array.from({ length: 160 }, (_, n) => {
      const partner = partners[n % 3] as PartnerOfLibrary;
      const about = { requester: partner.symbol, supplier: library.symbol, id: `F${n}` };
      // Every fourth one is nearly as long as a message may be.
      const xml = requestXml(about).replace(
        '</ISO18626Message>',
        `<!--${'x'.repeat(n % 4 ? 0 : 900_000)}--></ISO18626Message>`,
      );
      return { partner, xml };
    });
    const say = ({ partner, xml }: (typeof xmls)[number]) => library.hear(partner, xml, node);
    const first = await Promise.all(xmls.map(say));
    const statuses = new Set(first.map(({ status }) => status));
    expect([...statuses].sort(), 'never by a failure').to.deep.equal([200, 429]);
    const looked = await fetch(`${node.url}/health/ready`, { headers: staff });
    const health = (await looked.json()) as { status: string; complaints: string[] };
    expect(health.status).to.equal('degraded');
    expect(String(health.complaints)).to.match(/partners were told \d+ times to send a message again later/);
    // All of them come again until they are heard.
    const until = async (each: (typeof xmls)[number], reply: Reply | undefined): Promise<Reply> => {
      if (reply?.messageStatus === 'OK') return reply;
      await pause(20);
      return until(each, await say(each));
    };
    const rest = [...xmls.entries()];
    const lane = async () => {
      for (let next = rest.pop(); next; next = rest.pop()) await until(next[1], first[next[0]]);
    };
    await Promise.all(Array.from({ length: 6 }, lane));
    expect(ended).to.equal(false);
    const [stored] = await library.rows<{ many: number }>(`select count(*)::int as many from request`);
    expect(stored?.many).to.equal(xmls.length);
    expect(await brokenPromises({ ...library, journal: [] })).to.deep.equal([]);
  });
});
