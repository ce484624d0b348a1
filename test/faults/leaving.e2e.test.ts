import { expect } from 'chai';
import { brokenPromises } from '../support/invariants.js';
import {
  type AppContext,
  type LibraryUnderTest,
  openLibrary,
  type PartnerOfLibrary,
} from '../support/node-under-test.js';
import { nothingFor } from '../support/nothing-for.js';
import { type PartnerApart, startPartnerApart } from '../support/partner-apart.js';
import { requestXml } from '../support/partner-voice.js';
import { callersWaitAt } from '../support/waiting-caller.js';

describe('a process that is told to stop under load, while another one stays (A16)', function () {
  this.timeout(300_000);
  let library: LibraryUnderTest;
  let theirs: PartnerApart;
  let partner: PartnerOfLibrary;

  before(async () => {
    [library, theirs] = await Promise.all([openLibrary(), startPartnerApart()]);
    partner = await library.addPartner('PARTNER', theirs.url, { callLimitSeconds: 20 });
  });
  after(async () => {
    await library?.close();
    await theirs?.close();
  });

  it('resets no call, finishes what it sends, and leaves no lease behind', async () => {
    theirs.always({ okAfter: 400 });
    const [leaving, staying] = await Promise.all([library.fork(), library.serve()]);
    const wishes = await Promise.all(Array.from({ length: 12 }, () => library.wish([partner.code])));
    let open: AppContext[] = [leaving, staying];
    let over = false;
    let said = 0;
    const failed: string[] = [];
    const lane = async () => {
      while (!over) {
        const node = open[said % open.length] as AppContext;
        said += 1;
        const about = { requester: partner.symbol, supplier: library.symbol, id: `L${said}` };
        const ended = await library.hear(partner, requestXml(about), node).then(
          ({ messageStatus, status }) => (messageStatus === 'OK' ? undefined : String(status)),
          (error: Error & { cause?: { code?: string } }) => error.cause?.code ?? error.message,
        );
        // Nobody is there any more: the caller, or what stands before the two, goes to the other one.
        if (ended === 'ECONNREFUSED') open = [staying];
        else if (ended) failed.push(ended);
      }
    };
    const lanes = Array.from({ length: 6 }, lane);
    for (const wish of wishes) await library.hand.act(wish.id, 'send');
    await theirs.untilCalls(1);
    // While it stands still the kernel lets callers in; whoever was let in is answered.
    process.kill(leaving.pid, 'SIGSTOP');
    const answers = await callersWaitAt(`${leaving.url}/health/live`, 40);
    const stopped = leaving.kill('SIGTERM');
    process.kill(leaving.pid, 'SIGCONT');
    expect(await leaving.died, 'it ended by itself').to.equal(null);
    await stopped;
    expect(await answers()).to.deep.equal(Array.from({ length: 40 }, () => 200));
    const left = await library.rows(
      `select id from outbound_message where status = 'sending' and lease_owner like $1`,
      [`%-${leaving.pid}-%`],
    );
    expect(left).to.deep.equal([]);
    await nothingFor(200, 'the others go on sending after it has left');
    over = true;
    await Promise.all(lanes);
    expect(failed).to.deep.equal([]);
    await library.untilSent();
    expect(await brokenPromises({ ...library, journal: theirs.journal() })).to.deep.equal([]);
    expect(await library.rows(`select 1 from delivery_attempt where class <> 'delivered'`)).to.deep.equal([]);
  });
});
