import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

const count = (month: string, side: string, measure: string, count: number, more: object = {}) => ({
  month,
  side,
  service: 'Loan',
  partner: 'lacite',
  measure,
  count,
  ...more,
});

describe('interlend figures', () => {
  let node: NodeDouble;
  let folder: string;
  beforeEach(async () => {
    node = await startNodeDouble();
    folder = await mkdtemp(join(tmpdir(), 'figures-'));
    node.answers['GET /figures/months'] = {
      body: {
        items: [
          count('2026-01', 'borrowing', 'requests', 5),
          count('2026-01', 'borrowing', 'filled', 3),
          count('2026-01', 'borrowing', 'filled', 1, { service: 'Copy', partner: 'boreal' }),
          count('2026-01', 'borrowing', 'unfilled', 1),
          count('2026-02', 'lending', 'requests', 2),
          count('2026-02', 'lending', 'filled', 2),
        ],
      },
    };
  });
  afterEach(async () => {
    await node.close();
    await rm(folder, { recursive: true });
  });
  const told = (words: string) => typed(words, { env: node.env });

  it('prints a year by month with its sum, and by partner', async () => {
    const { out } = await told('figures show --year 2026');
    expect(node.calls[0]?.query).to.deep.equal({ from: '2026-01-01', to: '2026-12-31' });
    expect(out).to.match(
      /2026-01 +5 +4 +1 +1 +0 +0 +0 +0\n2026-02 +0 +0 +0 +0 +2 +2 +0 +0\ntotal +5 +4 +1 +1 +2 +2 +0 +0/,
    );
    expect((await told('figures show --year 2026 --by partner')).out).to.match(/boreal +0 +1 +1 .*\nlacite +5 +3 /);
    expect((await told('figures show --year soon')).status).to.equal(2);
    node.answers['GET /figures/months'] = { body: { items: [] } };
    expect((await told('figures show')).out).to.equal('Nothing was counted in this year.');
  });

  it('exports counts that name nobody, and sums the files of several libraries', async () => {
    const [one, two] = [join(folder, 'one.json'), join(folder, 'two.json')];
    expect((await told(`figures export --year 2026 --file ${one}`)).out).to.equal(`Written to ${one}.`);
    expect(await readFile(one, 'utf8')).to.not.match(/lacite|boreal|partner/);
    await told(`figures export --year 2026 --file ${two}`);
    const { out } = await told(`figures merge ${one} ${two}`);
    expect(out)
      .to.match(/^2 libraries\n/)
      .and.match(/total +10 +8 +2 +2 +4 +4 +0 +0/);
    const twice = await told(`figures merge ${one} ${one}`);
    expect(twice.status).to.equal(2);
    expect(twice.err).to.include('is named twice');
  });

  it('refuses a file that holds no figures, and says what is wrong', async () => {
    const file = join(folder, 'bad.json');
    await writeFile(file, 'once upon a time');
    expect((await told(`figures merge ${file}`)).err).to.include('holds no figures: it is not JSON');
    const counts = [{ month: 'May', side: 'borrowing', service: 'Loan', measure: 'filled', count: 1 }];
    await writeFile(file, JSON.stringify({ interlend: 'figures', version: 1, counts }));
    expect((await told(`figures merge ${file}`)).err).to.include('count 1 is not one of month, side');
    expect((await told(`figures merge ${join(folder, 'none.json')}`)).err).to.include('cannot be read (ENOENT)');
  });
});
