import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { questionTyped } from '../../../src/catalogue/locate/ask.js';
import { type LocatePreset, locatePresets } from '../../../src/catalogue/locate/profile.js';
import { createPartnerCatalogues } from '../../../src/engine/catalogue/partner-catalogues.js';

const answer = (name: string) => readFile(`test/fixtures/sru/${name}.xml`);
const sought = { isbns: ['9780140067774'], title: 'Obasan', author: 'Kogawa, Joy' };

/** What is understood of answers that come one after the other, and the questions that were put. */
async function locateWith(preset: LocatePreset, ...names: string[]) {
  const queries: string[] = [];
  const profile = { ...locatePresets[preset], address: 'https://catalogue.example/sru' };
  const catalogues = createPartnerCatalogues({
    fetch: async ({ url }) => {
      queries.push(new URL(url).searchParams.get('query') ?? '');
      return { kind: 'answered', bytes: await answer(names[queries.length - 1] ?? names.at(-1) ?? '') };
    },
    profiles: { all: async () => [{ partner: 'it', profile }], put: async () => true, remove: async () => true },
  });
  const trial = await catalogues.tryOut('it', sought);
  if (!trial) throw new Error('no profile');
  return { trial, queries };
}

describe('the habits of library systems, as their servers answer', () => {
  it('Alma: a copy in its place by AVA, the title’s number there, and each library’s copies', async () => {
    const { trial, queries } = await locateWith('alma', 'alma-available');
    expect(queries).to.deep.equal(['alma.isbn = "9780140067774" or alma.isbn = "0140067779"']);
    expect(trial).to.include({ verdict: 'available', holds: true, recordId: '991000000000105164', available: 1 });
    expect(trial).to.not.have.property('trouble');
    const [title] = trial.understood;
    expect(title).to.deep.include({ title: 'Obasan', author: 'Kogawa, Joy', year: 1983, format: 'book' });
    expect(title?.copies.map(({ library, status }) => [library, status])).to.deep.equal([
      ['MAIN', 'available'],
      ['EAST', 'notAvailable'],
    ]);
  });

  it('Alma: what is only electronic is no copy that could be sent', async () => {
    const { trial } = await locateWith('alma', 'alma-electronic');
    expect(trial).to.include({ verdict: 'notHeld', holds: false, available: 0 });
    expect(trial.understood).to.have.length(1);
  });

  it('Alma: nothing by number is asked once more by title and author, then it is not held', async () => {
    const { trial, queries } = await locateWith('alma', 'alma-none');
    expect(queries.at(-1)).to.equal('alma.title all "obasan" and alma.creator all "kogawa"');
    expect(trial).to.include({ verdict: 'notHeld', holds: false });
    expect(trial).to.not.have.property('trouble');
  });

  it('Alma: an index that an institution has not is said as it said it; the partner is not taken to lack the title', async () => {
    const { trial } = await locateWith('alma', 'alma-index-unknown');
    expect(trial).to.include({
      verdict: 'unknown',
      holds: false,
      trouble: 'profile',
      detail: '16 Unsupported index: alma.other_system_number',
    });
  });

  it('Koha: an item without a due date stands in its place', async () => {
    const { trial, queries } = await locateWith('koha', 'koha-available');
    expect(queries).to.deep.equal(['bath.isbn = "9780140067774" or bath.isbn = "0140067779"']);
    expect(trial).to.include({ verdict: 'available', holds: true, recordId: '4711', available: 1, copies: 2 });
  });

  it('Koha: out, lost and not for loan is held, and cannot be lent now', async () => {
    const { trial } = await locateWith('koha', 'koha-out');
    expect(trial).to.include({ verdict: 'notAvailable', holds: true, available: 0, copies: 3 });
    expect(trial.understood[0]?.copies.map(({ due }) => due)).to.include('2026-12-15');
  });

  it('Koha: no hits without records, and a diagnostic without words', async () => {
    expect((await locateWith('koha', 'koha-none')).trial).to.include({ verdict: 'notHeld', holds: false });
    expect((await locateWith('koha', 'koha-query-broken')).trial).to.include({
      verdict: 'unknown',
      trouble: 'profile',
      detail: '10 Query syntax error',
    });
  });
});

describe('what somebody types, as a question of another catalogue', () => {
  it('is a number in both of its forms, words that must all be there, and words that must not', () => {
    const { alma, koha, reshare } = locatePresets;
    const rows: [typeof alma | typeof koha | typeof reshare, string, string | undefined][] = [
      [alma, '978-0-14-006777-4', 'alma.isbn = "9780140067774" or alma.isbn = "0140067779"'],
      [koha, '0378-5955', 'bath.issn = "0378-5955"'],
      [reshare, 'L’Obasan de Kogawa', 'cql.serverChoice all "obasan de kogawa"'],
      [alma, 'stranger -city', 'cql.serverChoice all "stranger" not cql.serverChoice any "city"'],
      [alma, 'x" or cql.allRecords = "1', 'cql.serverChoice all "x or cql allrecords 1"'],
      [
        alma,
        'histor* of canad* -modern*',
        'cql.serverChoice all "histor* of canad*" not cql.serverChoice any "modern*"',
      ],
      [koha, 'c* *x a\\*b*', 'cql.serverChoice all "c x a b"'],
      [alma, '-city', undefined],
    ];
    for (const [profile, text, cql] of rows) expect(questionTyped(profile, text), text).to.equal(cql);
  });
});
