import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requestXml } from '../support/partner-voice.js';
import { mountSmallDisk, type SmallDisk } from '../support/small-disk.js';

/** This partner is never called. */
const nowhere = 'http://127.0.0.1:8999/iso18626';

describe('a library whose disk is full', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest | undefined;
  let partner: PartnerOfLibrary;
  let disk: SmallDisk | undefined;

  before(async function () {
    disk = await mountSmallDisk();
    if (!disk) {
      console.log('      no small disk can be mounted for the database here');
      return this.skip();
    }
    library = await openLibrary();
    partner = await library.addPartner('PARTNER', nowhere);
    await disk.take(library);
  });
  after(async () => {
    await library?.close();
    await disk?.remove();
  });

  it('A18, FD4: refuses what it cannot store, says that it is not ready, and goes on by itself when there is room', async () => {
    if (!library || !disk) throw new Error('There is no library.');
    const { hand, hear, rows, symbol } = library;
    const loan = (n: number) => ({ requester: partner.symbol, supplier: symbol, id: `DISK-${n}` });
    const wish = await library.wish([partner.code]);
    const readiness = async () =>
      (await fetch(`${hand.url}/health/ready`, { headers: { authorization: 'Bearer a-staff-token-of-tests' } })).status;
    await disk.fill(library);
    // What fits into pages that are there is stored truly; then no page is left.
    const refused: string[] = [];
    const stored: string[] = [];
    for (let n = 1; n <= 200 && refused.length < 3; n += 1) {
      const xml = requestXml(loan(n), `Lakes ${'x'.repeat(4000)}`);
      const reply = await hear(partner, xml);
      if (reply.status === 503) refused.push(xml);
      else {
        expect(reply.messageStatus, reply.body).to.equal('OK');
        stored.push(xml);
      }
    }
    expect(refused).to.have.length(3);
    expect(await readiness()).to.equal(503);
    const kept = () => rows(`select 1 from inbound_message where outcome = 'applied'`);
    expect(await kept()).to.have.length(stored.length);
    const order = await fetch(`${hand.url}/api/v1/requests/${wish.id}`, {
      headers: { authorization: 'Bearer a-staff-token-of-tests' },
    });
    expect(order.status, 'what is stored can be read').to.equal(200);

    await disk.makeRoom(library);
    while ((await readiness()) !== 200) await pause(100);
    for (const xml of refused) expect(await hear(partner, xml)).to.include({ status: 200, messageStatus: 'OK' });
    expect(await kept()).to.have.length(stored.length + refused.length);
    expect(await brokenPromises({ rows: library.rows, replies: library.replies, journal: [] })).to.deep.equal([]);
  });
});
