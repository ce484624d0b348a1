import { expect } from 'chai';
import { layoutOf } from '../../src/ui/requests/columns.js';

describe('columns of the request lists', () => {
  const partnerIn = (width: number, widths = {}) =>
    layoutOf(['partner', 'next'], { width, language: 'en', widths }).shown.find(({ column }) => column === 'partner')
      ?.width;

  it('KA33: give the name of a partner half of the room that is left over, and the title the rest', () => {
    expect(partnerIn(844)).to.equal(112);
    expect(partnerIn(976)).to.equal(178);
    expect(partnerIn(1600)).to.equal(232);
  });

  it('KA33: leave a width that somebody chose as it is', () => {
    expect(partnerIn(1600, { partner: 140 })).to.equal(140);
  });

  it('KA18: take no room for the name where the columns scroll', () => {
    const { scrolls, shown } = layoutOf(['partner', 'next', 'requester', 'dueDate', 'pickup'], {
      width: 640,
      language: 'fr',
      widths: {},
    });
    expect([scrolls, shown[0]?.width]).to.deep.equal([true, 112]);
  });
});
