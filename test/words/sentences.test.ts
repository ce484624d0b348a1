import { expect } from 'chai';
import { sentencesInCode, sentencesOf } from './sentences.js';

/** Where sentences may stand in the code, and why nobody is given them by the desk or the API. */
const allowed: readonly [RegExp, string][] = [
  [/^src\/(main|compose|logging)\.ts$|^src\/supervisor\//, 'log lines, and the terminal of systems people'],
  [/^src\/(delivery\/|storage\/database\/(migrate|newer-database)\.ts$)/, 'errors for those who run the server'],
  [/^src\/cli\//, 'the terminal of systems people, which is English where it has no --language'],
  [/^src\/hosting\/admin\.ts$/, 'health of a host, for those who run the server'],
  [/^src\/settings\//, 'the table of settings in the handbook and --help'],
  [/^src\/storage\/(embedded|transfer)\//, 'said at the terminal'],
  [/^src\/protocol\//, 'notes on the wire, and labels of partners’ systems for the documentation'],
  [/^src\/catalogue\//, 'characters of MARC, and why XML cannot be read'],
  [
    /^src\/http\/(metrics\.ts$|all-processes\.ts$|operations\.ts$|patrons-side\/(document|operations|schemas)\.ts$)/,
    'the document of the API, and metrics',
  ],
  [/^src\/contract\//, 'the document of the API'],
  [/^src\/domain\/fulfilment\/policies\.ts$/, 'first values of texts that each library words itself in both languages'],
  [/^src\/engine\/distribution\//, 'descriptions in the JSON schema of the directory file'],
  [
    /^src\/(adapters\/openid\/provider|adapters\/courier\/connector|engine\/alma\/requests|engine\/model\/store|domain\/staff\/staff)\.ts$/,
    'errors for developers',
  ],
  [/^src\/engine\/practice\/say\.ts$/, 'what a practice partner writes, in the one language that it speaks'],
  [/^src\/library-system\/practice-system\.ts$/, 'names and titles of the practice system'],
];

describe('sentences', () => {
  // A language is named in itself.
  const found = sentencesInCode().filter(({ words }) => words !== 'Français');
  const isIn = (list: readonly RegExp[], file: string) => list.some((each) => each.test(file));

  it('that somebody can be given stand in the catalogue, but for what is listed', () => {
    const left = found.filter(
      ({ file }) =>
        !isIn(
          allowed.map(([where]) => where),
          file,
        ),
    );
    expect(left).to.deep.equal([]);
  });

  it('stand nowhere in the desk', () => {
    expect(found.filter(({ file }) => file.startsWith('src/ui/'))).to.deep.equal([]);
  });

  it('are listed only where there still are some', () => {
    const idle = allowed.map(([where]) => where).filter((where) => !found.some(({ file }) => where.test(file)));
    expect(idle.map(String)).to.deep.equal([]);
  });

  it('are found: in English, in French, within a template; not in an error, a log line or a name', () => {
    const words = (source: string) => sentencesOf('src/engine/x.ts', source).map((each) => each.words);
    expect(words("const a = 'The item has not arrived.';")).to.deep.equal(['The item has not arrived.']);
    expect(words("const a = { label: 'Échéance' };")).to.deep.equal(['Échéance']);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a source file, in which such a template stands
    expect(words('const a = `The item of ${name} is late.`;')).to.deep.equal(['The item of x is late.']);
    expect(words("throw new Error('The table is not there.');")).to.deep.equal([]);
    expect(words("log.warn({}, 'The queue cannot be reached.');")).to.deep.equal([]);
    expect(words("const a = ['renewAsked', 'Loan', 'REFUSED'];")).to.deep.equal([]);
  });
});
