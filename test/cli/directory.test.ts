import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { aDirectoryFile, aDirectoryImport } from '../http/distribution-double.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

describe('interlend directory', () => {
  let node: NodeDouble;
  const folder = mkdtempSync(join(tmpdir(), 'directory-'));
  const file = join(folder, 'colleges.json');
  const { rows, file: edition, counts } = aDirectoryImport;
  const plan = {
    file: edition,
    before: { ...edition, version: 40, takenAt: edition.issuedAt },
    older: false,
    rows,
    counts,
  };
  beforeEach(async () => {
    node = await startNodeDouble();
    writeFileSync(file, JSON.stringify(aDirectoryFile));
  });
  afterEach(() => node.close());
  const told = (words: string, more = {}) => typed(words, { env: node.env, ...more });

  it('export writes the file, whole or some sections', async () => {
    node.answers['GET /directory/file'] = { body: aDirectoryFile };
    const written = join(folder, 'out.json');
    const { out } = await told(`directory export ${written} --section partners --section rotaRules`);
    expect(out).to.equal(`Version 41 is in ${written}: 0 partners.`);
    expect(node.calls[0]?.query).to.deep.equal({ section: 'partners,rotaRules' });
    expect(JSON.parse(readFileSync(written, 'utf8'))).to.deep.equal(aDirectoryFile);
    expect(JSON.parse((await told('directory export -')).out)).to.deep.equal(aDirectoryFile);
  });

  it('import --dry-run shows what differs, from what to what, and why something cannot be', async () => {
    node.answers['POST /directory/plan'] = { body: plan };
    const { status, out, err } = await told(`directory import ${file} --dry-run`);
    expect([status, err]).to.deep.equal([
      1,
      'One record cannot be applied.\n→ Correct the file, or give --take-the-rest.',
    ]);
    expect(out).to.include('Ontario colleges, version 41').and.include('version 40 was taken in');
    expect(out).to.match(
      /Need a decision:\n {2}~ partners\/HUMBER {2}Humber\n {6}expiryBusinessDays: 5 → 4 {2}\(to be decided; file said before: 4\)/,
    );
    expect(out).to.match(/Proposed:\n {2}\+ partners\/BOREAL {2}Boréal/);
    expect(out).to.match(/Wait for something else:\n {2}\+ rotaTemplates\/VAN {2}By van\n {6}waits for BOREAL/);
    expect(out).to.match(
      /Cannot be applied:\n {2}- partners\/SENECA {2}Seneca\n {6}Requests with it are open: ALG0000041\./,
    );
    expect((await told(`directory import ${file} --dry-run --take-the-rest`)).status).to.equal(0);
    expect(JSON.parse((await told(`directory import ${file} --dry-run --take-the-rest --json`)).out)).to.deep.equal(
      plan,
    );
  });

  it('import sends the choices, and shows tokens once', async () => {
    const tokens = [{ partner: 'BOREAL', token: 'ilt_secret' }];
    node.answers['POST /directory/imports'] = { status: 201, body: { ...aDirectoryImport, tokens } };
    const { out } = await told(
      `directory import ${file} --take partners/BOREAL --keep partners/HUMBER/expiryBusinessDays --take-all --force`,
    );
    expect(node.calls[0]?.body).to.deep.equal({
      file: aDirectoryFile,
      takeAll: true,
      force: true,
      choices: [
        { section: 'partners', key: 'BOREAL', take: true },
        { section: 'partners', key: 'HUMBER', field: 'expiryBusinessDays', take: false },
      ],
    });
    expect(out).to.include('Import 7.').and.include('BOREAL  ilt_secret');
    expect((await told(`directory import ${file} --take BOREAL`)).status).to.equal(2);
  });

  it('subscribe reads the key from a file, never from the words of the command', async () => {
    const subscription = {
      id: 'directory',
      url: 'https://d.example/f',
      presents: true,
      createdAt: edition.issuedAt,
      createdBy: 'desk',
      outcome: 'failed',
      said: 'There is no file at this address (404).',
      failures: 2,
    };
    node.answers['PUT /directory/subscription'] = { body: subscription };
    node.answers['POST /directory/subscription/run'] = { body: subscription };
    await told('directory subscribe https://d.example/f --token-from -', { readInput: async () => 'key-of-ours\n' });
    expect(node.calls[0]?.body).to.deep.equal({ url: 'https://d.example/f', token: 'key-of-ours' });
    const { status, out } = await told('directory subscription run');
    expect(status).to.equal(1);
    expect(out).to.include('There is no file at this address (404).');
    expect((await told('directory subscription show')).err).to.include(
      'interlend directory subscribe URL follows one.',
    );
  });

  it('has proposals, past imports and what is imposed', async () => {
    const { rows: _, ...line } = aDirectoryImport;
    const section = {
      name: 'partners',
      label: 'Partners',
      fields: ['url'],
      careful: [],
      imposed: ['url'],
    };
    node.answers['GET /directory/imports'] = { body: { items: [line] } };
    node.answers['POST /directory/imports/7/undo'] = { body: aDirectoryImport };
    node.answers['GET /directory/proposals'] = { body: { items: [] } };
    node.answers['POST /directory/proposals/BOREAL/accept'] = {
      body: { proposal: {}, token: 'ilt_x', applied: [{ section: 'rotaTemplates', key: 'VAN' }] },
    };
    node.answers['PUT /directory/sections/partners/imposed'] = { body: section };
    expect((await told('directory imports list')).out).to.match(/7 .*Ontario colleges +41/);
    expect((await told('directory imports undo 7')).out).to.equal('Import 7 is undone.');
    const items = [
      { partner: 'HUMBER', name: 'Humber', enteredFor: 'https://old.example', origin: 'https://new.example' },
    ];
    node.answers['POST /directory/imports/7/confirm-addresses'] = { body: { items } };
    expect((await told('directory imports confirm 7')).out).to.match(
      /HUMBER +Humber +https:\/\/old\.example +https:\/\/new\.example/,
    );
    node.answers['POST /directory/imports/7/confirm-addresses'] = { body: { items: [] } };
    expect((await told('directory imports confirm 7')).out).to.equal('None of its addresses waits to be confirmed.');
    expect((await told('directory proposals list')).out).to.equal('None.');
    expect((await told('directory proposals accept BOREAL')).out)
      .to.include('rotaTemplates/VAN')
      .and.include('ilt_x');
    expect((await told('directory impose partners url')).out).to.match(/partners +Partners +url/);
    await told('directory propose partners');
    expect(node.calls.at(-1)?.body).to.deep.equal({ imposed: false });
  });
});
