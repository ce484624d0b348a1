import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { inLanguage } from '../../src/http/in-language.js';
import type { Translated } from '../../src/words/translated.js';
import { aLetter as letterView } from '../http/local-double.js';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

/** As the node answers. */
const aLetter = inLanguage('en', letterView) as Translated<typeof letterView>;

describe('interlend slips', () => {
  let node: NodeDouble;
  let folder = '';
  beforeEach(async () => {
    node = await startNodeDouble();
    folder = mkdtempSync(join(tmpdir(), 'slips-'));
    const letters = [
      { ...aLetter, id: '12', createdAt: '2026-11-26T08:00:00.000Z' },
      { ...aLetter, id: '13', createdAt: '2026-11-27T08:00:00.000Z' },
    ];
    node.answers['GET /letters'] = { body: { items: letters } };
    node.answers['GET /letters.pdf'] = { text: '%PDF-1.7' };
    node.answers['POST /letters/printed'] = { body: { items: [] } };
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await node.close();
  });
  const told = (words: string) => typed(`slips print ${words}`, { env: node.env });
  const sent = () => node.calls.map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`);

  it('print writes what was written since then to one PDF, and marks it as printed', async () => {
    const file = join(folder, 'slips.pdf');
    const { status, out } = await told(`${file} --since 2026-11-27T00:00:00Z --paper a4`);
    expect([status, out]).to.deep.equal([0, `1 slip written to ${file}.`]);
    expect(readFileSync(file, 'utf8')).to.equal('%PDF-1.7');
    expect(sent()).to.deep.equal(['GET /letters', 'GET /letters.pdf', 'POST /letters/printed']);
    expect(node.calls[1]?.query).to.deep.equal({ ids: '13', paper: 'a4' });
    expect(node.calls[2]?.body).to.deep.equal({ letters: ['13'] });
  });

  it('print --new writes pull slips of new requests first; --keep marks nothing', async () => {
    node.answers['POST /pull-slips'] = { body: { items: [aLetter], more: true } };
    const { out } = await told(`${join(folder, 'new.pdf')} --new --keep`);
    expect(out).to.include('They still wait in the print queue.').and.to.include('More slips wait.');
    expect(sent()).to.deep.equal(['POST /pull-slips', 'GET /letters.pdf']);
  });

  it('print marks nothing when the file cannot be written, and makes no file when nothing waits', async () => {
    const { status, err } = await told(join(folder, 'no-such-folder', 'slips.pdf'));
    expect([status, err]).to.satisfy(
      ([code, said]: [number, string]) => code !== 0 && said.includes('cannot be written'),
    );
    expect(sent()).not.to.include('POST /letters/printed');
    node.answers['GET /letters'] = { body: { items: [] } };
    const file = join(folder, 'none.pdf');
    expect((await told(file)).out).to.equal('No slips are waiting to be printed.');
    expect(existsSync(file)).to.equal(false);
    expect((await told(`${file} --since yesterday`)).status).to.equal(2);
  });
});
