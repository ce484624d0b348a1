import { Writable } from 'node:stream';
import { expect } from 'chai';
import { openNode, type PlantedNode } from '../patron-data/logged-node.js';
import { addPartners } from '../support/many-partners.js';

const unread = new Writable({ write: (_chunk, _encoding, done) => done() });
/** What a page of fifty partners may weigh at most: nobody waits for it on a slow line. */
const pageBytes = 64 * 1024;

describe('FH3: a directory of 3,000 partners', function () {
  this.timeout(120_000);
  let node: PlantedNode;
  const list = async (query = '') => {
    const { status, text, body } = await node.call('GET', `/partners${query}`);
    expect(status, query).to.equal(200);
    return { bytes: Buffer.byteLength(text), count: body.count as number, next: body.next as string | undefined, body };
  };
  const codes = async (query: string): Promise<string[]> =>
    (await list(query)).body.items.map(({ code }: { code: string }) => code);

  before(async () => {
    node = await openNode(unread, {
      INTERLEND_STAFF_TOKEN: 'a-staff-token-of-tests',
      INTERLEND_SECRET_KEY: 'a-secret-key-of-tests',
    });
    await addPartners((sql) => node.rows(sql), 3000);
  });
  after(() => node?.close());

  it('comes fifty at a time and says how many there are; a caller cannot ask for more than two hundred', async () => {
    const first = await list();
    expect([first.body.items.length, first.count]).to.deep.equal([50, 3000]);
    expect(first.bytes).to.be.below(pageBytes);
    expect((await node.call('GET', '/partners?limit=201')).status).to.equal(400);
    expect((await list('?limit=200')).bytes).to.be.below(4 * pageBytes);
  });

  it('is read to its end page by page, each partner once and in the order asked for', async () => {
    for (const sort of ['directory', 'name', 'trouble']) {
      const seen: string[] = [];
      for (let after: string | undefined = ''; after !== undefined; ) {
        const page = await list(`?limit=200&sort=${sort}${after ? `&after=${after}` : ''}`);
        seen.push(...page.body.items.map(({ code }: { code: string }) => code));
        after = page.next;
      }
      expect([seen.length, new Set(seen).size], sort).to.deep.equal([3000, 3000]);
      const starts = { directory: ['C0001', 'C0002'], name: ['C0002', 'C0004'], trouble: ['C0500', 'C1500'] }[sort];
      expect(seen.slice(0, 2), sort).to.deep.equal(starts);
    }
  });

  it('is searched by parts of name, code and symbol, whatever their case and accents', async () => {
    expect(await codes('?q=ONTARIO%202901')).to.deep.equal(['C2901']);
    expect(await codes('?q=2900%20quebec')).to.deep.equal(['C2900']);
    expect(await codes('?q=ca-c2900')).to.deep.equal(['C2900']);
    expect(await codes('?q=c29&limit=3')).to.deep.equal(['C2900', 'C2901', 'C2902']);
    expect((await list('?q=c29&limit=3')).count).to.equal(100);
    expect(await codes('?q=nobody%20at%20all')).to.deep.equal([]);
  });

  it('is narrowed to some codes, to those in trouble, and to what they do', async () => {
    expect(await codes('?code=C2900&code=c0001&code=GONE')).to.deep.equal(['C0001', 'C2900']);
    expect(await codes('?health=silent&health=held&sort=trouble')).to.deep.equal([
      'C0500',
      'C1500',
      'C2500',
      'C0700',
      'C1700',
      'C2700',
    ]);
    await node.call('PATCH', '/partners/C0003', { status: 'inactive' });
    expect(await codes('?status=inactive')).to.deep.equal(['C0003']);
    expect((await list('?status=active&borrowing=true')).count).to.equal(2999);
    expect((await list('?byEmail=true')).count).to.equal(0);
    expect((await node.call('GET', '/partner-health')).body).to.deep.equal({
      ...{ silent: 3, failing: 0, held: 3, suspended: 0, unreached: 2993, well: 0, inactive: 1 },
    });
    await node.call('PATCH', '/partners/C0003', { status: 'active' });
  });

  it('goes on where it was when the last partner of a page is removed meanwhile', async () => {
    const { next } = await list('?limit=10');
    expect(next).to.equal('9.C0010');
    await node.call('DELETE', '/partners/C0010');
    expect((await codes(`?limit=2&after=${next}`))[0]).to.equal('C0011');
  });
});
