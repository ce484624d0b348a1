import { expect } from 'chai';
import { demoDeskOf } from '../../../src/cli/demo/desk.js';
import { introduceAll } from '../../../src/cli/demo/network.js';
import { startNode } from '../../../src/compose.js';
import { seededLibraryName } from '../../../src/domain/fulfilment/seeded-name.js';
import { readSettings } from '../../../src/settings/read-settings.js';
import { asPeopleRead } from '../../support/upgrade/as-people-read.js';
import { type OldLibrary, oldLibraries, openOldDatabase } from '../../support/upgrade/old-database.js';
import {
  fixtureOf,
  oldSettings,
  oldStaffToken,
  openWithoutJobs,
  readThen,
  storedCommits,
} from '../../support/upgrade/stored-fixture.js';
import { holds } from '../../support/upgrade/stored-rows.js';
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

for (const commit of storedCommits)
  describe(`what staff read of a library that comes from version ${commit}`, function () {
    this.timeout(60_000);

    it('is the same after the upgrade: requests and their history, loans, patrons, partners, letters and settings', async () => {
      const { library } = fixtureOf(commit);
      const database = await openWithoutJobs(commit);
      const node = await startNode({
        settings: readSettings({ ...oldSettings(library, database.url), INTERLEND_LOG_LEVEL: 'silent' }),
        databaseUrl: database.url,
        amqpUrl: '',
        staffTokens: [{ name: 'staff', token: oldStaffToken }],
        secretKey: library.secretKey,
      });
      try {
        const read = await asPeopleRead(`http://127.0.0.1:${node.servers?.port}`, oldStaffToken);
        const different: string[] = [];
        const then = readThen(commit);
        // A library that nobody has named takes the name of the settings.
        const home = then['/libraries']?.['RES_SHARE'];
        if (home?.['name'] === seededLibraryName) home['name'] = 'Algonquin College';
        for (const [path, records] of Object.entries(then))
          for (const [key, facts] of Object.entries(records))
            if (!holds(read[path]?.[key], facts))
              different.push(`${path} ${key}: ${JSON.stringify(facts)} → ${JSON.stringify(read[path]?.[key])}`);
        expect(different).to.deep.equal([]);
        expect(Object.keys(read['/requests?limit=200'] ?? {})).to.have.length.above(20);
      } finally {
        await node.stop({ graceMs: 0 });
        await database.drop();
      }
    });
  });
