import { expect } from 'chai';
import { statementsOf } from '../storage/support/watched.js';
import { eventually } from '../support/eventually.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { nothingFor } from '../support/nothing-for.js';

const streams = 60;

describe('FH8: many desks that listen by the key of a program', function () {
  this.timeout(90_000);
  let library: LibraryUnderTest;
  before(async () => {
    library = await openLibrary();
    await library.addPartner('LENDER', 'http://127.0.0.1:28999/iso18626');
  });
  after(() => library.close());

  it('cost the database next to nothing while nothing changes, and hear of a change at once; a revoked key hears nothing more', async () => {
    const { key, secret } = await library.hand.desk<{ key: { id: string }; secret: string }>('POST', '/keys', {
      name: 'Wall of screens',
      roles: [{ role: 'fulfillmentServicesOperator' }],
      only: ['seeRequests'],
    });
    const heard = Array.from({ length: streams }, () => ({ text: '', isOver: false }));
    await Promise.all(
      heard.map(async (each) => {
        const answer = await fetch(`${library.hand.url}/api/v1/events`, {
          headers: { authorization: `Bearer ${secret}` },
        });
        expect(answer.status).to.equal(200);
        void (async () => {
          const decoder = new TextDecoder();
          for await (const part of answer.body ?? []) each.text += decoder.decode(part);
          each.isOver = true;
        })();
      }),
    );
    await eventually('all are ready', () => heard.every(({ text }) => text.includes('event: ready')));

    const seconds = 4;
    const asked = await statementsOf(() => nothingFor(seconds * 1000, 'streams that hear nothing ask next to nothing'));
    const perSecond = asked.length / seconds;
    // Two looks a second for all of them together, and what a node does by itself; each stream asked twice a second once.
    expect(perSecond, `statements a second: ${asked.map(({ text }) => text.slice(0, 60)).join('\n')}`).to.be.below(12);

    const first = await library.wish(['LENDER']);
    await eventually('all hear of it', () => heard.every(({ text }) => text.includes(`"request":"${first.id}"`)));

    await library.hand.desk('DELETE', `/keys/${key.id}`);
    await nothingFor(1200, 'what was allowed is taken to be allowed for a second');
    const second = await library.wish(['LENDER']);
    await eventually('all are hung up on', () => heard.every(({ isOver }) => isOver));
    expect(heard.some(({ text }) => text.includes(`"request":"${second.id}"`))).to.equal(false);
  });
});
