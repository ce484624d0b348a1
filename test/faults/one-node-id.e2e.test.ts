import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { startFakePartner } from '../support/fake-partner.js';
import { type InProcess, type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { nothingFor } from '../support/nothing-for.js';

const broker = process.env['AMQP_URL'] ?? '';

/** What Home and health say. */
interface NodeSaid {
  notices: { kind: string; text: string; setting?: string }[];
  snapshot: { delivery: { sharedSince?: string } };
}

describe('FD9: two libraries with one node id on one broker', function () {
  this.timeout(300_000);
  const libraries: LibraryUnderTest[] = [];
  before(function () {
    if (!broker) return this.skip();
    return undefined;
  });
  after(async () => {
    for (const library of libraries) await library.close();
  });

  it('both say so on Home, in health and with the remedy, and every message is sent by its own library all the same', async () => {
    const env = { AMQP_URL: broker, INTERLEND_NODE_ID: `twice-${randomBytes(4).toString('hex')}` };
    const partner = await startFakePartner();
    const open = async () => {
      const library = await openLibrary();
      libraries.push(library);
      return { library, node: await library.serve(env) };
    };
    const one = await open();
    const other = await open();
    const both = [one, other];
    try {
      for (const { node } of both) {
        const said = await until(node, ({ notices }) => notices.some(({ kind }) => kind === 'nodeIdShared'));
        const notice = said.notices.find(({ kind }) => kind === 'nodeIdShared');
        expect(notice?.text).to.include('same server name').and.to.include('Ask the person who runs the server');
        expect(notice?.setting).to.equal('INTERLEND_NODE_ID');
        const ready = await fetch(`${node.node.servers?.adminUrl}/health/ready`);
        const { complaints } = (await ready.json()) as { complaints: string[] };
        expect(complaints.join()).to.include('under the same node id');
      }
      const wishes = [];
      for (const { library } of both) {
        const { code } = await library.addPartner('LENDER', partner.url);
        for (let at = 0; at < 5; at += 1) wishes.push({ library, id: (await library.wish([code])).id });
      }
      for (const { library, id } of wishes) await library.hand.act(id, 'send');
      for (const { library } of both) await library.untilSent(30_000);
      expect(partner.received, 'each once').to.have.length(wishes.length);
    } finally {
      await partner.close();
    }
  });

  it('two processes of one library say nothing of the kind', async () => {
    const library = await openLibrary();
    libraries.push(library);
    const env = { AMQP_URL: broker, INTERLEND_NODE_ID: `once-${randomBytes(4).toString('hex')}` };
    const nodes = [await library.serve(env), await library.serve(env)];
    await nothingFor(500, 'two processes of one node id are no fault for half a minute');
    for (const node of nodes) {
      const { notices, snapshot } = await node.desk<NodeSaid>('GET', '/node');
      expect(notices.map(({ kind }) => kind)).to.not.include('nodeIdShared');
      expect(snapshot.delivery.sharedSince).to.equal(undefined);
    }
  });
});

async function until(node: InProcess, isSaid: (said: NodeSaid) => boolean): Promise<NodeSaid> {
  for (const end = Date.now() + 20_000; ; await pause(100)) {
    const said = await node.desk<NodeSaid>('GET', '/node');
    if (isSaid(said)) return said;
    if (Date.now() > end) throw new Error(`Not said: ${JSON.stringify(said.notices)}`);
  }
}
