import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import { backupCopiesFolder, putBackCopies, saveCopies } from '../../src/adapters/files/copy-files.js';
import { keptIn } from '../../src/adapters/files/copy-folder.js';
import { refuseCopiesThere } from '../../src/cli/transfer-report.js';
import { namedCopies } from '../../src/storage/transfer/named-copies.js';
import { articleAsked, filesOf, pdfOf, sha256, uploaded, uploads } from './support/copies.js';
import { marie } from './support/desk.js';
import { type Network, openNetwork } from './support/network.js';

describe('a copy as a file between two nodes', () => {
  let network: Network;
  before(async () => {
    network = await openNetwork();
    const { local } = network.algonquin.node;
    await local.patrons.add({ id: '20417', name: 'Sam Example', email: 'sam@example.org' }, new Date());
    await local.policies.change({ patronsSide: true }, marie);
  });
  after(() => network.close());

  const rows = async (sql: string, values: unknown[] = []) =>
    (await network.algonquin.node.database.pool.query(sql, values)).rows;
  const copiesOf = async (library: Network['algonquin'], request: string) =>
    library.node.copies.ofRequest((await library.desk.sees(request)).id);
  const sam = { id: '20417', name: 'Sam Example' } as never;

  it('is uploaded, sent, fetched with the credential, checked and handed to the patron, byte for byte', async () => {
    const { algonquin, lacite, post } = network;
    const request = await articleAsked(network, '20417');
    const bytes = pdfOf(300_000);
    const copy = await uploaded(lacite, request, bytes, '../..\\Reading "habits".docx');
    expect(copy).to.include({
      name: 'Reading habits.pdf',
      type: 'application/pdf',
      bytes: 300_000,
      sha256: sha256(bytes),
    });
    await lacite.desk.does(request, 'shipDigitally', { file: copy.id });
    await post();
    expect(await algonquin.desk.state(request)).to.equal('shippedDigitally');
    expect(await algonquin.node.copies.fetcher.runOnce()).to.equal(1);
    await post();

    const [here] = await copiesOf(algonquin, request);
    expect(here).to.include({ status: 'here', sha256: sha256(bytes), name: 'Reading habits.pdf', madeBy: 'LACITE' });
    expect(Math.round(((here?.until?.getTime() ?? 0) - Date.now()) / 86_400_000)).to.equal(14);
    expect(await algonquin.desk.state(request)).to.equal('receivedDigitally');
    expect(await lacite.desk.state(request)).to.equal('requestCompleted');
    const received = await algonquin.desk.told(request, 'receiveDigitally');
    expect(received).to.include({ actorKind: 'system' });
    expect((await lacite.desk.told(request, 'copyTaken')).actor).to.equal('Algonquin College');

    const [mail] = await rows(
      'select recipient, text from mail m join request r on r.id = m.request_id where r.external_id = $1',
      [request],
    );
    expect(mail.recipient).to.equal('sam@example.org');
    expect(mail.text)
      .to.include(`/my/requests/${request}`)
      .and.to.include('PDF, 300')
      .and.to.include('Then it is removed');

    const { copies } = algonquin.node;
    expect((await copies.toPatron(sam, request)).kind).to.equal('notNow');
    expect(await copies.accept(sam, request, 'en')).to.equal(true);
    const read = await copies.toPatron(sam, request);
    expect(read.kind === 'file' && (await buffer(read.stream)).equals(bytes)).to.equal(true);
    const events = (await algonquin.desk.history(request)).map(({ event }) => event);
    expect(events).to.include.members(['copyFetched', 'copyNoticeAccepted', 'copyRead']);
  });

  it('is replaced by the lender: the old file is served no more, the new one is fetched; one letter until it is opened', async () => {
    const { algonquin, lacite, post } = network;
    const letters = async (request: string) =>
      (
        await rows(
          `select l.facts ->> 'patronNote' as note from letter l join request r on r.id = l.request_id
            where r.external_id = $1 and l.code = 'documentDelivery' order by l.id`,
          [request],
        )
      ).map(({ note }) => note);
    const request = await articleAsked(network, '20417');
    const wrong = await uploaded(lacite, request, pdfOf(5_000, 'w'), 'wrong.pdf');
    await lacite.desk.does(request, 'shipDigitally', { file: wrong.id });
    await post();
    await algonquin.node.copies.fetcher.runOnce();
    await post();
    const right = await uploaded(lacite, request, pdfOf(6_000, 'r'), 'right.pdf');
    await lacite.desk.does(request, 'replaceFile', { file: right.id });
    expect((await copiesOf(lacite, request)).map(({ name, status }) => `${name} ${status}`)).to.deep.equal([
      'right.pdf offered',
      'wrong.pdf replaced',
    ]);
    await post();
    expect(await algonquin.node.copies.fetcher.runOnce()).to.equal(1);
    await post();
    const [now, before] = await copiesOf(algonquin, request);
    expect([now?.status, before?.status]).to.deep.equal(['here', 'replaced']);
    await algonquin.node.copies.accept(sam, request, 'fr');
    const read = await algonquin.node.copies.toPatron(sam, request);
    expect(read.kind === 'file' && (await buffer(read.stream)).equals(pdfOf(6_000, 'r'))).to.equal(true);
    expect(await letters(request), 'nobody had opened the first').to.deep.equal([null]);
    const better = await uploaded(lacite, request, pdfOf(7_000, 'b'), 'better.pdf');
    await lacite.desk.does(request, 'replaceFile', { file: better.id });
    await post();
    await algonquin.node.copies.fetcher.runOnce();
    await post();
    expect(await letters(request)).to.deep.equal([
      null,
      'The lending library has replaced the file that you opened. Please read this one.',
    ]);
    const open = await filesOf(algonquin);
    await algonquin.node.copies.clear();
    expect((await filesOf(algonquin)).length).to.equal(open.length - 2);
  });

  it('goes into the folder beside a backup and comes back whole; one that was changed or lost is named and not put back', async () => {
    const { algonquin, lacite, post } = network;
    const requests: string[] = [];
    for (const seed of ['x', 'y', 'z']) {
      const request = await articleAsked(network, '20417');
      const file = await uploaded(lacite, request, pdfOf(4_000, seed), `${seed}.pdf`);
      await lacite.desk.does(request, 'shipDigitally', { file: file.id });
      await post();
      await algonquin.node.copies.fetcher.runOnce();
      requests.push(request);
    }
    const here = await Promise.all(requests.map(async (each) => (await copiesOf(algonquin, each))[0]?.id ?? ''));
    const { copyFolder } = algonquin.node.context.settings;
    const url = String(algonquin.node.database.pool.options.connectionString);
    const folder = await mkdtemp(join(tmpdir(), 'interlend-copies-'));
    try {
      const backup = join(folder, 'lakes.backup');
      const saved = await saveCopies(await namedCopies(url), copyFolder, backup);
      expect(saved.missing).to.deep.equal([]);
      expect(await readdir(backupCopiesFolder(backup))).to.include.members(here);
      const [whole = '', changed = '', lost = ''] = here;
      await writeFile(join(backupCopiesFolder(backup), changed), 'another file');
      await rm(join(backupCopiesFolder(backup), lost));
      const to = join(folder, 'new');
      const restored = await putBackCopies(await namedCopies(url), backup, to);
      expect([...restored.missing].sort()).to.deep.equal([changed, lost].sort());
      expect(restored.files).to.equal(saved.files - 2);
      expect((await readFile(keptIn(to, whole))).equals(pdfOf(4_000, 'x'))).to.equal(true);
      const refused = await refuseCopiesThere(backup).catch((error: Error) => error.message);
      expect(refused).to.match(/lakes\.backup\.copies is already there/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('waits with staff when nobody reads on the patrons’ pages, and is opened by them', async () => {
    const { algonquin, lacite, post } = network;
    const request = await articleAsked(network);
    const copy = await uploaded(lacite, request, pdfOf(4_000));
    await lacite.desk.does(request, 'shipDigitally', { file: copy.id });
    await post();
    await algonquin.node.copies.fetcher.runOnce();
    expect(await algonquin.desk.state(request)).to.equal('shippedDigitally');
    const { id } = await algonquin.desk.sees(request);
    const [here] = await copiesOf(algonquin, request);
    const file = await algonquin.node.copies.toStaff(id, here?.id ?? '', marie);
    expect(file && (await buffer(file.stream)).length).to.equal(4_000);
    expect((await algonquin.desk.told(request, 'copyOpened')).actor).to.equal('Marie');
  });

  it('that is not what it says, empty or too large is refused with a sentence, and nothing of it is kept', async () => {
    const { lacite } = network;
    const request = await articleAsked(network);
    const before = (await filesOf(lacite)).length;
    const why = async (bytes: Buffer) => {
      const outcome = await uploads(lacite, request, bytes, 'scan.pdf');
      return outcome.kind === 'kept' || !('problem' in outcome)
        ? outcome.kind
        : `${outcome.kind} ${outcome.problem.code}`;
    };
    expect(await why(Buffer.from('MZ this is a program'))).to.equal('bad refusedCopy.otherKind');
    expect(await why(Buffer.alloc(0))).to.equal('bad refusedCopy.empty');
    const { request: limit } = { request: lacite.node.copies.limits.megabytes };
    expect(limit).to.equal(100);
    const endless = Readable.from(
      (function* () {
        for (let at = 0; at < 101; at += 1) yield pdfOf(1_000_000);
      })(),
    );
    const large = await lacite.node.copies.upload(request, { name: 'x.pdf', stream: endless }, marie);
    expect(large.kind).to.equal('tooLarge');
    expect((await filesOf(lacite)).length).to.equal(before);
    expect(await copiesOf(lacite, request)).to.deep.equal([]);
    const refused = await lacite.desk.tries(request, 'shipDigitally', {});
    expect(refused.kind === 'invalid' && refused.problems[0]).to.deep.include({ field: 'file' });
  });
});
