import { expect } from 'chai';
import { mergeTitles } from '../../src/domain/lists/network-titles.js';
import type { FoundHere, FoundLine } from '../../src/domain/patrons-side/views.js';
import { findForPatrons } from '../../src/engine/patrons-side/find.js';
import { accessOf, askedAt, spokenIn } from '../../src/ui/my/found.js';

type Ports = Parameters<typeof findForPatrons>[0];
const at = '2027-01-15T14:00:00.000Z';
const named = { author: 'Roy', year: 1945, format: 'book', isbns: [], issns: [], oclcs: [] };
const foreign = (title: string, verdict: string, status: string, due?: string) => ({
  ...named,
  title,
  language: 'fre',
  verdict,
  copies: [{ status, callNumber: 'PS 1', ...(due ? { due } : {}) }],
});

/** What patrons are told when our own catalogue and that of one partner have answered. */
async function told(own: object[], theirs: object[], copies: object[] = []): Promise<FoundHere[]> {
  const lines: FoundLine[] = [];
  const ports = {
    catalogue: {
      search: async () => ({ items: own }),
      read: async () => ({ copies }),
      respelled: async () => undefined,
    },
    network: {
      profiles: async () => [{ partner: 'lacite' }],
      search: async () => ({ partner: 'lacite', titles: theirs, total: theirs.length, at }),
    },
    book: { all: async () => [{ code: 'lacite', name: 'La Cité', status: 'active' }] },
    log: { warn: () => undefined },
  } as unknown as Ports;
  await findForPatrons(ports, 'q', 0, (line) => lines.push(line));
  return lines.flatMap((line) => (line.kind === 'library' ? line.titles : []));
}

describe('what patrons are told of titles that they cannot take home', () => {
  it('a copy that stands there and is not lent is for use in the library; one that is out is on loan', async () => {
    const titles = await told(
      [],
      [foreign('Ici', 'notAvailable', 'available'), foreign('Dehors', 'notAvailable', 'notAvailable', '2027-02-01')],
    );
    expect(titles.map(({ title, isUsedThere }) => [title, isUsedThere])).to.deep.equal([
      ['Ici', true],
      ['Dehors', undefined],
    ]);
    expect(mergeTitles(titles).map(accessOf)).to.deep.equal([
      { kind: 'usedThere' },
      { kind: 'due', due: '2027-02-01' },
    ]);
  });

  it('one of our own that is lent to a partner is out, though its place on the shelf says nothing of it', async () => {
    const mine = { ...named, id: '1', title: 'Chez nous', verdict: 'notAvailable' };
    const copy = { status: 'available', loanable: true };
    expect((await told([mine], [], [{ ...copy, lent: true }]))[0]).not.to.have.property('isUsedThere');
    expect((await told([mine], [], [{ ...copy, lent: false }]))[0]).to.include({ isUsedThere: true });
  });

  it('KC6: what our own catalogue does not find is corrected once, and all are asked for it as it is meant', async () => {
    const asked: string[] = [];
    const lines: FoundLine[] = [];
    const ports = {
      catalogue: {
        search: async () => ({ items: [], total: 0 }),
        respelled: async () => ({ text: 'kamouraska', instead: [{ word: 'kamourask', tried: ['kamouraska'] }] }),
      },
      network: {
        profiles: async () => [{ partner: 'lacite' }, { partner: 'boreal' }],
        search: async (partner: string, text: string) => {
          asked.push(`${partner} ${text}`);
          return { partner, titles: [], total: 0, at };
        },
      },
      book: { all: async () => ['lacite', 'boreal'].map((code) => ({ code, name: code, status: 'active' })) },
      log: { warn: () => undefined },
    } as unknown as Ports;
    await findForPatrons(ports, 'kamourask', 0, (line) => lines.push(line));
    expect(asked).to.deep.equal(['lacite kamouraska', 'boreal kamouraska']);
    expect(lines[1]).to.deep.include({ kind: 'library', instead: ['kamouraska'] });
  });

  it('the language of a title and the moment of the answer come along, and a code that is none is left out', async () => {
    const [title] = mergeTitles(await told([], [foreign('Bonheur', 'available', 'available')]));
    expect(title?.best.language).to.equal('fre');
    expect(title && askedAt(title)).to.equal(at);
    expect([spokenIn('fre'), spokenIn('eng'), spokenIn('|||'), spokenIn(undefined)]).to.deep.equal([
      ...['fr', 'en', undefined, undefined],
    ]);
  });
});
