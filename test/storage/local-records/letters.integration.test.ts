import { expect } from 'chai';
import type { LetterView } from '../../../src/contract/letter-schemas.js';
import { ageLoans } from '../../../src/engine/deadlines/age-loans.js';
import { writeLetters } from '../../../src/storage/letters/write-letters.js';
import { type LocalLibrary, later, marie, monday, must, openLocalLibrary, refusal } from './support/library.js';

const desk = 'RES_DESK';
const lenderDue = new Date('2026-05-04T23:59:59-04:00');
const failures: object[] = [];
const log = { error: (facts: object) => failures.push(facts) };

/** What staff are told of a loss is a story of the requests. */
const tellsNobody = async () => undefined;

describe('letters of the local records', () => {
  let library: LocalLibrary;
  let number = 0;
  beforeEach(async () => {
    failures.length = 0;
    library = await openLocalLibrary();
    const { libraries, patrons } = library.records;
    must(await patrons.add({ id: '7', name: 'Élise Roy', language: 'fr', email: 'elise@example.org' }, monday));
    must(await libraries.add({ code: 'MAIN', name: 'Main Library' }, monday));
    must(await libraries.addDesk('MAIN', { code: 'FRONT', name: 'Front desk' }));
  });
  afterEach(() => library.close());

  const circulation = () => library.records.circulation;
  const letters = () => library.records.letters;
  const waiting = async (filter = {}): Promise<LetterView[]> => (await letters().list({ limit: 50, ...filter })).items;
  const codes = async () => (await waiting()).map(({ code }) => code);
  const asked = (patron = '7') =>
    library.request({ externalId: `OCAL${String(++number).padStart(7, '0')}`, patron, lenderDue });
  const receive = async (more = {}) => {
    const request = await asked();
    const { items } = must(await circulation().receiveItem({ request, desk, ...more }, marie, monday));
    return { request, barcode: items[0]?.barcode ?? '' };
  };
  const lend = async () => {
    const { request, barcode } = await receive();
    return { request, barcode, loan: must(await circulation().checkOut({ barcode, desk }, marie, monday)) };
  };

  describe('of the hold shelf', () => {
    it('R37 KC24: the patron is written to when the item is on the shelf and that is wished', async () => {
      await receive();
      expect(await codes()).to.deep.equal([]);
      const { request, barcode } = await receive({ notifyPatron: true });
      const [letter] = await waiting();
      expect(letter).to.deep.include({
        code: 'onHoldShelf',
        kind: 'letter',
        audience: 'patron',
        patron: '7',
        language: 'fr',
        request,
        status: 'waiting',
        createdAt: monday.toISOString(),
        createdBy: 'Marie',
        facts: {
          patronName: 'Élise Roy',
          patronId: '7',
          patronEmail: 'elise@example.org',
          // KC24: nobody has named the library yet, and a letter says no term of the trade.
          pickup: 'Notre bibliothèque',
          libraryName: 'Notre bibliothèque',
          title: 'Nana',
          author: 'Zola',
          externalId: barcode,
          temporaryBarcodes: [barcode],
          heldUntil: '2026-03-09',
        },
      });
      const [told] = await library.rows<{ id: string }>(
        `select id::text from history where request_id = $1 and event = 'local.received'`,
        [request],
      );
      expect(letter?.history).to.equal(told?.id);
    });

    it('R40: scanning at the pickup desk writes the slip, and only then the letter', async () => {
      must(await library.records.patrons.change('7', { pickupLibrary: 'MAIN' }, monday));
      const { barcode } = await receive({ notifyPatron: true });
      expect(await codes(), 'in transit').to.deep.equal([]);
      must(await circulation().putOnHoldShelf({ barcode, desk: 'FRONT' }, marie, later(1)));
      expect(await codes()).to.have.members(['holdShelfRequestSlip', 'onHoldShelf']);
      const [slip] = await waiting({ kind: 'slip' });
      expect(slip).to.include({ audience: 'staff', language: 'en' });
      expect(slip?.facts).to.include({ pickup: 'Main Library', patronName: 'Élise Roy' });
    });

    it('R43: an item that is to be picked has its slip', async () => {
      must(await library.records.policies.change({ pickFromShelf: true }, marie));
      await receive({ notifyPatron: true });
      expect(await codes()).to.deep.equal(['resourceRequestSlip']);
    });

    it('R45: what was not picked up in time is told to the patron, once', async () => {
      await receive();
      await circulation().expireHolds(later(9));
      await circulation().expireHolds(later(10));
      const all = await waiting();
      expect(all.map(({ code }) => code)).to.deep.equal(['cancelRequest']);
      expect(all[0]?.facts['reason']).to.equal('Le document n’a pas été retiré à temps.');
    });
  });

  describe('of loans', () => {
    it('are receipts at loan and return', async () => {
      const { barcode, loan } = await lend();
      const [lent] = await waiting();
      must(await circulation().returnLoan({ barcode, desk }, marie, later(3)));
      const [back] = await waiting();
      expect([lent?.code, back?.code], 'nobody has it on loan any more').to.deep.equal([
        'loanReceipt',
        'returnReceipt',
      ]);
      expect(lent?.facts).to.include({ patronDue: '2026-03-23', loanedAt: '2026-03-02' });
      expect(loan.dueAt).to.equal('2026-03-24T03:59:59.000Z');
      expect(back?.facts).to.include({ returnedAt: '2026-03-05' });
    });

    it('R59, R60, R61: the job writes courtesy, overdue and lost letters as the profile says, each once', async () => {
      const { request } = await lend();
      for (const day of [0, 17, 18, 19, 21, 22, 23, 28, 29, 35, 36, 42, 43, 67])
        await ageLoans(circulation(), log, later(day), tellsNobody);
      const [, ...written] = (await waiting({ request })).toSorted((one, other) => Number(one.id) - Number(other.id));
      expect(
        written.map(({ code, facts }) => [code, facts['notificationType']].filter(Boolean).join(' ')),
      ).to.deep.equal([
        'courtesy',
        'overdueNotice',
        'overdueAndLostNotification 1',
        'overdueAndLostNotification 2',
        'overdueAndLost',
      ]);
      expect(failures).to.deep.equal([]);
    });

    it('R61: the last one names the replacement fee', async () => {
      must(await library.records.policies.change({ replacementFee: '35.00' }, marie));
      await lend();
      expect(await ageLoans(circulation(), log, later(60), tellsNobody)).to.equal(1);
      const [letter] = await waiting({ code: 'overdueAndLost' });
      expect(letter?.facts).to.include({ fee: '35.00 CAD', title: 'Nana' });
      expect(await circulation().loans({ limit: 5 })).to.have.nested.property('items[0].status', 'lost');
    });

    it('age together with their letter, or not at all; one that fails keeps nobody else', async () => {
      const { loan } = await lend();
      await lend();
      await library.rows(`create function refuse() returns trigger language plpgsql as $$ begin
        if new.code = 'courtesy' and new.facts ->> 'externalId' = '${loan.externalId}' then raise 'no ink'; end if; return new; end $$`);
      await library.rows('create trigger refuse before insert on letter for each row execute function refuse()');
      expect(await ageLoans(circulation(), log, later(19), tellsNobody)).to.equal(1);
      expect(failures).to.have.length(1);
      const [row] = await library.rows<{ day: number | null }>(
        'select profile_day as day from patron_loan where id = $1',
        [loan.id],
      );
      expect(row?.day, 'not aged without its letter').to.equal(null);
      await library.rows('drop trigger refuse on letter');
      expect(await ageLoans(circulation(), log, later(19), tellsNobody), 'taken up again').to.equal(1);
    });

    it('that come back, or are renewed, take their overdue letters back as far as these still wait', async () => {
      const { barcode } = await lend();
      await ageLoans(circulation(), log, later(23), tellsNobody);
      const [overdue] = await waiting({ code: 'overdueNotice' });
      expect(overdue).to.have.property('status', 'waiting');
      must(await circulation().returnLoan({ barcode, desk }, marie, later(24)));
      expect(await letters().read(overdue?.id ?? '')).to.include({ status: 'withdrawn', doneBy: 'Marie' });
    });

    it('R66: Lost writes the letter with the fee; Found takes it back', async () => {
      const { loan } = await lend();
      must(await circulation().declareLoanLost(loan.id, { fee: '50.00', note: 'Not found at home' }, marie, later(20)));
      const [letter] = await waiting({ code: 'lostLoan' });
      expect(letter?.facts).to.include({ fee: '50.00 CAD', feeNote: 'Not found at home' });
      must(await circulation().foundLoan(loan.id, marie, later(21)));
      expect(await letters().read(letter?.id ?? '')).to.have.property('status', 'withdrawn');
    });
  });

  it('a fee is told to the patron who owes it, also without a request', async () => {
    must(await circulation().addFee({ patron: '7', amount: '4.50', note: 'Late' }, marie, monday));
    const [letter] = await waiting();
    expect(letter).to.include({ code: 'fees', patron: '7', language: 'fr' }).and.not.to.have.property('request');
    expect(letter?.facts).to.include({ fee: '4.50 CAD', feeNote: 'Late' });
  });

  describe('in the queue', () => {
    it('wait the oldest first, page by page, and are found by kind, code, status and request', async () => {
      const requests: string[] = [];
      for (const _ of [1, 2, 3]) requests.push((await receive({ notifyPatron: true })).request);
      must(await circulation().addFee({ patron: '7', amount: '4.50' }, marie, monday));
      const first = await letters().list({ limit: 2 });
      const rest = await letters().list({ limit: 2, after: first.next ?? '' });
      expect([...first.items, ...rest.items].map(({ request }) => request)).to.deep.equal([...requests, undefined]);
      expect(rest.next).to.equal(undefined);
      expect(await waiting({ code: 'fees' })).to.have.length(1);
      expect(await waiting({ kind: 'slip' })).to.have.length(0);
      expect((await waiting({ request: requests[1] })).map(({ request }) => request)).to.deep.equal([requests[1]]);
      expect(await waiting({ status: 'printed' })).to.deep.equal([]);
      for (const filter of [{ request: 'x' }, { after: 'x' }]) expect(await waiting(filter)).to.deep.equal([]);
    });

    it('are printed once: whoever prints again finds the first time standing', async () => {
      const { request } = await receive({ notifyPatron: true });
      const [letter] = await waiting();
      const id = letter?.id ?? '';
      const printed = must(await letters().printed(id, marie, later(1)));
      expect(printed).to.include({ status: 'printed', doneBy: 'Marie', doneAt: later(1).toISOString() });
      expect(must(await letters().printed(id, { kind: 'staff', name: 'Paul' }, later(2)))).to.deep.equal(printed);
      expect(await letters().read(id)).to.deep.equal(printed);
      expect(await waiting()).to.deep.equal([]);
      expect(await waiting({ status: 'printed', code: 'onHoldShelf' })).to.have.length(1);
      const told = await library.rows<{ event: string; facts: object }>(
        `select event, facts from history where request_id = $1 order by id desc limit 1`,
        [request],
      );
      expect(told[0]).to.deep.include({ event: 'letterPrinted', facts: { letter: 'onHoldShelf', id } });
      expect(refusal(await letters().withdraw(id, marie, later(3)))).to.match(
        /printed by Marie: it cannot be taken back/,
      );
    });

    it('are withdrawn while they wait, and then not printed any more', async () => {
      await receive({ notifyPatron: true });
      const [letter] = await waiting();
      const id = letter?.id ?? '';
      expect(must(await letters().withdraw(id, marie, later(1)))).to.have.property('status', 'withdrawn');
      expect(refusal(await letters().printed(id, marie, later(2)))).to.match(/withdrawn by Marie: it is not printed/);
      expect(refusal(await letters().withdraw('999999', marie, monday))).to.equal('unknown');
      expect(await letters().read('x')).to.equal(undefined);
    });
  });

  it('a step that calls for none asks the database nothing', async () => {
    const client = {
      query: () => {
        throw new Error('It was asked.');
      },
    };
    await writeLetters({ client: client as never, language: 'en' }, '1', []);
  });
});
