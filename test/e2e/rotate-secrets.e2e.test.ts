import { rm } from 'node:fs/promises';
import { expect } from 'chai';
import pg from 'pg';
import { startServed } from '../../src/main.js';
import { createSealer, keptSecret, renewKeptKey } from '../../src/settings/secrets.js';
import { eventually } from '../support/eventually.js';
import { startFakePartner } from '../support/fake-partner.js';
import { newFolder, run, start } from './support/program.js';
import { openTwoLibraries } from './support/two-libraries.js';

const oldKey = 'a-secret-key-of-BORROW';
const newKey = 'another-secret-key-of-BORROW';

describe('the key of stored secrets', function () {
  this.timeout(120_000);

  it('is replaced while a node runs and sends; a kill in the middle loses nothing, and the old key may go afterwards', async () => {
    const two = await openTwoLibraries({ INTERLEND_OTHER_SECRET_KEY: newKey });
    const partner = await startFakePartner();
    const rows = new pg.Client({ connectionString: two.borrower.env['DATABASE_URL'] });
    await rows.connect();
    try {
      const { desk, env } = two.borrower;
      const [before] = (await rows.query(`select outbound_auth as auth from partner where code = 'LEND'`)).rows;
      const { openSecret, sealSecret } = createSealer(oldKey);
      expect(openSecret(before.auth)).to.include('bearer');
      await rows.query(
        `insert into partner (code, name, url, dialect, iso_version, outbound_auth)
          select 'P' || n, 'Partner ' || n, $1, 'standard-1.2', '1.2', $2 from generate_series(1, 2000) n`,
        [partner.url, sealSecret(JSON.stringify({ kind: 'bearer', token: 'for-all' }))],
      );

      const keys = { ...env, INTERLEND_SECRET_KEY: newKey, INTERLEND_OTHER_SECRET_KEY: oldKey };
      const killed = start(['secrets', 'rotate'], keys);
      await eventually('some are through', async () => killed.log().includes(' secrets are through.'));
      killed.child.kill('SIGKILL');
      await killed.ended;
      const left = async () => {
        const { rows: all } = await rows.query<{ auth: string }>(
          'select outbound_auth as auth from partner where outbound_auth is not null',
        );
        const own = createSealer(newKey);
        return all.filter(({ auth }) => {
          try {
            return own.openSecret(auth) === '';
          } catch {
            return true;
          }
        }).length;
      };
      expect(await left())
        .to.be.above(0)
        .and.below(2000);

      // Half are of the one key, half of the other: the node that runs opens both.
      const sent = await desk.create({ serviceType: 'Loan', title: 'In between', rota: ['LEND'] });
      await desk.act(sent.id, 'send');
      await two.lender.desk.until(sent.externalId, 'created');

      const { status, out } = await run(['secrets', 'rotate'], keys);
      expect(status).to.equal(0);
      expect(out).to.match(/^\d+ secrets encrypted with the new key; \d+ secrets were so already\.\n/);
      expect(out).to.include('The old key may go: take INTERLEND_OTHER_SECRET_KEY away and restart each process.');
      expect(await left()).to.equal(0);

      const { INTERLEND_OTHER_SECRET_KEY: _gone, ...alone } = keys;
      const served = await startServed({ ...alone, INTERLEND_PORT: '0', INTERLEND_ADMIN_PORT: '0' }, () => {});
      try {
        const ready = await fetch(`${served.node.servers?.adminUrl}/health/ready`);
        expect(ready.status).to.equal(200);
        expect(await ready.text()).to.not.include('cannot be read');
      } finally {
        await served.stop();
      }
      const one = await run(['secrets', 'rotate'], alone);
      expect([one.status, one.err]).to.deep.equal([
        1,
        'Only one key is known.\n→ Set INTERLEND_SECRET_KEY to the new key and INTERLEND_OTHER_SECRET_KEY to the one before it.\n',
      ]);
    } finally {
      await rows.end();
      await partner.close();
      await two.close();
    }
  });

  it('that the data folder keeps has a new one beside it at every moment, wherever it breaks off', async () => {
    const folder = await newFolder('keys');
    try {
      const first = await renewKeptKey(folder);
      expect(await renewKeptKey(folder)).to.deep.equal(first); // broken off: it goes on with the same two
      expect(await keptSecret(folder, 'secret-key')).to.equal(first.own);
      expect(await keptSecret(folder, 'secret-key-other')).to.equal(first.other);
      const { openSecret } = createSealer(first.own, first.other);
      expect(openSecret(createSealer(first.other).sealSecret('kept'))).to.equal('kept');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
