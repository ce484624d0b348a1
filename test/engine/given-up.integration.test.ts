import { expect } from 'chai';
import { english } from '../support/english.js';
import { marie } from './support/desk.js';
import { posting } from './support/sender.js';

posting('a partner that cannot be reached for seven days (B21)', (post) => {
  it('has its messages given up: staff are told which, and may send them again', async () => {
    const lost = await post.partner('LOST');
    const [loan = ''] = await post.sends('LOST');
    const { pool } = post.node.database;
    await post.round();
    await post.desk.does(loan, 'generalMessage', { note: 'A word.' });
    lost.always({ status: 503 });
    await post.round();
    expect(await post.statuses('LOST')).to.have.members(['delivered', 'pending']);
    // Its tries were made, and the week is nearly over.
    await pool.query(
      `update outbound_message set attempts_started = 9, created_at = now() - interval '6 days 23 hours' where status = 'pending'`,
    );
    await post.waitsAreOver();
    await post.round();
    expect(await post.statuses('LOST'), 'not before').to.have.members(['delivered', 'pending']);
    expect(await post.desk.attention(loan)).to.deep.equal([]);
    await pool.query(
      `update outbound_message set created_at = now() - interval '7 days 1 minute' where status = 'pending'`,
    );
    await post.waitsAreOver();
    await post.round();
    expect(await post.statuses('LOST')).to.have.members(['delivered', 'dead']);
    expect(await post.desk.attention(loan)).to.deep.equal(['messageUndelivered']);
    const tried = lost.received.length;
    await post.waitsAreOver();
    await post.round();
    expect(lost.received, 'and nothing more is tried').to.have.length(tried);

    lost.always('ok');
    const { items } = await post.node.gateway.messageLog.messages({ partner: 'LOST', status: 'dead', limit: 5 });
    const { replayed, skipped } = await post.node.gateway.messageLog.replay(
      { messages: items.map(({ id }) => id) },
      marie,
    );
    expect([replayed, skipped.map(({ reason }) => english(reason))]).to.deep.equal([1, []]);
    await post.waitsAreOver();
    await post.round();
    expect(await post.statuses('LOST')).to.deep.equal(['delivered', 'delivered']);
    expect(lost.received.at(-1)?.body).to.equal(lost.received[1]?.body);
    expect(await post.desk.attention(loan)).to.deep.equal([]);
  });
});

posting('a partner that says it is gone for good (B13)', (post) => {
  it('is held at once, and nothing more is sent', async () => {
    const gone = await post.partner('GONEFORGOOD');
    gone.always({ status: 410 });
    await post.sends('GONEFORGOOD', 2);
    await post.round();
    await post.waitsAreOver();
    const calls = gone.received.length;
    expect((await post.channel('GONEFORGOOD')).state).to.equal('held');
    await post.round();
    expect(gone.received).to.have.length(calls);
    expect(await post.statuses('GONEFORGOOD')).to.deep.equal(['pending', 'pending']);
  });
});
