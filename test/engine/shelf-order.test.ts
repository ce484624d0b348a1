import { expect } from 'chai';
import { byCallNumber, inShelfOrder } from '../../src/engine/slips/shelf-order.js';

describe('the order in which slips are fetched', () => {
  it('is that of the shelf: classes as numbers, cutters as decimals, Dewey as decimals', () => {
    const lc = [
      'E98.P5 K56 2013',
      'E98.P5 K6 2001',
      'E1121.B3',
      'PG3476.P27 D6',
      'PR6056.A4',
      'PS8521.O33',
      'PS8565.I433',
    ];
    const dewey = ['5.1', '398.2 GRI', '398.21 AND', '821.9', '1000 X'];
    for (const shelf of [lc, dewey]) expect([...shelf].reverse().sort(byCallNumber)).to.deep.equal(shelf);
  });

  it('goes by location first; what has no call number comes last there', () => {
    const at = (id: string, location: string, callNumber?: string) => ({
      id,
      facts: { location, ...(callNumber ? { callNumber } : {}) },
    });
    const letters = [
      at('1', 'Stacks 10', 'A1'),
      at('2', 'Stacks 2'),
      at('3', 'Stacks 2', 'B2'),
      at('4', 'Stacks 2', 'A9'),
    ];
    expect(inShelfOrder(letters).map(({ id }) => id)).to.deep.equal(['4', '3', '2', '1']);
  });

  it('is the same whichever way round it is asked', () => {
    const odd = ['', '.', 'Ω', 'QA76.9', 'QA76.9.D3', 'QA 76.9 D3', '000', 'A'];
    for (const one of odd)
      for (const other of odd)
        expect(Math.sign(byCallNumber(one, other)) + Math.sign(byCallNumber(other, one)), `${one} / ${other}`).to.equal(
          0,
        );
  });
});
