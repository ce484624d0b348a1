import { expect } from 'chai';
import { brokenPromises } from '../support/invariants.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../support/node-under-test.js';
import { requesterXml, requestXml, supplierXml } from '../support/partner-voice.js';

/** These partners are never called. */
const nowhere = 'http://127.0.0.1:8999/iso18626';

describe('a partner that speaks of what is not its own', () => {
  let library: LibraryUnderTest;
  let honest: PartnerOfLibrary;
  let other: PartnerOfLibrary;

  before(async () => {
    library = await openLibrary();
    honest = await library.addPartner('HONEST', nowhere);
    other = await library.addPartner('OTHER', nowhere);
  });
  afterEach(async () => expect(await brokenPromises({ ...library, journal: [] })).to.deep.equal([]));
  after(() => library?.close());

  const everything = () =>
    library.rows(`select (select count(*)::int from request) as requests, (select count(*)::int from history) as history,
      (select count(*)::int from inbound_message where outcome <> 'refused') as messages`);
  const securityEvents = () =>
    library.rows<{ partner: string; kind: string; detail: string }>(
      'select partner_code as partner, kind, detail from security_event order by id',
    );

  describe('as another partner (C11)', () => {
    it('is denied without a word, in a request, and written into the security log', async () => {
      const before = await everything();
      const reply = await library.hear(
        other,
        requestXml({ requester: honest.symbol, supplier: library.symbol, id: 'H1' }),
      );
      expect(reply).to.deep.equal({ status: 403, body: '' });
      expect(await everything()).to.deep.equal(before);
      expect((await securityEvents()).at(-1)).to.deep.equal({
        partner: 'OTHER',
        kind: 'foreign-symbol',
        detail: `OTHER spoke as ${honest.symbol}, which is HONEST's.`,
      });
    });

    it('is denied in a follow-up to a request of that partner', async () => {
      const loan = { requester: honest.symbol, supplier: library.symbol, id: 'H2' };
      await library.hear(honest, requestXml(loan));
      const before = await everything();
      expect(await library.hear(other, requesterXml(loan, 'Cancel'))).to.deep.equal({ status: 403, body: '' });
      // FE5: what was refused is shown with the request that it names, and nothing else has happened.
      const [row] = before as { history: number }[];
      expect(await everything()).to.deep.equal([{ ...row, history: Number(row?.history) + 1 }]);
    });

    it('is denied as a supplier', async () => {
      const loan = { requester: library.symbol, supplier: honest.symbol, id: 'H3' };
      expect(await library.hear(other, supplierXml(loan, 'Loaned'))).to.deep.equal({ status: 403, body: '' });
    });
  });

  describe('for a request that another partner was asked (C12)', () => {
    it('learns no more than about a request that does not exist', async () => {
      const wish = await library.wish([honest.code]);
      await library.hand.act(wish.id, 'send');
      const before = await everything();
      const asked = { requester: library.symbol, supplier: other.symbol, id: wish.externalId };
      const guessed = await library.hear(other, supplierXml(asked, 'Loaned'));
      const unknown = await library.hear(other, supplierXml({ ...asked, id: 'NO-SUCH-ID' }, 'Loaned'));
      expect(guessed).to.include({ status: 200, messageStatus: 'ERROR', errorType: 'UnrecognisedDataValue' });
      expect(unknown.errorValue?.replace('NO-SUCH-ID', wish.externalId)).to.equal(guessed.errorValue);
      // FE5: what was refused is shown with the request that it names, and nothing else has happened.
      const [row] = before as { history: number }[];
      expect(await everything()).to.deep.equal([{ ...row, history: Number(row?.history) + 1 }]);
      const [stored] = await library.rows<{ outcome: string; request: string | null }>(
        `select outcome, request_id as request from inbound_message where partner_code = 'OTHER' and summary = 'Loaned' order by id limit 1`,
      );
      expect(stored).to.deep.equal({ outcome: 'refused', request: null });
      expect((await securityEvents()).at(-1)).to.deep.equal({
        partner: 'OTHER',
        kind: 'foreign-request',
        detail: `OTHER answered for ${wish.externalId}`,
      });
    });

    it('is not written into the security log for an id that nobody has', async () => {
      const before = (await securityEvents()).length;
      await library.hear(
        other,
        supplierXml({ requester: library.symbol, supplier: other.symbol, id: 'NO-SUCH' }, 'Loaned'),
      );
      expect(await securityEvents()).to.have.length(before);
    });
  });

  describe('in the name of nobody we know (C10)', () => {
    it('is refused by the symbol', async () => {
      const reply = await library.hear(
        other,
        requestXml({ requester: 'ISIL:CA-STRANGER', supplier: library.symbol, id: 'S1' }),
      );
      expect(reply).to.include({ status: 200, messageStatus: 'ERROR', errorType: 'UnrecognisedDataValue' });
      expect(reply.errorValue).to.contain('requestingAgencyId').and.to.contain('ISIL:CA-STRANGER');
    });
  });

  describe('in a retry that names the request of another library (C18)', () => {
    it('learns no more than about an id that nobody has, and the request stays as it is', async () => {
      const theirs = { requester: honest.symbol, supplier: library.symbol, id: 'H18' };
      await library.hear(honest, requestXml(theirs));
      const state = () => library.rows(`select state, version from request where external_id = 'H18'`);
      const before = await state();
      const retry = (previous: string) =>
        requestXml({ requester: other.symbol, supplier: library.symbol, id: `AGAIN-${previous}` }).replace(
          '<requestType>New</requestType>',
          `<requestType>Retry</requestType><requestingAgencyPreviousRequestId>${previous}</requestingAgencyPreviousRequestId>`,
        );
      const foreign = await library.hear(other, retry('H18'));
      const unknown = await library.hear(other, retry('NO-SUCH-ID'));
      expect(foreign).to.include({ status: 200, messageStatus: 'ERROR', errorType: 'UnrecognisedDataValue' });
      expect(unknown.errorValue?.replaceAll('NO-SUCH-ID', 'H18')).to.equal(foreign.errorValue);
      expect(await state()).to.deep.equal(before);
      expect(await library.rows(`select 1 from request where external_id like 'AGAIN-%'`)).to.deep.equal([]);
    });
  });

  describe('of a loan in the wrong role (C14)', () => {
    it('is an unknown request: a supplier of ours does not borrow by the same id', async () => {
      const wish = await library.wish([honest.code]);
      await library.hand.act(wish.id, 'send');
      const state = async () => library.rows('select state from request where id = $1', [wish.id]);
      const before = await state();
      // The header says that we are the requester and they the supplier; the kind says the opposite.
      const reply = await library.hear(
        honest,
        requesterXml({ requester: library.symbol, supplier: honest.symbol, id: wish.externalId }, 'Received'),
      );
      expect(reply.messageStatus).to.not.equal('OK');
      expect(await state()).to.deep.equal(before);
    });
  });
});
