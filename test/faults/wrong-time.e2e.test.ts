import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { nothingFor } from '../support/nothing-for.js';
import { type PartnerApart, startPartnerApart } from '../support/partner-apart.js';

/** Makes the clock of a process wrong by so many minutes, and by so many more from SIGUSR2 on; what it measures stays right. */
const clockWrongBy = (minutes: number, more: number) => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(
    `const right=Date;let by=${minutes * 60_000};process.on('SIGUSR2',()=>{by+=${more * 60_000}});globalThis.Date=class extends right{constructor(...a){a.length?super(...a):super(right.now()+by)}static now(){return right.now()+by}};`,
  )}`,
});

describe('a node whose time is another one', function () {
  this.timeout(300_000);
  let library: LibraryUnderTest;
  let theirs: PartnerApart;
  let partner: PartnerOfLibrary;

  before(async () => {
    theirs = await startPartnerApart();
  });
  after(() => theirs?.close());
  beforeEach(async () => {
    [library] = await Promise.all([openLibrary(), theirs.anew()]);
    partner = await library.addPartner('PARTNER', theirs.url);
  });
  afterEach(async () => {
    const broken = await brokenPromises({ rows: library.rows, replies: library.replies, journal: theirs.journal() });
    await library.close();
    expect(broken).to.deep.equal([]);
  });

  it('stopped while it sends, until another one has sent: the partner gets one copy more, and the late result changes nothing (A15)', async () => {
    theirs.next('mute');
    const wish = await library.wish([partner.code]);
    await library.hand.act(wish.id, 'send');
    const frozen = await library.fork();
    await theirs.untilCalls(1);
    process.kill(frozen.pid, 'SIGSTOP');
    await library.leasesEnd(frozen.pid);
    await library.serve();
    await library.untilSent();
    const settled = () =>
      library.rows('select status, attempts_started as tries, settled_at as at from outbound_message');
    const before = await settled();
    expect(before).to.have.length(1);
    process.kill(frozen.pid, 'SIGCONT');
    // It finds its call over its limit, and writes that down too late.
    const tries = async () =>
      (await library.rows<{ class: string | null }>('select class from delivery_attempt order by id')).map(
        (each) => each.class,
      );
    for (const end = Date.now() + 10_000; !(await tries())[0]?.startsWith('late') && Date.now() < end; )
      await pause(20);
    expect(await tries()).to.deep.equal(['late ambiguous', 'delivered']);
    expect(await settled()).to.deep.equal(before);
    expect(before[0]).to.include({ status: 'delivered', tries: 2 });
    const [first, second, ...more] = theirs.journal().map(({ body }) => body);
    expect(second).to.equal(first);
    expect(more).to.deep.equal([]);
  });

  for (const [what, minutes, more] of [
    ['ten minutes ahead, which then jumps an hour ahead', 10, 60],
    ['ten minutes behind, which then jumps an hour back', -10, -60],
  ] as const)
    it(`${what}: tries at once what is due and again when the clock of the database says so (A20)`, async () => {
      theirs.next({ status: 500 });
      const wish = await library.wish([partner.code]);
      await library.hand.act(wish.id, 'send');
      const node = await library.fork(clockWrongBy(minutes, more));
      await theirs.untilCalls(1);
      const waits = async () =>
        (
          await library.rows<{ status: string; seconds: number }>(
            `select status, extract(epoch from next_attempt_at - now())::float8 as seconds from outbound_message`,
          )
        )[0];
      for (const end = Date.now() + 5000; (await waits())?.status !== 'pending' && Date.now() < end; ) await pause(20);
      expect((await waits())?.seconds).to.be.within(4, 12);
      process.kill(node.pid, 'SIGUSR2');
      await nothingFor(2200, 'in two sweeps a node that went by its own clock would have tried again');
      expect(theirs.journal()).to.have.length(1);
      await library.rows('update outbound_message set next_attempt_at = now()');
      await library.untilSent();
      expect(theirs.journal()).to.have.length(2);
    });
});
