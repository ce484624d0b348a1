import { expect } from 'chai';
import { marie } from './support/desk.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const [woodroffe, pembroke] = ['CA-OOALG', 'CA-OPEMB'];
/** Saturday, half past midnight in Toronto; in Vancouver it is still Friday. */
const began = '2027-03-06T05:30:00.000Z';
/** In Toronto that day counts from Monday, in Vancouver from Friday evening; there Monday is a holiday. */
const [tuesday, wednesday, later] = ['09T05:15', '10T05:15', '10T05:45'].map((at) => new Date(`2027-03-${at}:00Z`)) as [
  Date,
  Date,
  Date,
];

async function strikes({ node }: Library, job: string, now: Date): Promise<unknown> {
  const found = node.timetable.jobs.find((each) => each.name === job);
  if (!found) throw new Error(`There is no job ${job}.`);
  return found.runOnce(now);
}

loansBetween(
  'jobs of a node with a library in Toronto and one in Vancouver',
  (network) => {
    before(async () => {
      const { algonquin } = network;
      const { libraries } = algonquin.node.local;
      const now = new Date();
      const campus = { code: 'PEMBROKE', name: 'Pembroke Campus Library', symbol: `ISIL:${pembroke}` };
      const added = { ...campus, resourceSharing: true, timeZone: 'America/Vancouver' };
      expect((await libraries.add(added, now)).kind).to.equal('done');
      await libraries.addDesk('PEMBROKE', { code: 'PEMBROKE_DESK', name: 'Pembroke' });
      await libraries.change('RES_SHARE', { name: 'Woodroffe Library', timeZone: 'America/Toronto' }, now);
      const holiday = { kind: 'holiday' as const, from: '2027-03-08', note: 'Campus day' };
      await network.northern.knows(algonquin, {
        symbols: [woodroffe, pembroke].map((value = '') => ({ type: 'ISIL', value })),
      });
      expect((await libraries.close('PEMBROKE', holiday, marie)).kind).to.equal('done');
    });

    const addressedTo = (first: string, second: string) =>
      network.lacite.knows(network.algonquin, {
        symbols: [first, second].map((value) => ({ type: 'ISIL', value })),
      });
    const lendingAt = async (first: string, second: string) => {
      const { algonquin, lacite, post } = network;
      await addressedTo(first, second);
      const loan = await lacite.desk.creates({ rota: ['ALGONQUIN'] });
      await lacite.desk.does(loan, 'send');
      await post();
      await algonquin.node.database.pool.query('update request set created_at = $2 where external_id = $1', [
        loan,
        began,
      ]);
      return loan;
    };
    const borrowingAs = async (ownerLibrary?: string) => {
      const { algonquin } = network;
      const loan = await algonquin.desk.creates({
        rota: ['NORTHERN'],
        ...(ownerLibrary ? { ownerLibrary, pickupLocation: ownerLibrary } : {}),
      });
      await algonquin.desk.does(loan, 'send');
      await network.post(algonquin);
      await algonquin.node.database.pool.query(
        `update request set facts = jsonb_set(facts, '{waitingSince}', to_jsonb($2::text)) where external_id = $1`,
        [loan, began],
      );
      return loan;
    };

    it('FA17: one open day is over by the zone and the closed days of the library that is asked', async () => {
      const { algonquin } = network;
      const ours = await lendingAt(woodroffe, pembroke);
      const theirs = await lendingAt(pembroke, woodroffe);
      expect((await algonquin.desk.sees(theirs)).timeZone).to.equal('America/Vancouver');
      const states = async (now: Date) => {
        await strikes(algonquin, 'expire-lending', now);
        return [await algonquin.desk.state(ours), await algonquin.desk.state(theirs)];
      };
      expect(await states(tuesday)).to.deep.equal(['expired', 'created']);
      expect(await states(wednesday), 'in Vancouver it is Tuesday evening').to.deep.equal(['expired', 'created']);
      expect(await states(later)).to.deep.equal(['expired', 'expired']);
      await network.post();
      expect(await network.lacite.desk.state(theirs), 'the borrower is told').to.equal('rejectedByPartner');
    });

    it('FA17: a lender that does not answer is asked again, and passed over, by the days of the library that asks', async () => {
      const { algonquin } = network;
      const ours = await borrowingAs();
      const theirs = await borrowingAs('PEMBROKE');
      const asked = async (loan: string) =>
        (await algonquin.desk.messages(loan, 'out')).filter(({ summary }) => summary === 'StatusRequest').length;
      for (const [now, claims] of [
        [tuesday, [1, 0]],
        [wednesday, [2, 0]],
      ] as const) {
        await strikes(algonquin, 'claim-unanswered', now);
        expect([await asked(ours), await asked(theirs)]).to.deep.equal(claims);
        await network.post(algonquin);
      }
      await strikes(algonquin, 'cancel-unanswered', wednesday);
      expect([await algonquin.desk.state(ours), await algonquin.desk.state(theirs)]).to.deep.equal([
        'rejectedByPartner',
        'requestSent',
      ]);
      await strikes(algonquin, 'claim-unanswered', later);
      expect(await asked(theirs)).to.equal(1);
    });

    it('FA17: a request that cannot be delivered is taken back on the day that is said, of the library that asks', async () => {
      const { algonquin } = network;
      const stuck = async (ownerLibrary?: string) => {
        const loan = await algonquin.desk.creates({
          rota: ['NORTHERN'],
          ...(ownerLibrary ? { ownerLibrary, pickupLocation: ownerLibrary } : {}),
        });
        await algonquin.desk.does(loan, 'send');
        const { pool } = algonquin.node.database;
        const { id } = await algonquin.desk.sees(loan);
        await pool.query('update outbound_message set created_at = $2 where request_id = $1', [id, began]);
        await pool.query('update conversation set asked_at = $2 where request_id = $1', [id, began]);
        return loan;
      };
      const ours = await stuck();
      const theirs = await stuck('PEMBROKE');
      const said = async (loan: string) =>
        JSON.stringify(await algonquin.node.gateway.reading.explain((await algonquin.desk.sees(loan)).id));
      expect(await said(ours)).to.include('2027-03-09T05:00:00.000Z');
      expect(await said(theirs)).to.include('2027-03-10T05:30:00.000Z');
      const states = async (now: Date) => {
        await strikes(algonquin, 'watch-deadlines', now);
        return [await algonquin.desk.state(ours), await algonquin.desk.state(theirs)];
      };
      expect(await states(tuesday)).to.deep.equal(['rejectedByPartner', 'requestSent']);
      expect(await states(later)).to.deep.equal(['rejectedByPartner', 'rejectedByPartner']);
    });

    it('FA17: the day in a reminder is the day of the library that set it', async () => {
      const { algonquin, lacite, post } = network;
      for (const [first, second] of [
        [woodroffe, pembroke],
        [pembroke, woodroffe],
      ] as const) {
        const loan = await lendingAt(first, second);
        await algonquin.desk.does(loan, 'offerConditions', {
          reason: '22',
          replyBy: '2098-03-12',
          ifUnanswered: 'keep',
        });
        const replyBy = Date.parse((await algonquin.desk.sees(loan)).facts['retryBefore'] as string);
        await strikes(algonquin, 'enforce-reply-by', new Date(replyBy - 3600_000));
        await post();
        const notes = (await lacite.desk.history(loan)).map(({ note }) => note ?? '').join(' ');
        expect(notes, first).to.include('2098-03-12').and.not.to.include('2098-03-13');
      }
    });
  },
  {
    INTERLEND_LENDING_EXPIRY_BUSINESS_DAYS: '1',
    INTERLEND_AUTO_CLAIM_BUSINESS_DAYS: '1',
    INTERLEND_AUTO_CANCEL_BUSINESS_DAYS: '2',
    INTERLEND_WITHDRAW_BUSINESS_DAYS: '1',
  },
);
