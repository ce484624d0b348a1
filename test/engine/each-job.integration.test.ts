import { expect } from 'chai';
import type { JobLine } from '../../src/contract/job-operations.js';
import { localDate } from '../../src/domain/calendar/calendar.js';
import { inRun } from '../../src/engine/desk/in-run.js';
import type { JobDesk } from '../../src/engine/desk/jobs.js';
import { createJobDesk } from '../../src/jobs/job-desk.js';
import { createSlotStore } from '../../src/storage/jobs/slot-store.js';
import { say } from '../../src/words/index.js';
import { english } from '../support/english.js';
import type { Library } from './support/network.js';
import { lentToReader, shippedToReader } from './support/reader.js';
import { withPolicies } from './support/shelves.js';
import { loansBetween } from './support/story.js';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const dateInDays = (days: number) => inDays(days).toISOString().slice(0, 10);
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** As staff of that library meet the jobs of their node. */
function desk({ node }: Library): JobDesk {
  const slots = createSlotStore(node.database.pool);
  return createJobDesk(node.timetable.jobs, {
    slots,
    instance: 'one',
    timeZone: 'America/Toronto',
    log: silent,
    within: (scope) => inRun(node.context, scope),
  });
}
const saying = (lines: readonly JobLine[], language: 'en' | 'fr') =>
  lines.map(({ label, count }) => `${say(label, language)}: ${count}`);

loansBetween(
  'each job that works on requests does what its preview said',
  (network) => {
    let titles = 0;
    async function asked(draft: object = {}): Promise<string> {
      const { algonquin, post } = network;
      titles += 1;
      const loan = await algonquin.desk.creates({ title: `A matter for a job ${titles}`, rota: ['LACITE'], ...draft });
      await algonquin.desk.does(loan, 'send');
      await post();
      return loan;
    }
    const tried = new Set<string>();

    /** Previews it, runs it at the same time, and gives what the run did as read in English and French. */
    async function previewedAndRun(at: Library, job: string, now: Date) {
      tried.add(job);
      const jobs = desk(at);
      const preview = await jobs.preview(job, now);
      if (preview.kind !== 'done') throw new Error(`${job}: ${preview.kind}`);
      const again = await jobs.preview(job, now);
      expect(again, 'a preview changes nothing').to.deep.equal(preview);
      const ran = await jobs.run(job, 'Marie', now);
      if (ran.kind !== 'done') throw new Error(`${job}: ${ran.kind}`);
      expect(ran.value.did, `${job} did what it said`).to.deep.equal(preview.value.would);
      const left = await jobs.preview(job, now);
      expect(left.kind === 'done' && left.value.would, `${job} leaves nothing for a second run`).to.deep.equal([]);
      return { read: saying(ran.value.did, 'en'), lu: saying(ran.value.did, 'fr'), did: ran.value.did };
    }

    it('expire-lending: a request that nobody decides on ends', async () => {
      const { lacite } = network;
      const loan = await asked();
      const { read, lu } = await previewedAndRun(lacite, 'expire-lending', inDays(9));
      expect(await lacite.desk.state(loan)).to.equal('expired');
      expect([read, lu]).to.deep.equal([['Expire: 1'], ['Expirer: 1']]);
    });

    it('send-overdues: the borrower is told that the item is overdue', async () => {
      const { lacite, algonquin, post } = network;
      const loan = await asked();
      await lacite.desk.does(loan, 'ship', { barcodes: ['39101'], dueDate: dateInDays(20) });
      await post();
      const { read } = await previewedAndRun(lacite, 'send-overdues', inDays(23));
      expect(await lacite.desk.state(loan)).to.equal('overdue');
      await post();
      expect((await algonquin.desk.messages(loan, 'in')).map(({ summary }) => summary)).to.include('Overdue');
      expect(read).to.deep.equal(['Send overdue message: 1']);
    });

    it('enforce-reply-by: an offer on terms is reminded of, and then ends', async () => {
      const { lacite, post } = network;
      const loan = await asked();
      await lacite.desk.does(loan, 'offerConditions', { reason: '22', replyBy: dateInDays(10) });
      await post();
      const replyBy = Date.parse((await lacite.desk.sees(loan)).facts['retryBefore'] as string);
      const reminded = await previewedAndRun(lacite, 'enforce-reply-by', new Date(replyBy - 40_000_000));
      expect(await lacite.desk.state(loan)).to.equal('conditional');
      const ended = await previewedAndRun(lacite, 'enforce-reply-by', new Date(replyBy + 1000));
      expect(await lacite.desk.state(loan)).to.equal('rejected');
      expect([reminded.read, ended.read]).to.deep.equal([['General Message: 1'], ['Reject: 1']]);
    });

    it('ask-again: the lender who said “later” is asked again when its day has passed', async () => {
      const { algonquin, lacite, post } = network;
      const loan = await asked();
      await lacite.desk.does(loan, 'offerRetry', { reason: '1', retryAfter: dateInDays(10) });
      await post();
      const { read } = await previewedAndRun(algonquin, 'ask-again', inDays(12));
      expect(await algonquin.desk.state(loan)).to.equal('requestSent');
      expect(read).to.deep.equal(['Ask again: 1']);
    });

    it('claim-unanswered and cancel-unanswered: a partner that never answers', async () => {
      const { algonquin, post } = network;
      const loan = await asked({ rota: ['LACITE', 'NORTHERN'] });
      const claimed = await previewedAndRun(algonquin, 'claim-unanswered', inDays(6));
      expect(claimed.did.some(({ requests }) => requests.some(({ externalId }) => externalId === loan))).to.equal(true);
      expect((await algonquin.desk.messages(loan, 'out')).map(({ summary }) => summary)).to.include('StatusRequest');
      await post(algonquin);
      const { did } = await previewedAndRun(algonquin, 'cancel-unanswered', inDays(20));
      expect(did.some(({ requests }) => requests.some(({ externalId }) => externalId === loan))).to.equal(true);
      expect((await algonquin.desk.messages(loan, 'out')).map(({ summary }) => summary)).to.include('CancelToPassed');
    });

    it('mark-untouched and mark-lost-candidates: staff are to look', async () => {
      const { lacite, algonquin } = network;
      const loan = await asked();
      const untouched = await previewedAndRun(lacite, 'mark-untouched', inDays(40));
      expect(untouched.read.join()).to.match(/^Left untouched: staff are to look: \d+$/);
      expect(await lacite.desk.attention(loan)).to.include('untouched');
      const { request } = await shippedToReader(network, { ship: { dueDate: dateInDays(20) } });
      await previewedAndRun(lacite, 'mark-lost-candidates', inDays(70));
      expect(await lacite.desk.attention(request)).to.include('lostCandidate');
      expect(await algonquin.desk.attention(request)).not.to.include('lostCandidate');
    });

    it('expire-holds: an item that nobody picked up', async () => {
      const { algonquin } = network;
      const { request } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      const { read } = await previewedAndRun(algonquin, 'expire-holds', inDays(40));
      expect(await algonquin.desk.attention(request)).to.include('holdExpired');
      expect(read[0]).to.equal('Hold expired: 1');
      expect(read[1], 'the letter to the patron').to.match(/: 1$/);
    });

    it('remind-holds: two days before its hold expires the patron is reminded, once', async () => {
      const { algonquin } = network;
      const { request, reader } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      const { id } = await algonquin.desk.sees(request);
      const { items } = await algonquin.node.local.circulation.holds({ limit: 50 });
      const hold = items.find((each) => each.request === id);
      const expires = Date.parse(hold?.expiresAt ?? '');
      const early = await desk(algonquin).preview('remind-holds', new Date(expires - 3 * 86_400_000));
      expect(early.kind === 'done' && early.value.would, 'three days before').to.deep.equal([]);
      const { read, lu } = await previewedAndRun(algonquin, 'remind-holds', new Date(expires - 86_400_000));
      expect(read).to.deep.equal(['Reminded of the hold shelf: 1', 'On hold shelf, reminder: 1']);
      expect(lu[0]).to.equal('Rappel du rayon des réservations: 1');
      const letters = await algonquin.node.local.letters.list({ request: id, code: 'onHoldShelfReminder', limit: 5 });
      expect(letters.items.map(({ facts }) => [facts['patronId'], facts['heldUntil']])).to.deep.equal([
        [reader, localDate(new Date(expires), 'America/Toronto')],
      ]);
      const { facts } = await algonquin.desk.told(request, 'local.holdReminded');
      expect(facts).to.include({ policy: 'holdReminderDays', value: 2 });
    });

    it('renew-loans: the lender is asked before the day is over', async () => {
      const { algonquin } = network;
      const { request } = await lentToReader(network);
      await withPolicies(algonquin, { autoRenewDays: 3 }, async () => {
        const due = (await algonquin.desk.sees(request)).patronDue ?? '';
        const now = new Date(Date.parse(due) - 3 * 86_400_000);
        const { did } = await previewedAndRun(algonquin, 'renew-loans', now);
        expect(did.flatMap(({ requests }) => requests.map(({ externalId }) => externalId))).to.include(request);
        expect(await algonquin.desk.state(request)).to.equal('renewRequested');
      });
    });

    it('age-loans: reminders and overdue notices', async () => {
      const { algonquin } = network;
      const { request } = await lentToReader(network);
      const due = (await algonquin.desk.sees(request)).patronDue ?? '';
      const { did } = await previewedAndRun(algonquin, 'age-loans', new Date(Date.parse(due) + 2 * 86_400_000));
      expect(did.flatMap(({ requests }) => requests.map(({ externalId }) => externalId))).to.include(request);
    });

    it('forget-patrons, end-copies and pass-closed: nothing is old enough, nobody is closed, and they say so', async () => {
      const { algonquin, lacite } = network;
      expect((await previewedAndRun(algonquin, 'forget-patrons', new Date())).read).to.deep.equal([]);
      expect((await previewedAndRun(lacite, 'end-copies', new Date())).read).to.deep.equal([]);
      expect((await previewedAndRun(algonquin, 'pass-closed', new Date())).read).to.deep.equal([]);
    });

    it('KE12 end-copies: a copy on paper whose borrower never says that it came is complete after its days', async () => {
      const { algonquin, lacite, post } = network;
      const paper = await asked({ serviceType: 'Copy' });
      await lacite.desk.does(paper, 'shipCopy');
      await post();
      const { id } = await lacite.desk.sees(paper);
      const byItself = (await lacite.node.gateway.reading.explain(id))?.byItself ?? [];
      expect(byItself.map(({ what }) => english(what))).to.deep.equal([
        'If Algonquin College does not confirm that the copy arrived, the request is closed.',
      ]);
      expect(byItself[0]?.when?.slice(0, 10)).to.equal(inDays(14).toISOString().slice(0, 10));
      expect((await previewedAndRun(lacite, 'end-copies', inDays(13))).read, 'not yet').to.deep.equal([]);
      const { read, lu } = await previewedAndRun(lacite, 'end-copies', inDays(15));
      expect([read, lu]).to.deep.equal([['Close: 1'], ['Fermer: 1']]);
      expect(await lacite.desk.state(paper)).to.equal('requestCompleted');
      expect((await lacite.desk.told(paper, 'complete')).actor).to.equal('Interlend');
      await algonquin.desk.does(paper, 'receiveCopy');
      await post();
      expect(await lacite.desk.state(paper), 'its word comes late').to.equal('requestCompleted');
      expect(await lacite.desk.attention(paper)).to.deep.equal([]);
    });

    it('is said of every job that works on requests', () => {
      const jobs = network.algonquin.node.timetable.jobs.filter(({ onRequests, own }) => onRequests && !own);
      expect([...tried]).to.have.members(jobs.map(({ name }) => name));
    });
  },
  { INTERLEND_AUTO_CLAIM_BUSINESS_DAYS: '3', INTERLEND_AUTO_CANCEL_BUSINESS_DAYS: '8' },
);
