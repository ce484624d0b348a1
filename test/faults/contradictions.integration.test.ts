import { expect } from 'chai';
import { brokenPromises } from '../support/invariants.js';
import {
  type InProcess,
  type LibraryUnderTest,
  openLibrary,
  type PartnerOfLibrary,
} from '../support/node-under-test.js';
import { supplierXml } from '../support/partner-voice.js';

/** This partner is never called. */
const nowhere = 'http://127.0.0.1:8999/iso18626';

describe('two messages that contradict each other, at the same moment, at two nodes of one library (C9)', () => {
  let library: LibraryUnderTest;
  let lender: PartnerOfLibrary;
  let other: InProcess;

  before(async () => {
    library = await openLibrary();
    lender = await library.addPartner('LENDER', nowhere);
    other = await library.serve({}, false);
  });
  after(() => library?.close());

  it('are both confirmed, and the second is judged by what the first has left', async () => {
    const firsts = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const wish = await library.wish([lender.code]);
      await library.hand.act(wish.id, 'send');
      const loan = { requester: library.symbol, supplier: lender.symbol, id: wish.externalId };
      const promise = supplierXml(loan, 'WillSupply', { reason: 'RequestResponse' });
      const refusal = supplierXml(loan, 'Unfilled', { reason: 'RequestResponse' });
      const nodes = round % 2 ? [library.hand, other] : [other, library.hand];
      const replies = await Promise.all([
        library.hear(lender, promise, nodes[0]),
        library.hear(lender, refusal, nodes[1]),
      ]);
      expect(replies.map(({ messageStatus }) => messageStatus)).to.deep.equal(['OK', 'OK']);
      const steps = await library.rows<{ event: string; from: string | null; to: string | null; actor: string }>(
        `select event, from_state as from, to_state as to, actor_kind as actor from history where request_id = $1 order by id`,
        [wish.id],
      );
      const heard = steps.filter(({ actor }) => actor === 'partner');
      expect(heard, JSON.stringify(steps)).to.have.length(2);
      firsts.add(heard[0]?.event ?? '');
      const moves = steps.filter(({ from, to }) => from !== null && to !== null);
      for (const [at, { from }] of moves.entries()) if (at > 0) expect(from).to.equal(moves[at - 1]?.to);
      const [request] = await library.rows<{ state: string }>('select state from request where id = $1', [wish.id]);
      expect(request?.state).to.equal(moves.at(-1)?.to);
    }
    console.log(`      first came: ${[...firsts].join(', ')}`);
    expect(await brokenPromises({ rows: library.rows, replies: library.replies, journal: [] })).to.deep.equal([]);
  });
});
