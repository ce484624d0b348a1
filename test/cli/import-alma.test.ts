import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { type NodeDouble, startNodeDouble, typed } from './desk.js';

describe('interlend import alma', () => {
  let node: NodeDouble;
  beforeEach(async () => {
    node = await startNodeDouble();
  });
  afterEach(() => node.close());
  const told = (words: string, text: string) => typed(words, { env: node.env, readInput: async () => text });
  const report = (rows: object[], more = {}) => ({
    body: {
      dryRun: false,
      kept: true,
      created: 0,
      changed: 0,
      unchanged: 0,
      leftOut: 0,
      refused: 0,
      rows,
      columnsLeftOut: [],
      ...more,
    },
  });

  it('sends partner records as JSON, and shows tokens and remarks', async () => {
    node.answers['POST /imports/alma/partners'] = report(
      [
        {
          line: 1,
          key: '01DEMO_LACIT',
          outcome: 'created',
          token: 'ilt_once',
          remarks: [{ field: 'holding_code', problem: 'No place.' }],
        },
      ],
      { created: 3 },
    );
    const { status, out } = await told(
      'import alma partners -',
      await readFile('test/fixtures/alma/partners.xml', 'utf8'),
    );
    expect(status).to.equal(0);
    const [call] = node.calls;
    const sent: { partner: object[] } = JSON.parse(String((call?.body as { text?: string } | undefined)?.text));
    expect(sent.partner).to.have.length(4);
    expect(out).to.include('3 new').and.to.include('01DEMO_LACIT  ilt_once').and.to.include('holding_code: No place.');
  });

  it('keeps nothing of a file in several pieces before all of it was tried', async () => {
    node.answers['POST /imports/alma/requests'] = report(
      [{ line: 2, key: 'O1', outcome: 'refused', problems: [{ field: 'Status', problem: 'Unknown.' }] }],
      { refused: 1, kept: false, dryRun: true },
    );
    const long = 'x'.repeat(40_000);
    const { status, out, err } = await told(
      'import alma requests - --side lending',
      `External ID;Status;Title\n"O1";X;"${long}\n"\nO2;X;${long}\n`,
    );
    expect(status).to.equal(1);
    expect(node.calls.map(({ body }) => (body as { dryRun?: boolean }).dryRun)).to.deep.equal([true, true]);
    expect(node.calls[0]?.body).to.include({ side: 'lending' });
    expect(out)
      .to.match(/^ {2}2 +O1 +Status: Unknown\./m)
      .and.to.match(/^ {2}4 +O1 +Status/m);
    expect(err).to.include('nothing was kept').and.to.include('--take-rest');
  });

  it('takes the good rows when told to', async () => {
    node.answers['POST /imports/alma/patrons'] = report([], { created: 1 });
    await told('import alma patrons - --take-rest', 'Primary Identifier,Name\n1,Roy\n');
    expect(node.calls.map(({ body }) => body)).to.deep.equal([
      { takeRest: true, text: 'Primary Identifier,Name\r\n1,Roy\r\n' },
    ]);
  });

  it('reports in French and asks the node for French; --rows names every row', async () => {
    const rows = [
      { line: 2, key: 'U1', outcome: 'created' },
      { line: 3, key: 'U2', outcome: 'refused', problems: [{ field: 'Name', problem: 'Le nom est requis.' }] },
    ];
    node.answers['POST /imports/alma/patrons'] = {
      body: {
        dryRun: true,
        kept: false,
        created: 1,
        changed: 0,
        unchanged: 0,
        leftOut: 0,
        refused: 1,
        rows,
        columnsLeftOut: [],
      },
    };
    const { out, err, status } = await told(
      'import alma patrons - --dry-run --rows --language fr',
      'Primary Identifier,Name\nU1,Roy\nU2,\n',
    );
    expect(status).to.equal(1);
    const plain = out.replaceAll('\u00a0', ' ');
    expect(plain).to.include('Rien n’a été gardé ; ce serait : Nouvelles : 1').and.include('  2  U1  nouvelle');
    expect(plain).to.include('Refusées :\n  3  U2  Name: Le nom est requis.');
    expect(err).to.include('Une rangée a été refusée, et rien n’a été gardé.');
    expect(node.calls[0]?.headers?.['accept-language']).to.equal('fr');
    expect((await told('import alma items - --language fr', '')).err).to.include(
      'Sa première ligne nomme les colonnes.',
    );
  });

  it('refuses a file that is none, and asks nobody', async () => {
    for (const [what, text] of [
      ['partners', '<users/>'],
      ['items', ''],
      ['requests', 'a,b\n"1'],
    ])
      expect(await told(`import alma ${what} -`, text ?? ''), what).to.include({ status: 2 });
    expect(node.calls).to.deep.equal([]);
  });
});
