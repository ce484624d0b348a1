import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { unusedPort } from '../support/fake-partner.js';
import { brokenPromises } from '../support/invariants.js';
import { movePartner } from '../support/move-partner.js';
import { openLibrary } from '../support/node-under-test.js';
import { nothingFor } from '../support/nothing-for.js';
import { startPartnerApart } from '../support/partner-apart.js';
import { fillOutbox } from './long/fifty.js';

interface Way {
  url: string;
  channel: { state: string; waiting: number };
}

const many = 400;

describe('hundreds of messages that were given up at a wrong address (B22)', function () {
  this.timeout(600_000);
  it('go out again once it is right: the same bytes, each once and in order; staff see how many wait, stop it, and let it go on', async () => {
    const [library, theirs] = await Promise.all([openLibrary(), startPartnerApart()]);
    try {
      const partner = await library.addPartner('PARTNER', `http://127.0.0.1:${await unusedPort()}/iso18626`);
      await fillOutbox(library, [partner], many);
      await library.rows(`update outbound_message set status = 'dead', settled_at = now()`);
      const bodies = (await library.rows<{ body: string }>('select body from outbound_message')).map(
        ({ body }) => body,
      );
      await movePartner(library.hand.desk, partner.code, theirs.url);
      const way = () => library.hand.desk<Way>('GET', `/partners/${partner.code}`);
      const order = (what: string) => library.hand.desk('POST', `/partners/${partner.code}/channel/${what}`);

      expect(await library.hand.desk('POST', '/replay', { partner: partner.code })).to.deep.equal({
        replayed: many,
        skipped: [],
      });
      expect((await way()).channel.waiting).to.equal(many);
      await library.serve();
      await theirs.untilCalls(20);
      await order('hold');
      for (let left = -1; ; await pause(200)) {
        const [sending] = await library.rows<{ many: number }>(
          `select count(*)::int as many from outbound_message where status = 'sending'`,
        );
        if (left === theirs.journal().length && sending?.many === 0) break;
        left = theirs.journal().length;
      }
      const stopped = theirs.journal().length;
      expect(stopped).to.be.within(20, many - 1);
      const held = await way();
      expect(held.channel).to.include({ state: 'held', waiting: many - stopped });
      await nothingFor(1500, 'no sweep sends to a partner that is held');
      expect(theirs.journal()).to.have.length(stopped);

      await order('resume');
      await library.untilSent(120_000);
      const journal = theirs.journal();
      expect(journal.map(({ body }) => body).sort()).to.deep.equal(bodies.sort());
      expect(await brokenPromises({ rows: library.rows, replies: library.replies, journal })).to.deep.equal([]);
      const told = await library.rows(
        `select actor, count(*)::int as times, min(at) > now() - interval '10 minutes' as now
          from history where event = 'delivery.replayed' group by actor`,
      );
      expect(told).to.deep.equal([{ actor: 'desk', times: many, now: true }]);
      const tries = await library.rows(`select class, count(*)::int as times from delivery_attempt group by class`);
      expect(tries).to.deep.equal([{ class: 'delivered', times: many }]);
    } finally {
      await library.close();
      await theirs.close();
    }
  });
});
