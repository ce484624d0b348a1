import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { EngineContext } from '../../src/engine/engine-context.js';
import type { QueuedMessage } from '../../src/engine/model/delivery-queue.js';
import type { Claimed } from '../../src/engine/model/store.js';
import { createSettler } from '../../src/engine/sending/settling.js';
import { createTaking } from '../../src/engine/sending/taking.js';
import { nothingFor } from '../support/nothing-for.js';
import { posting } from './support/sender.js';

const taken = (claimed: Claimed, over: Partial<QueuedMessage> = {}): QueuedMessage => ({
  claimed,
  publisher: 'another process',
  publishedAt: Date.now(),
  isRedelivered: false,
  isOlderThanLink: false,
  lacksBody: false,
  ...over,
});

posting('a message that reaches the process that sends it', (post) => {
  const claim = async (partnerCode: string): Promise<Claimed> => {
    const wish = { limit: 1, perPartner: 8, instance: 'another process', partnerCode };
    const [claimed] = await post.node.context.store.claim(wish);
    if (!claimed) throw new Error('Nothing was claimed.');
    return claimed;
  };
  const rows = async (sql: string, values: unknown[]) => (await post.node.database.pool.query(sql, values)).rows;
  const attempts = ({ id }: Claimed) =>
    rows('select number, class, instance from delivery_attempt where message_id = $1 order by id', [id]);
  const message = async ({ id }: Claimed) =>
    (
      await rows('select status, ambiguous, crashes, lease_owner as owner from outbound_message where id = $1', [id])
    )[0];
  /** A process of its own, which asks the database so often for leases. */
  function aProcess(over: Partial<EngineContext['store']> = {}, missing: string[] = []) {
    const asked = { adopted: 0, takenOver: 0 };
    const { store: usual } = post.node.context;
    const store = {
      ...usual,
      adoptLeases: (...given: Parameters<typeof usual.adoptLeases>) => {
        asked.adopted += 1;
        return usual.adoptLeases(...given);
      },
      takeOverLease: (...given: Parameters<typeof usual.takeOverLease>) => {
        asked.takenOver += 1;
        return usual.takeOverLease(...given);
      },
      ...over,
    };
    const context = { ...post.node.context, store, instance: 'this process' };
    const taking = createTaking(context, {
      settle: createSettler(context),
      isMissing: (publisher) => missing.includes(publisher),
      sent: () => {},
    });
    return { taking, asked };
  }

  it('is sent without a question to the database when it is fresh', async () => {
    const partner = await post.partner('FRESH');
    await post.sends('FRESH');
    const claimed = await claim('FRESH');
    const { taking, asked } = aProcess();
    await taking.take(taken(claimed));
    expect(asked).to.deep.equal({ adopted: 0, takenOver: 0 });
    expect(partner.received).to.have.length(1);
    expect(await post.statuses('FRESH')).to.deep.equal(['delivered']);
    expect(await attempts(claimed)).to.deep.equal([{ number: 1, class: 'delivered', instance: 'another process' }]);
  });

  for (const [why, over, missing] of [
    ['it is older', { publishedAt: Date.now() - 60_000 }, []],
    ['the clock of its publisher is ahead', { publishedAt: Date.now() + 3_600_000 }, []],
    ['it is older than the link', { isOlderThanLink: true }, []],
    ['its bytes did not come along', { lacksBody: true }, []],
    ['its publisher is gone', {}, ['another process']],
  ] as const)
    it(`is checked first when ${why}, and is the same try`, async () => {
      const code = `C${why.replace(/\W/g, '').toUpperCase()}`.slice(0, 20);
      const partner = await post.partner(code);
      await post.sends(code);
      const claimed = await claim(code);
      const { taking, asked } = aProcess({}, [...missing]);
      await taking.take(taken({ ...claimed, body: '' }, over));
      expect(asked).to.deep.equal({ adopted: 1, takenOver: 0 });
      expect(partner.received.map(({ body }) => body)).to.deep.equal([claimed.body]);
      expect(await attempts(claimed)).to.deep.equal([{ number: 1, class: 'delivered', instance: 'this process' }]);
    });

  it('is dropped when its lease is another’s by now', async () => {
    const partner = await post.partner('OTHERS');
    await post.sends('OTHERS');
    const claimed = await claim('OTHERS');
    await post.node.context.store.adoptLeases([claimed], 'somebody else');
    const { taking } = aProcess();
    await taking.take(taken(claimed, { isOlderThanLink: true }));
    await taking.take(taken(claimed, { isRedelivered: true }));
    await taking.takeUnanswered(taken(claimed));
    expect(partner.received).to.have.length(0);
    expect(await message(claimed)).to.include({ status: 'sending', owner: 'somebody else' });
  });

  it('is another try, and may have arrived before, when a process had it and did not acknowledge it', async () => {
    const partner = await post.partner('AGAIN');
    await post.sends('AGAIN');
    const claimed = await claim('AGAIN');
    const { taking, asked } = aProcess();
    await taking.take(taken(claimed, { isRedelivered: true }));
    expect(asked).to.deep.equal({ adopted: 0, takenOver: 1 });
    expect(partner.received).to.have.length(1);
    expect(await attempts(claimed)).to.deep.equal([
      { number: 1, class: 'interrupted', instance: 'another process' },
      { number: 2, class: 'delivered', instance: 'this process' },
    ]);
    expect(await message(claimed)).to.include({ status: 'delivered', ambiguous: true });
  });

  it('stays this process’s when its link is lost while the partner is called, also when the answer comes during that', async () => {
    const partner = await post.partner('ADOPTED');
    await post.sends('ADOPTED');
    const claimed = await claim('ADOPTED');
    partner.always({ okAfter: 300 });
    const { store: usual } = post.node.context;
    const { taking } = aProcess({
      adoptLeases: async (...given) => {
        const adopted = await usual.adoptLeases(...given);
        await pause(600); // the partner answers meanwhile
        return adopted;
      },
    });
    const sending = taking.take(taken(claimed));
    while (partner.received.length === 0) await pause(10);
    const adopting = taking.adopt(() => true);
    await nothingFor(100, 'the adoption is not over');
    const { taking: other } = aProcess();
    await other.take(taken(claimed, { isRedelivered: true }));
    await Promise.all([sending, adopting]);
    expect(partner.received, 'nobody else sends it').to.have.length(1);
    expect(await message(claimed)).to.include({ status: 'delivered', ambiguous: false });
    expect(await attempts(claimed)).to.deep.equal([{ number: 1, class: 'delivered', instance: 'this process' }]);
  });

  it('is checked when the link was lost while it waited for a place', async () => {
    const partner = await post.partner('WAITED');
    await post.sends('WAITED', 2);
    const [first, second] = [await claim('WAITED'), await claim('WAITED')];
    partner.always({ okAfter: 300 });
    const one = { ...post.node.context.settings, sendersAtOnce: 1 };
    const { asked, taking } = aProcess();
    const context = { ...post.node.context, settings: one, instance: 'this process' };
    const narrow = createTaking(context, {
      settle: createSettler(context),
      isMissing: () => false,
      sent: () => {},
    });
    const sending = [narrow.take(taken(first)), narrow.take(taken(second))];
    while (partner.received.length === 0) await pause(10);
    void narrow.adopt(() => true);
    await taking.take(taken(second, { isRedelivered: true }));
    await Promise.all(sending);
    expect(asked.takenOver).to.equal(1);
    expect(partner.received, 'each once').to.have.length(2);
    expect(await post.statuses('WAITED')).to.deep.equal(['delivered', 'delivered']);
  });

  it('is taken once when it comes again while it is in hand', async () => {
    const partner = await post.partner('TWICE');
    await post.sends('TWICE');
    const claimed = await claim('TWICE');
    partner.always({ okAfter: 100 });
    const { taking } = aProcess();
    await Promise.all([taking.take(taken(claimed)), taking.take(taken(claimed, { isRedelivered: true }))]);
    expect(partner.received).to.have.length(1);
    expect(taking.size).to.equal(0);
  });

  it('is sent by who got no answer from the broker, unless a process that has it made its lease its own', async () => {
    const partner = await post.partner('UNANSWERED');
    await post.sends('UNANSWERED', 2);
    const [lost, had] = [await claim('UNANSWERED'), await claim('UNANSWERED')];
    partner.always({ okAfter: 200 });
    const { taking: publisher } = aProcess();
    const { taking: holder } = aProcess();
    const holding = holder.take(taken(had));
    while (partner.received.length === 0) await pause(10);
    await holder.adopt(() => true);
    await Promise.all([publisher.takeUnanswered(taken(lost)), publisher.takeUnanswered(taken(had)), holding]);
    expect(partner.received, 'each once').to.have.length(2);
    expect(await post.statuses('UNANSWERED')).to.deep.equal(['delivered', 'delivered']);
  });
});
