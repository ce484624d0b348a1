import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { Claimed, SettledTry } from '../../src/engine/model/store.js';
import { createSettler } from '../../src/engine/sending/settling.js';
import { eventually } from '../support/eventually.js';
import { marie } from './support/desk.js';
import { posting } from './support/sender.js';

const wish = { limit: 8, perPartner: 2, instance: 'one process' };

const delivered = ({ id, leaseToken, partnerCode }: Claimed): SettledTry => ({
  id,
  leaseToken,
  partnerCode,
  status: 'delivered',
  waitSeconds: 0,
  answer: { class: 'delivered', durationMs: 1 },
});

posting('tries that are settled', (post) => {
  const store = () => post.node.context.store;
  const claim = async (partnerCode: string) => store().claim({ ...wish, partnerCode });
  const settleAll = (claimed: readonly Claimed[]) => Promise.all(claimed.map((one) => store().settle(delivered(one))));
  const summaries = (claimed: readonly Claimed[]) => claimed.map(({ summary }) => summary);

  it('make room for what waited for the partner', async () => {
    await post.partner('LACITE');
    const [, , ...others] = await post.sends('LACITE', 5);
    const first = await claim('LACITE');
    expect(first).to.have.length(2);
    expect(await claim('LACITE'), 'it has as many as it may').to.deep.equal([]);
    expect(await settleAll(first)).to.deep.equal([{ moreWaits: true }, { moreWaits: true }]);
    const second = await claim('LACITE');
    expect(second.map((each) => each.requestingAgencyRequestId)).to.deep.equal(others.slice(0, 2));
    await settleAll(second);
    const last = await claim('LACITE');
    expect(last.map((each) => each.requestingAgencyRequestId)).to.deep.equal(others.slice(2));
    expect(await settleAll(last), 'nothing waits any more').to.deep.equal([{ moreWaits: false }]);
    expect(await post.statuses('LACITE')).to.deep.equal(new Array(5).fill('delivered'));
  });

  it('let the next message of the same request go, and nothing else does', async () => {
    await post.partner('CARLETON');
    const [id = ''] = await post.sends('CARLETON');
    await post.desk.does(id, 'askStatus');
    const [request, ...more] = await claim('CARLETON');
    if (!request) return expect.fail('nothing was claimed');
    expect(more).to.deep.equal([]);
    const lost = { ...delivered(request), leaseToken: '00000000-0000-4000-8000-000000000000' };
    expect(await store().settle(lost), 'a try that is not ours any more').to.equal(undefined);
    expect(await claim('CARLETON'), 'what went before it is on its way').to.deep.equal([]);
    await store().settle(delivered(request));
    const claimed = await claim('CARLETON');
    expect(claimed).to.have.length(1);
    expect(summaries(claimed)).to.not.deep.equal(summaries([request]));
    await settleAll(claimed);
  });

  it('are settled without the one that the database refuses to settle', async () => {
    await post.partner('NIPISSING');
    await post.sends('NIPISSING', 4);
    const claimed = await store().claim({ ...wish, perPartner: 4, partnerCode: 'NIPISSING' });
    const refusedOne = claimed[1]?.id;
    const { pool } = post.node.database;
    await pool.query(`create function refuse_settling() returns trigger language plpgsql as $$
      begin
        if new.id = ${refusedOne} and new.status = 'delivered' then raise exception 'Not this one.'; end if;
        return new;
      end $$`);
    await pool.query(
      'create trigger refuse_settling before update on outbound_message for each row execute function refuse_settling()',
    );
    const settle = createSettler(post.node.context);
    const ended = await Promise.allSettled(claimed.map((one) => settle(delivered(one))));
    expect(ended.map(({ status }) => status)).to.deep.equal(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await post.statuses('NIPISSING')).to.deep.equal(['delivered', 'sending', 'delivered', 'delivered']);
    await pool.query('drop trigger refuse_settling on outbound_message');
    await pool.query('drop function refuse_settling()');
    await settleAll(claimed);
    expect(await post.statuses('NIPISSING')).to.deep.equal(new Array(4).fill('delivered'));
  });
});

posting('what is written for a partner', (post) => {
  it('is looked for where it may go, and by nobody while its way is held, suspended or waits for a probe', async () => {
    await post.partner('BROCK');
    const { sender } = post.node;
    let looks = 0;
    const { lookAgain } = sender;
    sender.lookAgain = () => {
      looks += 1;
    };
    const ways = {
      closed: 1,
      held: 0,
      suspended: 0,
      'open: its probe comes later': 0,
      'open: its probe is due': 1,
    };
    for (const [way, times] of Object.entries(ways)) {
      await post.node.database.pool.query(
        `update partner_channel set state = $1, next_probe_at = now() + make_interval(mins => $2) where partner_code = 'BROCK'`,
        [way.replace(/:.*/, ''), way.includes('later') ? 5 : -5],
      );
      looks = 0;
      await post.sends('BROCK');
      expect(looks, way).to.equal(times);
    }
    sender.lookAgain = lookAgain;
    expect(await post.statuses('BROCK'), 'each waits in its place').to.deep.equal(new Array(5).fill('pending'));
  });
});

posting(
  'a backlog for a partner that is sent one message at a time',
  (post) => {
    it('goes in order, one at a time, each claimed once, though the sweep comes in an hour', async () => {
      const partner = await post.partner('LACITE');
      const { store } = post.node.context;
      const sent = await post.sends('LACITE', 12);
      let claims = 0;
      const { claim } = store;
      store.claim = async (asked) => {
        const claimed = await claim(asked);
        claims += claimed.length;
        return claimed;
      };
      await post.node.sender.start();
      await eventually('the backlog is sent', async () =>
        (await post.statuses('LACITE')).every((each) => each === 'delivered'),
      );
      await post.node.sender.stop();
      expect(claims, 'each is claimed once').to.equal(12);
      const ids = partner.received.map(({ body }) => /requestingAgencyRequestId>([^<]*)</.exec(body)?.[1]);
      expect(ids).to.deep.equal(sent);
    });
  },
  { INTERLEND_PER_PARTNER_AT_ONCE: '1', INTERLEND_SWEEP_SECONDS: '3600' },
);

posting(
  'many orders for one partner in the same moment',
  (post) => {
    it('send it no more at once than may be on their way to it', async () => {
      const partner = await post.partner('LACITE');
      partner.always({ okAfter: 150 });
      const wishes: { id: string; version: number }[] = [];
      for (let count = 0; count < 14; count += 1)
        wishes.push(await post.desk.sees(await post.desk.creates({ rota: ['LACITE'] })));
      await post.node.sender.start();
      const { orders } = post.node.gateway;
      await Promise.all(wishes.map(({ id, version }) => orders.act(id, 'send', version, {}, marie)));
      let most = 0;
      for (const end = Date.now() + 15_000; ; await pause(10)) {
        const statuses = await post.statuses('LACITE');
        most = Math.max(most, statuses.filter((each) => each === 'sending').length);
        if (statuses.every((each) => each === 'delivered')) break;
        if (Date.now() > end) throw new Error(`They stand: ${statuses.join(', ')}`);
      }
      await post.node.sender.stop();
      expect(most, 'on their way at once').to.be.within(1, 2);
      expect(partner.received).to.have.length(14);
    });
  },
  { INTERLEND_PER_PARTNER_AT_ONCE: '2', INTERLEND_SWEEP_SECONDS: '3600' },
);

posting(
  'a sender that nobody wakes',
  (post) => {
    it('claims when something is due, and while nothing is it only asks when something will be', async () => {
      const partner = await post.partner('LACITE');
      await post.sends('LACITE', 2);
      const { store } = post.node.context;
      const asked = { claims: 0, looks: 0 };
      const { claim, nextDueSeconds } = store;
      store.claim = (wish) => {
        asked.claims += 1;
        return claim(wish);
      };
      store.nextDueSeconds = () => {
        asked.looks += 1;
        return nextDueSeconds();
      };
      await post.node.sender.start();
      await eventually('what was due is sent', async () =>
        (await post.statuses('LACITE')).every((each) => each === 'delivered'),
      );
      expect(partner.received, 'both went out, though nobody woke it').to.have.length(2);
      const { claims, looks } = asked;
      for (const end = Date.now() + 15_000; asked.looks < looks + 3 && Date.now() < end; ) await pause(50);
      await post.node.sender.stop();
      expect(asked.looks, 'it looked again each second').to.be.at.least(looks + 3);
      expect(asked.claims, 'and claimed nothing more').to.equal(claims);
      store.claim = claim;
      store.nextDueSeconds = nextDueSeconds;
    });
  },
  { INTERLEND_SWEEP_SECONDS: '1' },
);
