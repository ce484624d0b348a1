import { expect } from 'chai';
import { demoDeskOf } from '../../../src/cli/demo/desk.js';
import { introduceAll } from '../../../src/cli/demo/network.js';
import { startNode } from '../../../src/compose.js';
import { readSettings } from '../../../src/settings/read-settings.js';
import { type OldLibrary, oldLibraries, openOldDatabase } from '../../support/upgrade/old-database.js';
import { lend } from '../support/two-libraries.js';

describe('two libraries that come from version 559793c', function () {
  this.timeout(60_000);
  const closers: (() => Promise<unknown>)[] = [];
  after(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });

  async function open(library: OldLibrary) {
    const database = await openOldDatabase(library);
    closers.push(() => database.drop());
    const { code, symbol, institutionCode, secretKey } = library;
    const token = `a-staff-token-of-${code}`;
    const settings = readSettings({
      INTERLEND_NAME: code,
      INTERLEND_SYMBOLS: symbol,
      INTERLEND_INSTITUTION_CODE: institutionCode,
      INTERLEND_PORT: '0',
      INTERLEND_ADMIN_PORT: '0',
      INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8',
      INTERLEND_UNDO_SECONDS: '0',
      INTERLEND_DATABASE_CONNECTIONS: '6',
      INTERLEND_LOG_LEVEL: 'silent',
    });
    const staffTokens = [{ name: 'staff', token }];
    const node = await startNode({ settings, databaseUrl: database.url, amqpUrl: '', staffTokens, secretKey });
    closers.push(() => node.stop({ graceMs: 0 }));
    const port = node.servers?.port ?? 0;
    const facts = { code, name: code, symbol, institutionCode, adminPort: 0, database: database.name };
    return demoDeskOf({ ...facts, port, staffToken: token }, new AbortController().signal);
  }

  it('lend to each other after the upgrade, with the numbers going on and the secrets readable', async () => {
    const [borrower, lender] = [await open(oldLibraries.algonquin), await open(oldLibraries.lacite)];
    await introduceAll([borrower, lender]);
    const id = await lend({ borrower, lender }, 'After the upgrade');
    expect(id).to.match(/^OOALG\d{7}$/);
    expect(Number(id.slice(5))).to.be.above(2);
  });
});
