import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { lendingDateProblems } from '../../src/domain/fulfilment/order-dates.js';
import { refusalRows, saidIn } from '../../src/domain/refusals/index.js';

const rooms = ['domain', 'engine', 'storage', 'http', 'protocol'];

/** All that is written in the rooms where refusals are found out, with `${…}` as `{}` and strings that go on joined. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'refusals' ? [] : sources(path);
    return entry.name.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('refusals in French', () => {
  const written = rooms
    .flatMap((room) => sources(join('src', room)))
    .join('\n')
    .replace(/['`] \+\n\s*['`]/g, '')
    .replaceAll("\\'", "'");
  /** The longest part between two things that are filled in: what a maker of the sentence writes himself. */
  const longestPart = (english: string) =>
    english
      .split(/\{\}|There is no such |12 characters|: the columns are |characters|items|copies|loans/)
      .reduce((one, other) => (other.length > one.length ? other : one));

  it('are of sentences that the program still says', () => {
    const gone = refusalRows
      .map(([english]) => english)
      .filter((english) => !written.includes(longestPart(english).trim()));
    expect(gone).to.deep.equal([]);
  });

  it('fill in as many things as the English does, and say each sentence once', () => {
    const holes = (text: string) => text.match(/\{\d*\}/g)?.length ?? 0;
    for (const [english, french] of refusalRows) expect(holes(french), english).to.equal(holes(english));
    const twice = refusalRows.filter(([english], at) => refusalRows.findIndex(([other]) => other === english) < at);
    expect(twice).to.deep.equal([]);
  });

  it('keep what is filled in as it is', () => {
    expect(saidIn('fr', "ISIL:CA-OOLAC is LACITE's already.")).to.equal('ISIL:CA-OOLAC est déjà celui de LACITE.');
    expect(saidIn('fr', 'There is no cancel reason late. Choose from a, b, or add it first.')).to.equal(
      'Il n’y a pas de motif d’annulation late. Choisissez parmi a, b, ou ajoutez-le d’abord.',
    );
    expect(saidIn('fr', 'x is no optional step of lending. Choose from a, b.')).to.include('Choisissez parmi a, b.');
  });

  it('say what is wrong with a date on a form of the desk', () => {
    const [now, due] = [new Date('2026-03-10T12:00:00Z'), new Date('2026-03-20T12:00:00Z')];
    const said = (action: string, dueDate: string) =>
      lendingDateProblems(action, { dueDate }, due, now, 'America/Toronto').map(({ problem }) => saidIn('fr', problem));
    expect(said('ship', '2026-03-01T12:00:00Z')).to.deep.equal([
      'Cette date est passée : choisissez-en une plus tardive.',
    ]);
    expect(said('recall', '2026-03-25T12:00:00Z').join('')).to.include('est déjà à rendre le 2026-03-20 : un rappel');
    expect(said('acceptRenewal', '2026-03-12T12:00:00Z').join('')).to.include('refusez le renouvellement');
  });

  it('leave a sentence as it is when it has no row, and English as it is said', () => {
    expect(saidIn('fr', 'Nobody has translated this.')).to.equal('Nobody has translated this.');
    expect(saidIn('en', 'The name is needed.')).to.equal('The name is needed.');
  });
});
