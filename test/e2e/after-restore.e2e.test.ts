import { join } from 'node:path';
import { expect } from 'chai';
import pg from 'pg';
import { demoDeskOf } from '../../src/cli/demo/desk.js';
import { startServed } from '../../src/main.js';
import { createTestDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { newFolder, run } from './support/program.js';
import { backupIsOfAnHourAgo, openTwoProcesses, stopped } from './support/two-libraries.js';

interface Mark {
  reason: string;
  text: string;
}

describe('a library that restored an older backup', function () {
  this.timeout(240_000);

  it('asks its lenders where each request stands, hears what it missed, and shows staff every request that was under way', async () => {
    const two = await openTwoProcesses();
    const folder = await newFolder('restore');
    const fresh = await createTestDatabase();
    const rows = new pg.Client({ connectionString: fresh.url });
    await rows.connect();
    try {
      const { borrower, lender } = two;
      const ask = async (title: string) => {
        const { externalId: id } = await borrower.desk.create({ serviceType: 'Loan', title, rota: ['LEND'] });
        await borrower.desk.act(id, 'send');
        await lender.desk.until(id, 'created');
        return id;
      };
      const [shipped, received] = [await ask('Shipped after the backup'), await ask('Received before the restore')];
      const unsent = await borrower.desk.create({ serviceType: 'Loan', title: 'Not sent yet', rota: ['LEND'] });
      const file = join(folder, 'an-hour-ago.backup');
      const saved = await run(['backup', '--to', file], borrower.env);
      expect(saved.status, saved.err).to.equal(0);

      // What the backup does not hold: answers of the lender, a receipt, a request.
      for (const id of [shipped, received]) {
        await lender.desk.act(id, 'willSupply');
        await lender.desk.act(id, 'ship');
        await borrower.desk.until(id, 'shippedPhysically');
      }
      await borrower.desk.act(received, 'receive');
      await lender.desk.until(received, 'receivedByPartner');
      const lost = await ask('Asked after the backup');

      await stopped(borrower.process);
      const restored = await run(['restore', '--from', file, '--database', fresh.url], borrower.env);
      expect(restored.status, restored.err).to.equal(0);
      expect(restored.out).to.include('When the node starts, it asks lenders where each request stands');

      await backupIsOfAnHourAgo(fresh.url);
      const served = await startServed({ ...borrower.env, DATABASE_URL: fresh.url }, () => {});
      try {
        const desk = demoDeskOf(borrower.desk.library, new AbortController().signal);
        await eventually(
          'both were asked about',
          async () => {
            const { rows: left } = await rows.query('select 1 from node_check where restored_at is not null');
            return left.length === 0;
          },
          90_000,
        ); // by a job of each minute, which is caught up at the start
        // The lender's answer is applied as any message is: both sides agree again.
        await desk.until(shipped, 'shippedPhysically');
        await desk.until(received, 'shippedPhysically');
        for (const id of [shipped, received]) {
          const { attention } = await desk.call<{ attention: Mark[] }>('GET', `/requests/${id}`);
          const mark = attention.find(({ reason }) => reason === 'restored');
          expect(mark?.text).to.match(
            /^This request comes from a backup that was restored: .* The backup is from .*20\d\d.*\. The lender was asked where the request stands; its answer appears in the history\./,
          );
        }
        const { attention } = await desk.call<{ attention: Mark[] }>('GET', `/requests/${unsent.externalId}`);
        expect(attention.map(({ text }) => text).join()).to.match(
          /the request had not been sent then\. Before you send it, check/,
        );
        // Our receipt is missing here and known there: staff have the request on their list, and say it again.
        await desk.act(received, 'receive');
        // No number that the lender knows is given a second time.
        const next = await desk.create({ serviceType: 'Loan', title: 'After the restore', rota: ['LEND'] });
        expect(Number(next.externalId.slice(-7))).to.be.above(Number(lost.slice(-7)) + 1000);
        await desk.act(next.externalId, 'send');
        await lender.desk.until(next.externalId, 'created');
      } finally {
        await served.stop();
      }
    } finally {
      await rows.end();
      await two.close();
      await fresh.drop();
    }
  });
});
