import { expect } from 'chai';
import type { NetworkFound } from '../../../src/contract/network-operations.js';
import { type CompletingFrom, completeCitation } from '../../../src/engine/catalogue/complete-citation.js';

type Title = NetworkFound['titles'][number];
const title = (more: Partial<Title>): Title => ({
  title: 'Nana',
  format: 'book',
  isbns: [],
  issns: [],
  oclcs: [],
  copies: [],
  verdict: 'unknown' as const,
  ...more,
});
const nana = title({ author: 'Zola, Émile', year: 1880, isbns: ['9782070360024'] });

describe('what a number stands for', () => {
  const from = (
    own: object[],
    partners: Record<string, Title[] | 'never' | 'dead'> = {},
  ): CompletingFrom & { asked: string[] } => {
    const asked: string[] = [];
    return {
      asked,
      catalogue: {
        find: async () => ({ kind: 'found', total: own.length, atLeast: false, records: own as never }),
      },
      network: {
        profiles: async () => Object.keys(partners).map((partner) => ({ partner, profile: {} as never })),
        search: async (partner) => {
          asked.push(partner);
          const titles = partners[partner];
          if (titles === 'never') return new Promise(() => {});
          const at = '2026-11-27T12:00:00Z';
          if (titles === 'dead') return { partner, titles: [], total: 0, at, trouble: 'unreachable' };
          return { partner, titles: titles ?? [], total: 1, at };
        },
      },
      nameOf: async (code) => (code === 'GONE' ? undefined : `${code} Library`),
    };
  };

  it('is told by our own catalogue first, and then no partner is asked', async () => {
    const sources = from([nana], { A: [nana] });
    expect(await completeCitation(sources, '2-07-036002-4')).to.deep.equal({
      kind: 'ISBN',
      own: true,
      asked: 1,
      silent: 0,
      fields: { title: 'Nana', author: 'Zola, Émile', publicationDate: '1880' },
    });
    expect(sources.asked).to.deep.equal([]);
  });

  it('is told by the partner that answers first with that very number; one that is dead or slow keeps nobody', async () => {
    const other = title({ title: 'Something else', isbns: ['9780141439518'] });
    const found = await completeCitation(
      from([], { A: 'never', B: 'dead', C: [other, nana], GONE: [nana] }),
      '9782070360024',
    );
    expect(found).to.deep.include({ library: 'C Library', own: false, asked: 4 });
    expect(found.fields.title).to.equal('Nana');
  });

  it('stays unknown when nobody knows it in time, and says how many did not answer', async () => {
    const found = await completeCitation(from([], { A: 'never', B: [] }), '9782070360024', 30);
    expect(found).to.deep.equal({ kind: 'ISBN', fields: {}, own: false, asked: 3, silent: 1 });
    expect(await completeCitation(from([nana]), 'a title')).to.deep.include({ fields: {}, asked: 0 });
  });

  it('names of a journal its title alone; of an article title, author, year and journal', async () => {
    const journal = title({ title: 'Lakes', author: 'Somebody', year: 1950, issns: ['03784371'] });
    expect((await completeCitation(from([], { A: [journal] }), '0378-4371')).fields).to.deep.equal({ title: 'Lakes' });
    const article = title({ title: 'On ice', author: 'Roy, É.', year: 2019, doi: '10.1234/ice.7', partOf: 'Lakes' });
    expect((await completeCitation(from([], { A: [article] }), 'https://doi.org/10.1234/ICE.7')).fields).to.deep.equal({
      titleOfComponent: 'On ice',
      authorOfComponent: 'Roy, É.',
      title: 'Lakes',
      publicationDate: '2019',
    });
  });
});
