import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { expect } from 'chai';
import express from 'express';
import { createCatalogueFetcher } from '../../../src/adapters/courier/fetch-catalogue.js';
import { locatePresets } from '../../../src/catalogue/locate/profile.js';
import { createPartnerCatalogues } from '../../../src/engine/catalogue/partner-catalogues.js';
import { sruHandler } from '../../../src/http/sru.js';
import { eventually } from '../../support/eventually.js';
import { iso, record } from '../marc/records.js';
import { type OpenCatalogue, openCatalogue } from '../support/open-catalogue.js';

const run = promisify(execFile);
const installed = (program: string) =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));

/** The clients of YAZ, where they are installed (Debian: `apt-get install yaz`). */
const withYaz = installed('yaz-client') && installed('zoomsh') && installed('yaz-ztest') ? describe : describe.skip;

withYaz('YAZ, which most library systems speak SRU with', function () {
  this.timeout(60_000);
  let open: OpenCatalogue;
  let server: Server;
  let at: string;

  before(async () => {
    open = await openCatalogue();
    await open.take(
      iso(
        record('b1', ['020 __ $a9782070360024', '100 1_ $aZola, Émile', '245 10 $aNana', '952 __ $aMAIN$cS$p7001']),
        ...Array.from({ length: 12 }, (_, n) => record(`m${n}`, [`245 00 $aMany ${String(n).padStart(3, '0')}`])),
      ),
    );
    const app = express();
    const nothing = () => {};
    const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
    const symbols = [{ type: 'ISIL', value: 'CA-OOALG' }];
    app.use(
      '/sru',
      sruHandler({ catalogue: open.catalogue, log, sruPerMinute: 100_000, symbols, nodeName: () => 'Algonquin' }),
    );
    await new Promise<void>((listening) => {
      server = app.listen(0, '127.0.0.1', () => listening());
    });
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sru`;
  });
  after(async () => {
    server?.close();
    await open?.close();
  });

  /** What yaz-client prints for these commands. */
  const yaz = (...commands: string[]) =>
    new Promise<string>((done, fail) => {
      const client = spawn('yaz-client', { stdio: 'pipe' });
      let said = '';
      for (const stream of [client.stdout, client.stderr]) stream.on('data', (part) => (said += part));
      client.on('error', fail).on('close', () => done(said));
      client.stdin.end(`${[...commands, 'quit'].join('\n')}\n`);
    });

  for (const method of ['get', 'post', 'soap'])
    for (const version of ['1.1', '1.2', '2.0']) {
      const way = [`sru ${method} ${version}`, 'querytype cql'];

      it(`yaz-client finds, shows and is told of mistakes: ${method}, ${version}`, async () => {
        const said = await yaz(...way, `open ${at}`, 'schema marcxml', 'find title = nana and author = zola', 'show 1');
        expect(said).to.include('Number of hits: 1').and.include('<subfield code="a">Nana</subfield>');
        expect(said).to.include('Zola, Émile');
        const many = await yaz(...way, `open ${at}`, 'schema dc', 'find title = many', 'show 1+12');
        expect(many).to.include('Number of hits: 12').and.include('Many 000').and.include('Many 011');
        const wrong = await yaz(...way, `open ${at}`, 'find title = (', 'find nonsense.index = x');
        expect(wrong)
          .to.match(/info:srw\/diagnostic\/1\/10|syntax error/i)
          .and.to.match(/diagnostic\/1\/1[56]/);
      });

      it(`zoomsh finds and shows: ${method}, ${version}`, async () => {
        const options = [`set sru ${method}`, `set sru_version ${version}`, 'set schema marcxml'];
        const { stdout } = await run('zoomsh', [
          ...options,
          ...['set preferredRecordSyntax xml', `connect ${at}`, 'search cql:isbn=9782070360024', 'show 0 1', 'quit'],
        ]);
        expect(stdout).to.include(': 1 hits').and.include('<subfield code="a">Nana</subfield>');
      });
    }

  it('yaz-client scans', async () => {
    const said = await yaz('sru get 1.1', 'querytype cql', `open ${at}`, 'scan title = many');
    expect(said).to.include('many 003');
  });

  it('yaz-ztest, a server of others, is understood by our client: it is found or its answer is told, and nothing breaks', async () => {
    const { port } = await new Promise<AddressInfo>((found) => {
      const taken = express().listen(0, '127.0.0.1', () => {
        const address = taken.address() as AddressInfo;
        taken.close(() => found(address));
      });
    });
    const other = spawn('yaz-ztest', [`@:${port}`], { stdio: 'ignore' });
    const fetcher = createCatalogueFetcher({ allowAddresses: ['127.0.0.1'], userAgent: 'Interlend' });
    try {
      const address = `http://127.0.0.1:${port}/Default`;
      await eventually('yaz-ztest is up', async () => (await fetch(address).catch(() => undefined)) !== undefined);
      const profile = { ...locatePresets.koha, address, timeLimitMs: 5_000 };
      const catalogues = createPartnerCatalogues({
        fetch: fetcher.fetch,
        profiles: { all: async () => [{ partner: 'ZTEST', profile }], put: async () => true, remove: async () => true },
      });
      const told = await catalogues.tryOut('ZTEST', { isbns: ['9782070360024'], title: 'Nana' });
      expect(told?.verdict).to.be.oneOf(['notHeld', 'unknown']);
      expect(told?.trouble ?? 'none').to.be.oneOf(['none', 'profile', 'later']);
      expect(told).to.have.property('answer').that.includes('searchRetrieveResponse');
    } finally {
      other.kill();
      await fetcher.close();
    }
  });
});
