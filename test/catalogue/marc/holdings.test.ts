import { expect } from 'chai';
import type { Copy } from '../../../src/catalogue/copy.js';
import {
  copiesIn,
  type HoldingsHabit,
  habitOf,
  habitOfMost,
  holdingsHabits,
} from '../../../src/catalogue/marc/holdings/index.js';
import { opac } from '../../../src/catalogue/marc/holdings/opac.js';
import { readXml } from '../../../src/catalogue/xml.js';
import { record } from './records.js';

/** By habit: fields as such a system writes them, and the copies that they tell of. */
const fixtures: Record<HoldingsHabit, [fields: string[], copies: Copy[]]> = {
  marc21: [
    [
      '852 __ $81$aCA-OTU$bMAIN$cSTACKS$hPS3545$iW5',
      '866 __ $81$av.1-2',
      '876 __ $81$p1001$d20190304$jAvailable',
      '876 __ $81$p1002$jDue 2027-01-05',
      '852 __ $82$bNORTH$cREF',
    ],
    [
      {
        symbol: 'CA-OTU',
        library: 'MAIN',
        location: 'STACKS',
        callNumber: 'PS3545 W5',
        summary: 'v.1-2',
        barcode: '1001',
        status: 'available',
        since: '20190304',
      },
      {
        symbol: 'CA-OTU',
        library: 'MAIN',
        location: 'STACKS',
        callNumber: 'PS3545 W5',
        summary: 'v.1-2',
        barcode: '1002',
        status: 'notAvailable',
        due: '2027-01-05',
      },
      { library: 'NORTH', location: 'REF', status: 'held' },
    ],
  ],
  alma: [
    [
      'AVA __ $0991$aINST$bMAIN$cMain stacks$jSTK$dPR 1$eavailable',
      'AVA __ $0991$bNORTH$eunavailable',
      'AVA __ $bEAST$echeck_holdings',
      'AVE __ $lONLINE',
    ],
    [
      {
        symbol: 'INST',
        library: 'MAIN',
        location: 'STK',
        callNumber: 'PR 1',
        recordId: '991',
        status: 'available',
      },
      { library: 'NORTH', recordId: '991', status: 'notAvailable' },
      { library: 'EAST', status: 'held' },
      { library: 'ONLINE', status: 'online' },
    ],
  ],
  koha: [
    [
      '952 __ $70$aCPL$bCPL$cGEN$o813 WAR$p3001$yBK$00$10$40',
      '952 __ $aCPL$p3002$q2027-01-05',
      '952 __ $aCPL$p3003$71',
      '952 __ $aCPL$p3004$11',
    ],
    [
      {
        library: 'CPL',
        location: 'GEN',
        callNumber: '813 WAR',
        barcode: '3001',
        policy: 'BK',
        status: 'available',
      },
      { library: 'CPL', barcode: '3002', status: 'notAvailable', due: '2027-01-05' },
      { library: 'CPL', barcode: '3003', status: 'notAvailable' },
      { library: 'CPL', barcode: '3004', status: 'notAvailable' },
    ],
  ],
  evergreen: [
    ['852 __ $aStacks$bBR1$cQA76$g77$nAvailable', '852 __ $aStacks$bBR2$g78$nChecked out'],
    [
      { library: 'BR1', location: 'Stacks', callNumber: 'QA76', barcode: '77', status: 'available' },
      { library: 'BR2', location: 'Stacks', barcode: '78', status: 'notAvailable' },
    ],
  ],
  polaris: [
    ['852 __ $aAdult$bMB$hFIC$p5$rIn', '852 __ $aAdult$bMB$p6$rOut'],
    [
      { library: 'MB', location: 'Adult', callNumber: 'FIC', barcode: '5', status: 'available' },
      { library: 'MB', location: 'Adult', barcode: '6', status: 'notAvailable' },
    ],
  ],
  symphony: [
    ['926 __ $aMAIN$bSTACKS$cPR9199$dBOOK', '926 __ $aMAIN$bCHECKEDOUT$cPR9199'],
    [
      { library: 'MAIN', location: 'STACKS', callNumber: 'PR9199', policy: 'BOOK', status: 'available' },
      { library: 'MAIN', location: 'CHECKEDOUT', callNumber: 'PR9199', status: 'notAvailable' },
    ],
  ],
  tlc: [
    ['982 __ $bMAIN$cADULT$m813$mWAR$1y', '982 __ $bMAIN$1n'],
    [
      { library: 'MAIN', location: 'ADULT', callNumber: '813 WAR', status: 'available' },
      { library: 'MAIN', status: 'notAvailable' },
    ],
  ],
  reservoir: [
    ['999 11 $l41$sISIL:CA-A$l42$sISIL:CA-B', '999 10 $l1$sOLD'],
    [
      { symbol: 'ISIL:CA-A', recordId: '41', status: 'held' },
      { symbol: 'ISIL:CA-B', recordId: '42', status: 'held' },
    ],
  ],
  union924: [
    ['924 __ $a11$bDE-1$g1 A 2$da', '924 __ $bDE-2$dd'],
    [
      { symbol: 'DE-1', recordId: '11', callNumber: '1 A 2', policy: 'a', status: 'held' },
      { symbol: 'DE-2', policy: 'd', status: 'notAvailable' },
    ],
  ],
};

describe('holdings by their habits', () => {
  for (const habit of holdingsHabits)
    it(`${habit}: its copies are read, and the habit is recognised`, () => {
      const [fields, copies] = fixtures[habit];
      const given = record('1', ['245 00 $aX', ...fields]);
      expect(copiesIn(given, habit)).to.deep.equal(copies);
      expect(habitOf(given)).to.equal(habit);
    });

  it('a record that tells of no copies has no habit', () => {
    const bare = record('1', ['245 00 $aX']);
    expect(habitOf(bare)).to.equal(undefined);
    for (const habit of holdingsHabits) expect(copiesIn(bare, habit)).to.deep.equal([]);
  });

  it('KC1: a note in 952 $a is no copy; a barcode is one, and a library with a call number, type or place', () => {
    const habits = (...fields: string[]) => {
      const given = record('1', ['245 00 $aX', ...fields]);
      return [habitOf(given), copiesIn(given, 'koha').length];
    };
    expect(habits('952 __ $aRECON; copy 2 seen by cataloguer 1998')).to.deep.equal([undefined, 0]);
    expect(habits('952 __ $aA note', '852 __ $aDLC$bStacks$hPR1')).to.deep.equal(['marc21', 0]);
    expect(habits('952 __ $p31')).to.deep.equal(['koha', 1]);
    expect(habits('952 __ $aCPL$oPR1', '952 __ $aA note')).to.deep.equal(['koha', 1]);
    expect(habits('926 __ $aA local note')[0]).to.equal(undefined);
  });

  it('KC1: a file is read in the way that fits most of its records', () => {
    const stray = record('3', ['245 00 $aZ', '952 __ $p31$aX']);
    const own = [1, 2].map((id) => record(String(id), ['245 00 $aX', '852 __ $aDLC$bStacks$hPR1$p9']));
    expect(habitOfMost([...own, stray])).to.equal('marc21');
    expect(copiesIn(stray, 'marc21')).to.deep.equal([]);
  });

  it('an OPAC record tells of each item, or by a note of all', () => {
    const read = readXml(`<opacRecord xmlns="http://www.loc.gov/standards/opac/"><bibliographicRecord/><holdings>
      <holding><localLocation>MAIN</localLocation><shelvingLocation>Stacks</shelvingLocation><callNumber>PR1</callNumber>
        <circulations><circulation><availableNow value="1"/><itemId>9</itemId></circulation>
        <circulation><availableNow value="1"/><itemId>10</itemId><onHold value="1"/></circulation></circulations></holding>
      <holding><localLocation>NORTH</localLocation><publicNote>CHECK SHELVES</publicNote></holding></holdings></opacRecord>`);
    expect(read.kind === 'read' && opac(read.root, record('9', ['876 __ $p9$d2019-03-04']))).to.deep.equal([
      {
        library: 'MAIN',
        location: 'Stacks',
        callNumber: 'PR1',
        barcode: '9',
        status: 'available',
        since: '2019-03-04',
      },
      { library: 'MAIN', location: 'Stacks', callNumber: 'PR1', barcode: '10', status: 'notAvailable' },
      { library: 'NORTH', status: 'available' },
    ]);
  });
});
