import { expect } from 'chai';
import { fillOutbox, openFifty } from './long/fifty.js';

describe('a thousand messages of a partner that were given up (B22)', function () {
  this.timeout(120_000);
  it('go out again on one order, each once, in order for each request, and the history says who gave it', async () => {
    const fifty = await openFifty({}, 1);
    try {
      const { library, partners } = fifty;
      const [partner] = partners;
      if (!partner) throw new Error('There is no partner.');
      await fillOutbox(library, [partner], 1000);
      await library.rows(`update outbound_message set status = 'dead', settled_at = now()`);
      const replayed = await library.hand.desk('POST', '/replay', { partner: partner.code });
      expect(replayed).to.deep.equal({ replayed: 1000, skipped: [] });
      await library.fork();
      await library.untilSent(60_000);
      expect(await fifty.counted()).to.include({ calls: 1000, messages: 1000, disordered: 0 });
      const told = await library.rows(
        `select actor, count(*)::int as times from history where event = 'delivery.replayed' group by actor`,
      );
      expect(told).to.deep.equal([{ actor: 'desk', times: 1000 }]);
    } finally {
      await fifty.close();
    }
  });
});
