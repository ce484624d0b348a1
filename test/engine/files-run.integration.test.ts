import { expect } from 'chai';
import type { RequestView } from '../../src/contract/request-views.js';
import { filesRunBy } from '../support/files-run.js';
import { measured } from '../support/measured.js';
import {
  type InProcess,
  type LibraryUnderTest,
  openLibrary,
  type PartnerOfLibrary,
} from '../support/node-under-test.js';
import { type PartnerApart, startPartnerApart } from '../support/partner-apart.js';
import { requestXml, supplierXml } from '../support/partner-voice.js';

/** So many files at most from the HTTP call to its answer, both included; `FILES_RUN=1` prints which. */
const most = { loaned: 95, ship: 150 };

/** Calls that are counted, the first one besides: on a busy machine other work runs in several of them, in all of nine it does not. */
const rounds = 9;

/** What runs in each of the calls: what the clock does meanwhile is in some of them. */
const inEach = (calls: readonly (readonly string[])[]) =>
  (calls[0] ?? []).filter((file) => calls.every((files) => files.includes(file)));

describe('how many source files one call passes through, from HTTP to its answer', function () {
  this.timeout(120_000);
  let library: LibraryUnderTest;
  let sending: InProcess;
  let theirs: PartnerApart;
  let partner: PartnerOfLibrary;
  before(async () => {
    [library, theirs] = await Promise.all([openLibrary(), startPartnerApart()]);
    partner = await library.addPartner('PARTNER', theirs.url);
    sending = await library.serve();
  });
  after(async () => {
    await library?.close();
    await theirs?.close();
  });

  const tell = (what: string, calls: readonly (readonly string[])[], limit: number) => {
    // The first call finds nothing loaded yet.
    const files = inEach(calls.slice(1));
    if (process.env['FILES_RUN']) console.log(`${what}: ${files.length} files\n  ${files.join('\n  ')}`);
    measured(`Source files from the call to its answer, ${what}: ${files.length} (at most ${limit}).`);
    expect(
      files.some((file) => file.startsWith('src/http/')),
      'the call itself is counted',
    ).to.equal(true);
    expect(files.length, what).to.be.within(40, limit);
  };
  const ours = (externalId: string) => ({ requester: partner.symbol, supplier: library.symbol, id: externalId });

  it(`ordering ship passes through ${most.ship} at most`, async () => {
    const calls: string[][] = [];
    for (let loan = 1; loan <= rounds; loan += 1) {
      const barcode = `3934500${loan}`;
      const about = ours(`SHIP-${barcode}`);
      await library.hear(partner, requestXml(about, `A title of ${barcode}`));
      const [found] = await library.rows<{ id: string }>(
        `select id::text from request where side = 'lending' order by id desc limit 1`,
      );
      const { id, version } = await library.hand.act(found?.id ?? '', 'willSupply');
      calls.push(
        await filesRunBy(async () => {
          const fields = { barcodes: [barcode], confirmed: true };
          const view = await library.hand.desk<RequestView>('POST', `/requests/${id}/actions/ship`, {
            version,
            fields,
          });
          expect(view.state).to.equal('shippedPhysically');
        }),
      );
    }
    tell('ship', calls, most.ship);
  });

  it(`taking in a Loaned passes through ${most.loaned} at most`, async () => {
    const calls: string[][] = [];
    for (let loan = 0; loan < rounds; loan += 1) {
      const wish = await library.wish([partner.code]);
      await sending.act(wish.id, 'send');
      await library.untilSent();
      const about = { requester: library.symbol, supplier: partner.symbol, id: wish.externalId };
      calls.push(
        await filesRunBy(async () => {
          const reply = await library.hear(partner, supplierXml(about, 'Loaned'));
          expect(reply.messageStatus, reply.body).to.equal('OK');
        }),
      );
      const { state } = await library.hand.desk<RequestView>('GET', `/requests/${wish.id}`);
      expect(state).to.equal('shippedPhysically');
    }
    tell('Loaned', calls, most.loaned);
  });
});
