import { expect } from 'chai';
import { operations } from '../../src/contract/operations.js';
import { writingOf } from '../../src/contract/shape.js';
import { type LibraryUnderTest, openLibrary } from '../support/node-under-test.js';
import { type Bad, badValues, fieldsOf, filledPath, type Piece, sampleOf, schemaNamed, set } from './field-walk.js';

/** What no reader is to be given: pieces of a regular expression, or the words of a schema. */
const ofMachines =
  /\^|\\[a-z]|\[\^|must (?!have \d+ characters)|NOT have|pattern|schema|propert|allowed values|additional|date-time|undefined|null|NaN|<= |>= /;

interface Answer {
  status: number;
  problems: { field: string; problem: string }[];
  title?: string;
  detail?: string;
}

describe('FF5: each field of each operation, filled as it must not be', function () {
  this.timeout(300_000);
  let library: LibraryUnderTest;
  let url = '';
  before(async () => {
    library = await openLibrary();
    url = library.hand.url;
  });
  after(() => library?.close());

  async function call(method: string, path: string, body: unknown, language: 'en' | 'fr'): Promise<Answer> {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: method.toUpperCase(),
      headers: {
        authorization: 'Bearer a-staff-token-of-tests',
        'content-type': 'application/json',
        'accept-language': language,
      },
      body: JSON.stringify(body),
    });
    const said = (await answer.json().catch(() => ({}))) as Partial<Answer>;
    return { ...said, status: answer.status, problems: (answer.status >= 400 && said.problems) || [] };
  }

  const withBody = operations.filter(({ body, method }) => body && method !== 'get');

  it('every pattern of the document has a sentence', () => {
    const bare: string[] = [];
    const see = (piece: Piece, where: string) => {
      if (typeof piece.pattern === 'string' && !writingOf(piece.pattern)) bare.push(where);
    };
    for (const { id, body = '', query = {}, params = {} } of operations) {
      if (body) for (const { path, piece } of fieldsOf(schemaNamed(body))) see(piece, `${id} ${path.join('.')}`);
      for (const [name, piece] of Object.entries({ ...query, ...params })) see(piece as Piece, `${id} ?${name}`);
    }
    expect(bare).to.deep.equal([]);
  });

  for (const operation of withBody) {
    it(`${operation.method} ${operation.path}`, async () => {
      const schema = schemaNamed(operation.body ?? '');
      const whole = sampleOf(schema) as Record<string, unknown>;
      const path = filledPath(operation.path);
      let language: 'en' | 'fr' = 'fr';
      for (const { path: at, piece } of fieldsOf(schema)) {
        for (const bad of badValues(piece)) {
          const body = set(whole, at, bad.value);
          // Every sentence is met many times: each call asks in the other language.
          language = language === 'en' ? 'fr' : 'en';
          const answer = await call(operation.method, path, body, language);
          const what = `${operation.id} ${at.join('.')} = ${JSON.stringify(bad.value)?.slice(0, 40)} (${language})`;
          isWellSaid(answer, what, at, bad);
        }
      }
    });
  }

  function isWellSaid({ status, problems, title, detail }: Answer, what: string, at: string[], bad: Bad): void {
    expect(status, `${what}: ${title} ${detail}`).to.be.below(500);
    const said = problems.map(({ field, problem }) => `${field}: ${problem}`);
    for (const { problem } of problems) expect(problem, what).to.not.match(ofMachines);
    if (!bad.isRefused) return;
    expect(status, what).to.be.within(400, 422);
    expect(said.join('\n'), what).to.include(`${at.join('.')}: `);
  }

  it('says the same in both languages, in words of its own, all at once', async () => {
    const body = {
      code: '',
      name: 'x'.repeat(201),
      symbols: [],
      url: 'gopher',
      dialect: 'standard-2021',
      closedFrom: '2027-02-30',
      averageSupplyDays: 5000,
      contacts: [{ name: ' ', email: 'nobody' }],
    };
    const [english, french] = [
      await call('post', '/partners', body, 'en'),
      await call('post', '/partners', body, 'fr'),
    ];
    const said = (answer: Answer) => Object.fromEntries(answer.problems.map(({ field, problem }) => [field, problem]));
    expect(said(english)).to.deep.equal({
      code: 'Fill in this field.',
      name: 'Write at most 200 characters.',
      symbols: 'Add at least one entry.',
      url: 'Write an address that begins with https:// or http://, without spaces.',
      closedFrom: 'There is no such date: 2027-02-30. Choose a date that the calendar has.',
      averageSupplyDays: 'Write a whole number from 0 to 1,000.',
      'contacts.0.name': 'Fill in this field.',
      'contacts.0.email': 'Write an e-mail address, for example name@college.example.',
    });
    expect(Object.keys(said(french))).to.have.members(Object.keys(said(english)));
    expect(said(french)['closedFrom']).to.equal(
      'Cette date n’existe pas\u00a0: 2027-02-30. Choisissez une date du calendrier.',
    );
  });
});
