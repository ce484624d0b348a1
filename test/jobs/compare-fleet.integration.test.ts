import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { expect } from 'chai';
import { openNode, type PlantedNode } from '../patron-data/logged-node.js';

describe('a node that compares libraries each night', function () {
  this.timeout(120_000);
  let folder: string;
  let file: string;
  let log = '';
  let one: PlantedNode;
  let two: PlantedNode;
  let keys: string[];
  const logged = new Writable({
    write: (chunk, _encoding, done) => {
      log += chunk;
      done();
    },
  });

  const open = (more: Record<string, string>) =>
    openNode(logged, {
      INTERLEND_STAFF_TOKEN: 'a-staff-token-of-tests',
      INTERLEND_SECRET_KEY: 'a-secret-key-of-tests',
      ...more,
    });
  const keyOf = async (node: PlantedNode): Promise<string> => {
    const order = { name: 'fleet', roles: [{ role: 'fulfillmentAdministrator' }], only: ['compareLibraries'] };
    return (await node.call('POST', '/keys', order)).body.secret;
  };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-test-nightly-fleet-'));
    file = join(folder, 'fleet.json');
    one = await open({ INTERLEND_FLEET_FILE: file });
    two = await open({ INTERLEND_NAME: 'Humber College', INTERLEND_SYMBOLS: 'ISIL:CA-OTHUM' });
    keys = [await keyOf(one), await keyOf(two)];
  });
  after(async () => {
    await one?.close();
    await two?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const list = (second: { url: string; key: string }) =>
    writeFile(
      file,
      JSON.stringify({
        nodes: [
          { name: 'Algonquin', url: one.url, key: keys[0] },
          { name: 'Humber', ...second },
        ],
      }),
      { mode: 0o600 },
    );
  const run = async (at = one): Promise<string> =>
    at.call('POST', '/jobs/compare-fleet/run').then(
      () => 'done',
      (error: Error) => error.message,
    );
  const notices = async (): Promise<string[]> =>
    (await one.call('GET', '/node')).body.notices
      .filter(({ kind }: { kind: string }) => kind === 'fleetDiffers')
      .map(({ text }: { text: string }) => text.replace(/ on .* do /, ' on … do '));
  const metrics = async (): Promise<string[]> =>
    (await (await fetch(`${one.adminUrl}/metrics`)).text()).split('\n').filter((each) => /^interlend_fleet/.test(each));

  it('says which setting is missing, and where the file cannot be used how to learn why', async () => {
    expect(await run(two)).to.include('no file is set that names them');
    expect(await run()).to.include(`interlend fleet check --file ${file}`);
    expect(await notices()).to.deep.equal([]);
    expect(await metrics()).to.deep.equal([]);
  });

  it('tells nobody of libraries that agree, and counts them', async () => {
    await list({ url: two.url, key: keys[1] ?? '' });
    expect(await run()).to.equal('done');
    expect(await notices()).to.deep.equal([]);
    expect(await metrics())
      .to.include('interlend_fleet_requests{standing="differ"} 0')
      .and.include('interlend_fleet_nodes_unread 0');
    expect((await metrics()).some((each) => /^interlend_fleet_report_age_seconds [\d.]+$/.test(each))).to.equal(true);
  });

  it('tells systems people at Home that two libraries differ about each other', async () => {
    const symbols = [{ type: 'ISIL', value: 'CA-OTHUM' }];
    const draft = { code: 'HUMBER', name: 'Humber College', symbols, url: 'http://127.0.0.1:8899/iso18626' };
    await one.call('POST', '/partners', { ...draft, dialect: 'standard-2021', isoVersion: '2021-2' });
    expect(await run()).to.equal('done');
    expect(await notices()).to.deep.equal([
      'The libraries that were compared on … do not all agree: 0 requests and 1 pair of libraries differ, and 0 libraries could not be read. The page Compare libraries names each difference with its remedy.',
    ]);
    expect(await metrics()).to.include('interlend_fleet_pairs_differing 1');
    const { report } = (await one.call('GET', '/fleet-report')).body;
    expect(report.pairs).to.deep.equal({ known: 1, agree: 0 });
    expect(
      report.differingPartners.map(({ label, remedy }: Record<string, string>) => `${label}: ${remedy}`),
    ).to.deep.equal([
      'Not in the other library’s directory: Humber College adds Algonquin College to its directory of partners.',
    ]);
  });

  it('does not dial an address that is not allowed, and names the library as unread', async () => {
    await list({ url: 'http://10.1.2.3:8801', key: keys[1] ?? '' });
    expect(await run()).to.equal('done');
    const [{ report } = { report: { unread: [] } }] = await one.rows<{
      report: { unread: { node: string; why: string }[] };
    }>('select report from fleet_report');
    expect(report.unread.map(({ node }) => node)).to.deep.equal(['Humber']);
    expect(report.unread[0]?.why).to.include('10.1.2.3');
    expect(await metrics()).to.include('interlend_fleet_nodes_unread 1');
  });

  it('keeps one report, and no key in it or in the log', async () => {
    const rows = await one.rows<{ text: string }>('select report::text as text from fleet_report');
    expect(rows).to.have.length(1);
    for (const key of keys) expect(`${rows[0]?.text} ${log}`).not.to.include(key);
  });
});
