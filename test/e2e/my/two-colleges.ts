import { locatePresets } from '../../../src/catalogue/locate/profile.js';
import { iso, record } from '../../catalogue/marc/records.js';
import { sent } from '../../catalogue/support/sent.js';
import { type LibraryOnItsOwn, openTwoLibraries, type TwoLibraries } from '../support/two-libraries.js';

export const card = '20417';
export const pin = '4711';
/** A title is text, whatever is in it. */
export const hostile = '<img src=x onerror=alert(1)> {name} "quoted" & more';

/** Two colleges with catalogues; the borrower’s patrons’ side is open, and one patron has a PIN. */
export async function openTwoColleges(env: Record<string, string> = {}): Promise<TwoLibraries> {
  const two = await openTwoLibraries(env);
  const { borrower, lender } = two;
  const fill = async ({ desk }: LibraryOnItsOwn, file: Buffer) => {
    const run = await desk.call<{ id: string }>('POST', '/catalogue/imports', {
      file: 'test.mrc',
      source: 'main',
      mode: 'update',
    });
    await desk.call('POST', `/catalogue/imports/${run.id}/records`, { records: await sent(file) });
  };
  await fill(
    lender,
    iso(
      record('b1', [
        '020 __ $a9782070360024',
        '100 1_ $aZola, Émile',
        '245 10 $aNana :$broman',
        '300 __ $a502 pages ;$c18 cm',
        '490 1_ $aLes Rougon-Macquart',
        '520 __ $aA life in the Paris of the Second Empire.',
        '650 _0 $aParis (France)$vFiction',
        '952 __ $aLEND$cIN_RS_REQ$p7001$d2021-03-01',
      ]),
      record('b3', ['020 __ $a9780141439518', '100 1_ $aAusten, Jane', `245 10 $a${hostile} pride`, '264 _1 $c2002']),
      record('b2', [`245 10 $a${hostile} nana`, '952 __ $aLEND$cIN_RS_REQ$p7002']),
    ),
  );
  await fill(borrower, iso(record('own', ['020 __ $a9782070360024', '245 10 $aNana'])));
  const code = lender.desk.library.code;
  const address = `${lender.env['INTERLEND_URL']}/sru`;
  const { desk } = borrower;
  await desk.call('PUT', `/partners/${code}/locate-profile`, { ...locatePresets.interlend, address });
  await desk.call('POST', '/patrons', { id: card, name: 'Sam Example', email: 'sam@example.ca' });
  await desk.call('PUT', `/patrons/${card}/pin`, { pin });
  await desk.call('PATCH', '/policies', { patronsSide: true });
  return two;
}
