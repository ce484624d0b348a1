import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

describe('interlend fleet', () => {
  let folder: string;
  let nodes: NodeDouble[];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-test-fleet-'));
    nodes = await Promise.all([startNodeDouble(), startNodeDouble()]);
  });
  after(async () => {
    await Promise.all(nodes.map((node) => node.close()));
    await rm(folder, { recursive: true });
  });

  const fileOf = async (content: unknown, mode = 0o600): Promise<string> => {
    const file = join(folder, `${Math.random()}.json`);
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content), { mode });
    return file;
  };
  const listed = () => nodes.map(({ url }, at) => ({ name: `Node ${at + 1}`, url, key: `a-key-${at + 1}` }));

  it('names the file, the node and the field that is wrong, and never a key', async () => {
    const wrong: [unknown, string][] = [
      ['no JSON', 'is not JSON.'],
      [{}, 'has no list "nodes".'],
      [{ nodes: listed().slice(1) }, 'names fewer than two nodes.'],
      [{ nodes: [...listed(), { url: 'ftp://x', key: 'a-key-3' }] }, 'node 3: "url" is not the address of a node.'],
      [{ nodes: [...listed(), { url: 'https://x.example', key: 'two words' }] }, 'node 3: "key" is not a key.'],
      [{ nodes: [...listed(), ...listed()] }, 'twice.'],
    ];
    for (const [content, says] of wrong) {
      const file = await fileOf(content);
      const { status, err } = await typed(`fleet check --file ${file}`);
      expect(err).to.contain(file).and.to.contain(says);
      expect(status, says).to.equal(2);
      expect(err).not.to.match(/a-key-|two words/);
    }
    const absent = await typed(`fleet check --file ${join(folder, 'absent.json')}`);
    expect(absent.err).to.contain('cannot be read (ENOENT).');
    const noDay = await typed(`fleet check --since 2026-02-30 --file ${await fileOf({ nodes: listed() })}`);
    expect(noDay.err).to.contain('"2026-02-30" is not a day.');
  });

  it('says that others may read the keys', async () => {
    const { err } = await typed(`fleet check --file ${await fileOf({ nodes: listed() }, 0o644)}`);
    expect(err).to.contain('others on this machine may read the keys in');
  });

  it('asks each node with its own key, and sums their figures', async () => {
    const count = { month: '2026-11', side: 'lending', service: 'Loan', measure: 'filled', count: 2 };
    for (const node of nodes) node.answers['GET /comparison/figures'] = { body: { items: [count] } };
    const { status, out } = await typed(`fleet figures --year 2026 --json --file ${await fileOf({ nodes: listed() })}`);
    expect(status).to.equal(0);
    const { libraries, lines } = JSON.parse(out) as { libraries: number; lines: { of: string; lent: number }[] };
    expect(libraries).to.equal(2);
    expect(lines.at(-1)).to.include({ of: 'total', lent: 4 });
    expect(nodes.map(({ calls }) => calls.at(-1)?.headers.authorization)).to.deep.equal([
      'Bearer a-key-1',
      'Bearer a-key-2',
    ]);
  });
});
