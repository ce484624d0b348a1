import { expect } from 'chai';
import { linesOfVolumes, missingVolumes, volumesIn } from '../../src/ui/parts/volumes-of-form.js';

describe('the volumes on the form of a receipt', () => {
  const rows = volumesIn('30118001201: A to D\n30118001202\n\n');
  const nameOf = (number: number) => `Vol. ${number}`;

  it('are those that the lender shipped, with their names', () => {
    expect(rows.map(({ barcode, description }) => [barcode, description])).to.deep.equal([
      ['30118001201', 'A to D'],
      ['30118001202', ''],
    ]);
    expect(linesOfVolumes(rows)).to.equal('30118001201: A to D\n30118001202');
    expect(missingVolumes(rows, nameOf)).to.deep.equal([]);
  });

  it('are sent without those that are missing, which are named to the lender', () => {
    const one = rows.map((row, at) => ({ ...row, isHere: at === 0 }));
    expect(linesOfVolumes(one)).to.equal('30118001201: A to D');
    expect(missingVolumes(one, nameOf)).to.deep.equal(['Vol. 2 (30118001202)']);
  });
});
