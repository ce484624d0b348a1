import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { newLink } from '../../src/library-system/presets/index.js';
import { aLink } from '../http/library-system-double.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

describe('interlend library-system', () => {
  let node: NodeDouble;
  const link = { ...aLink, library: 'MAIN' };
  beforeEach(async () => {
    node = await startNodeDouble();
    node.answers['GET /library-system/MAIN'] = { body: link };
    node.answers['PUT /library-system/MAIN'] = { body: { ...link, enabled: true, staysByHand: 2 } };
  });
  afterEach(() => node.close());
  const told = (words: string, more: object = {}, host: object = {}) =>
    typed(words, { env: { ...node.env, ...more }, ...host });
  const fileWith = (text: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'link-')), 'link.txt');
    writeFileSync(file, text);
    return file;
  };
  const sent = () => node.calls.at(-1)?.body as { enabled: boolean; settings: object; secret?: string };

  it('shows a link, and its settings as the file that set takes', async () => {
    expect((await told('library-system show MAIN')).out)
      .to.match(/Library +MAIN/)
      .and.to.match(/fromAgency/);
    expect(JSON.parse((await told('library-system show MAIN --settings')).out)).to.deep.equal(link.settings);
  });

  it('sets what the file names, begins with what a system wants, and leaves the rest', async () => {
    const file = fileWith(JSON.stringify({ address: 'https://koha.example.ca/ncip', waitBeforePartner: true }));
    await told(`library-system set MAIN --preset koha --from ${file}`);
    expect(sent().settings).to.deep.include({
      ...{ kind: 'ncip', preset: 'koha', address: 'https://koha.example.ca/ncip', waitBeforePartner: true },
      ...{ namespace: newLink('koha').namespace, fromAgency: link.settings.fromAgency },
    });
    expect(sent()).to.have.property('enabled', link.enabled).and.not.to.equal(undefined);
    expect(sent()).not.to.have.property('secret');
  });

  it('takes passwords from a file, standard input or the environment, never as an argument', async () => {
    await told(`library-system set MAIN --secret-from ${fileWith('open sesame\n')}`);
    expect(sent().secret).to.equal('open sesame');
    await told('library-system set MAIN --secret-from -', {}, { readInput: async () => 'from input\n' });
    expect(sent().secret).to.equal('from input');
    await told('library-system set MAIN', { INTERLEND_LIBRARY_SYSTEM_SECRET: 'from there' });
    expect(sent().secret).to.equal('from there');
    const { out, err } = await told('library-system set --help');
    expect(out + err).not.to.match(/--secret </);
  });

  it('refuses what cannot be, and sets nothing', async () => {
    for (const words of [
      'set MAIN',
      'set MAIN --from - --secret-from -',
      'turn MAIN perhaps',
      'set MAIN --preset aleph',
    ])
      expect((await told(`library-system ${words}`)).status, words).to.equal(2);
    expect(node.calls.filter(({ method }) => method === 'PUT')).to.deep.equal([]);
  });

  it('turns a link on, and tests it with a card; a test that failed ends with a failure', async () => {
    expect((await told('library-system turn MAIN on')).out)
      .to.include('is on')
      .and.to.include('by hand: 2');
    expect(sent()).to.deep.include({ enabled: true, settings: link.settings });
    node.answers['POST /library-system/MAIN/test'] = {
      body: { at: '2027-01-05T10:00:00Z', lines: [{ step: 'answers', outcome: 'failed', durationMs: 12 }] },
    };
    const failed = await told('library-system test MAIN 2119800');
    expect(failed.out).to.match(/answers +failed +12/);
    expect(failed.status).not.to.equal(0);
    expect(node.calls.at(-1)?.body).to.deep.equal({ card: '2119800' });
  });
});
