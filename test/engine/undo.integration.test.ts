import { expect } from 'chai';
import type { StepName } from '../../src/domain/tables/undoing.js';
import type { ActOutcome } from '../../src/engine/model/orders.js';
import { say } from '../../src/words/index.js';
import { marie } from './support/desk.js';
import type { Library, Network } from './support/network.js';
import { itemsOf, loansOf, reasonOf, shippedToReader } from './support/reader.js';
import { loansBetween } from './support/story.js';

/** The short while that messages wait is over. */
const theWaitIsOver = ({ node }: Library) =>
  node.database.pool.query(`update outbound_message set next_attempt_at = now() where status = 'pending'`);
/** A request that La Cité has said it will supply. */
async function promised({ algonquin, lacite, post }: Network): Promise<string> {
  const request = await algonquin.desk.creates({ title: 'Shipped by accident', rota: ['LACITE'] });
  await algonquin.desk.does(request, 'send');
  await post();
  await lacite.desk.does(request, 'willSupply');
  await post();
  return request;
}

const statuses = async (library: Library, request: string) =>
  (await library.desk.messages(request, 'out')).map(({ summary, status }) => `${summary} ${status}`).reverse();

loansBetween(
  'an accident at the desk',
  (network) => {
    it('FA26: an accidental shipment is undone within the wait: the item never left, and the borrower hears nothing', async () => {
      const { algonquin, lacite, post } = network;
      const request = await promised(network);
      const lent = await lacite.desk.does(request, 'ship', { barcodes: ['39001'], dueDate: '2099-03-01' });
      await post();
      expect(await algonquin.desk.state(request), 'it waits').to.equal('willSupply');
      expect(lent.actions.map(({ name }) => name)).to.include('undoShip');
      const undone = await lacite.desk.does(request, 'undoShip');
      expect(undone.state).to.equal('willSupply');
      expect((await lacite.desk.sees(request)).dueDay, 'no date stands').to.equal(undefined);
      expect(undone.fulfilment?.items).to.deep.equal([]);
      await theWaitIsOver(lacite);
      await post();
      expect(await algonquin.desk.state(request)).to.equal('willSupply');
      expect(await statuses(lacite, request)).to.deep.equal(['WillSupply delivered', 'Loaned withdrawn']);
      await lacite.desk.does(request, 'ship', { barcodes: ['39001'], dueDate: '2099-03-01' });
      await theWaitIsOver(lacite);
      await post();
      expect(await algonquin.desk.state(request), 'it is shipped for good').to.equal('shippedPhysically');
      const late = await lacite.desk.tries(request, 'undoShip');
      expect(late).to.deep.include({ kind: 'notAllowed' });
      expect(reasonOf(late)).to.include('has been told that the item is on its way');
      expect(await lacite.desk.state(request)).to.equal('shippedPhysically');
    });

    it('an accidental receive is undone within the wait: the message is withdrawn and the lender hears nothing', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      await post();
      expect(await lacite.desk.state(request), 'it waits').to.equal('shippedPhysically');
      await algonquin.desk.does(request, 'undoReceive');
      await theWaitIsOver(algonquin);
      await post();
      expect(await algonquin.desk.state(request)).to.equal('shippedPhysically');
      expect(await itemsOf(algonquin, request)).to.deep.equal([]);
      expect(await statuses(algonquin, request)).to.deep.equal(['Request delivered', 'Received withdrawn']);
      expect(await lacite.desk.state(request)).to.equal('shippedPhysically');
      expect((await algonquin.desk.told(request, 'undoReceiveUnsent')).facts).to.include({
        withdrawn: 'Received',
        setting: 'INTERLEND_UNDO_SECONDS',
      });
      await algonquin.desk.does(request, 'receive');
      await theWaitIsOver(algonquin);
      await post();
      expect(await lacite.desk.state(request), 'it is received for good').to.equal('receivedByPartner');
    });

    it('an accidental receive is undone after the wait: a Notification says so, and the lender steps back', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      await theWaitIsOver(algonquin);
      await post();
      expect(await lacite.desk.state(request)).to.equal('receivedByPartner');
      await algonquin.desk.does(request, 'undoReceive', { note: 'We scanned the wrong slip.' });
      await post();
      expect(await lacite.desk.state(request)).to.equal('shippedPhysically');
      expect((await lacite.desk.told(request, 'requester.undidReceived')).note).to.equal('We scanned the wrong slip.');
    });

    it('R56 Returned waits too; undone in time the item is back at the desk, and undone once more its reader has it still', async () => {
      const { algonquin, lacite, post } = network;
      const { request, reader } = await shippedToReader(network);
      for (const action of ['receive', 'loanToPatron', 'returnByPatron', 'returnToPartner'])
        await algonquin.desk.does(request, action);
      await post();
      expect(await lacite.desk.state(request), 'Received went ahead of the return').to.equal('receivedByPartner');
      expect(await itemsOf(algonquin, request)).to.deep.equal([]);
      await algonquin.desk.does(request, 'undoReturn');
      expect(await algonquin.desk.state(request)).to.equal('returnedByPatron');
      await algonquin.desk.does(request, 'undoReturn');
      await theWaitIsOver(algonquin);
      await post();
      expect(await algonquin.desk.state(request)).to.equal('loaned');
      expect((await loansOf(algonquin, request)).map(({ patron, status }) => [patron, status])).to.deep.equal([
        [reader, 'out'],
      ]);
      expect((await itemsOf(algonquin, request))[0]?.status).to.equal('onLoan');
      expect(await lacite.desk.state(request)).to.equal('receivedByPartner');
      expect(await statuses(algonquin, request)).to.include('ShippedReturn withdrawn');
    });

    const passedOn = async (steps: readonly string[], order: Record<string, unknown> = {}) => {
      const { algonquin, post } = network;
      const { request, reader } = await shippedToReader(network);
      for (const action of steps)
        await algonquin.desk.does(request, action, action === 'reportDamaged' ? { note: 'A torn page.' } : {});
      await post();
      const before = { state: await algonquin.desk.state(request), items: await itemsOf(algonquin, request) };
      await algonquin.desk.does(request, 'passOn', { passedTo: 'Northern College', ...order });
      expect(await algonquin.desk.state(request)).to.equal('passedOn');
      expect(await itemsOf(algonquin, request)).to.deep.equal([]);
      return { request, reader, before };
    };

    for (const [where, steps] of [
      ['the hold shelf', ['receive']],
      ['the desk, not for loan', ['receiveNotForLoan']],
      ['the desk, brought back by its reader', ['receive', 'loanToPatron', 'returnByPatron']],
      ['the desk, damaged', ['receive', 'reportDamaged']],
    ] as const)
      it(`what was passed on by accident is back at ${where}: the lender hears nothing`, async () => {
        const { algonquin, lacite, post } = network;
        const { request, before } = await passedOn(steps);
        await post();
        const lender = await lacite.desk.state(request);
        expect(lender, 'it waits').not.to.equal('passedOn');
        expect((await algonquin.desk.sees(request)).actions.map(({ name }) => name)).to.include('undoPassOn');
        await algonquin.desk.does(request, 'undoPassOn');
        expect(await algonquin.desk.state(request)).to.equal(before.state);
        const items = await itemsOf(algonquin, request);
        expect(items.map(({ barcode, status }) => [barcode, status])).to.deep.equal(
          before.items.map(({ barcode, status }) => [barcode, status]),
        );
        expect((await loansOf(algonquin, request)).filter(({ status }) => status === 'out')).to.deep.equal([]);
        await theWaitIsOver(algonquin);
        await post();
        expect(await statuses(algonquin, request)).to.include('ShippedForward withdrawn');
        expect(await lacite.desk.state(request)).to.not.equal('passedOn');
        await algonquin.desk.does(request, 'returnToPartner');
      });

    it('passing on is not undone once the lender knows of it', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await passedOn(['receive']);
      await theWaitIsOver(algonquin);
      await post();
      expect(await lacite.desk.state(request)).to.equal('passedOn');
      const late = await algonquin.desk.tries(request, 'undoPassOn');
      expect(late).to.deep.include({ kind: 'notAllowed' });
      expect(reasonOf(late)).to.include('has been told that the item is on its way');
      expect(await algonquin.desk.state(request)).to.equal('passedOn');
    });

    it('a return that is undone after the wait is taken back in words', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await shippedToReader(network);
      for (const action of ['receive', 'loanToPatron', 'returnByPatron', 'returnToPartner'])
        await algonquin.desk.does(request, action);
      await theWaitIsOver(algonquin);
      await post();
      expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
      await algonquin.desk.does(request, 'undoReturn');
      await post();
      expect(await algonquin.desk.state(request)).to.equal('returnedByPatron');
      expect(await lacite.desk.state(request)).to.equal('receivedByPartner');
      expect(await lacite.desk.attention(request)).to.include('returnUndone');
    });

    it('what was never lent goes back to the shelf when its return is undone, and can be lent', async () => {
      const { algonquin } = network;
      const { request } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      await algonquin.desk.does(request, 'returnToPartner');
      await algonquin.desk.does(request, 'undoReturn');
      expect(await algonquin.desk.state(request)).to.equal('receivedPhysically');
      const { items } = await algonquin.node.local.circulation.holds({ limit: 1 });
      expect(items[0]).to.include({ externalId: request, status: 'onShelf' });
      await algonquin.desk.does(request, 'loanToPatron');
      expect(await algonquin.desk.state(request)).to.equal('loaned');
    });

    /** Orders an undo of one step, as a page does that showed it before. */
    const undoes = async (library: Library, request: string, undo: string, step: StepName): Promise<ActOutcome> =>
      library.node.gateway.orders.act((await library.desk.sees(request)).id, undo, 0, {}, marie, step);
    /** The step that can be taken back now. */
    const lastStep = async (library: Library, request: string): Promise<StepName> => {
      const undo = (await library.desk.sees(request)).actions.find((each) => each.undoes)?.undoes;
      if (!undo) throw new Error('Nothing can be undone.');
      return { action: undo.action, version: undo.version };
    };
    const everything = async (library: Library, request: string) => {
      const {
        version: _v,
        updatedAt: _u,
        needsAttention,
        attention,
        actions,
        letters: _l,
        ...seen
      } = await library.desk.sees(request);
      const marks = attention.map(({ reason }) => reason);
      const next = actions.find(({ primary }) => primary)?.name;
      return { ...seen, needsAttention, marks, next, items: await itemsOf(library, request) };
    };
    const waits = async (library: Library, request: string) =>
      (await statuses(library, request)).filter((each) => each.endsWith(' pending'));

    it('KA1: an Undo belongs to its own step: after a return the Undo of the receipt does nothing, says what came after it, and the lender hears nothing', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      const receipt = await lastStep(algonquin, request);
      await algonquin.desk.does(request, 'returnToPartner');
      await theWaitIsOver(algonquin);
      await post();
      expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
      const [before, there, sent] = [
        await algonquin.desk.sees(request),
        await lacite.desk.sees(request),
        await statuses(algonquin, request),
      ];
      for (const undo of ['undoReceive', 'undoReturn']) {
        const late = await undoes(algonquin, request, undo, receipt);
        expect(late).to.deep.include({ kind: 'notAllowed', about: 'undo' });
        if (late.kind !== 'notAllowed' || typeof late.reason !== 'object' || !('code' in late.reason))
          throw new Error('It is refused with a code and its facts.');
        expect(late.reason.code).to.equal('undo.since');
        expect(say(late.reason, 'en')).to.match(
          /^It has been returned to its lender since \(.+\)\. Nothing was undone\.$/,
        );
        expect(say(late.reason, 'fr')).to.match(
          /^Le document a été retourné à la bibliothèque prêteuse depuis \(.+\)\. Rien n’a été annulé\.$/,
        );
      }
      await post();
      expect(await algonquin.desk.sees(request)).to.deep.equal(before);
      expect(await lacite.desk.sees(request)).to.deep.equal(there);
      expect(await statuses(algonquin, request), 'nothing is sent').to.deep.equal(sent);
      const asked = await algonquin.node.gateway.reading.undo(before.id, receipt);
      expect(asked && 'over' in asked && say(asked.over, 'en')).to.include('It has been returned to its lender since');
    });

    it('KA1: once the return is undone, the Undo of the receipt is possible again, and after it says that it was undone', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      const receipt = await lastStep(algonquin, request);
      await algonquin.desk.does(request, 'returnToPartner');
      const back = await lastStep(algonquin, request);
      expect(await undoes(algonquin, request, 'undoReturn', back)).to.deep.include({ kind: 'done' });
      expect(await algonquin.desk.state(request)).to.equal('receivedPhysically');
      expect(await lastStep(algonquin, request)).to.deep.equal(receipt);
      expect(await undoes(algonquin, request, 'undoReceive', receipt)).to.deep.include({ kind: 'done' });
      expect(await algonquin.desk.state(request)).to.equal('shippedPhysically');
      expect(reasonOf(await undoes(algonquin, request, 'undoReceive', receipt))).to.include('It was undone already');
      await theWaitIsOver(algonquin);
      await post();
      expect(await lacite.desk.state(request), 'the lender never heard of it').to.equal('shippedPhysically');
      expect(await waits(algonquin, request)).to.deep.equal([]);
    });

    it('KA1: a note that was written since does not matter, and after the same step was made anew the old Undo is over', async () => {
      const { algonquin } = network;
      const { request } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      const first = await lastStep(algonquin, request);
      await algonquin.desk.does(request, 'generalMessage', { note: 'It came with a torn page.' });
      expect(await undoes(algonquin, request, 'undoReceive', first)).to.deep.include({ kind: 'done' });
      await algonquin.desk.does(request, 'receive');
      expect(reasonOf(await undoes(algonquin, request, 'undoReceive', first))).to.include('It was undone already');
      expect(await algonquin.desk.state(request)).to.equal('receivedPhysically');
    });

    for (const [where, steps] of [
      ['for library use only', ['receiveNotForLoan']],
      ['on the hold shelf', ['receive']],
      ['brought back by its reader', ['receive', 'loanToPatron', 'returnByPatron']],
      ['damaged', ['receive', 'reportDamaged']],
    ] as const)
      it(`KA3: an undone return leaves the item as it was (${where}), with the same next step; the lender hears nothing`, async () => {
        const { algonquin, lacite, post } = network;
        const { request } = await shippedToReader(network);
        for (const action of steps)
          await algonquin.desk.does(request, action, action === 'reportDamaged' ? { note: 'A torn page.' } : {});
        await theWaitIsOver(algonquin);
        await post();
        const [before, lender] = [await everything(algonquin, request), await lacite.desk.state(request)];
        await algonquin.desk.does(request, 'returnToPartner');
        await algonquin.desk.does(request, 'undoReturn');
        await theWaitIsOver(algonquin);
        await post();
        expect(await everything(algonquin, request)).to.deep.equal(before);
        expect(await lacite.desk.state(request)).to.equal(lender);
        expect(await statuses(algonquin, request)).to.include('ShippedReturn withdrawn');
      });

    it('KA3: what was recalled and goes home is recalled still when the return is undone, and its mark is open again', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await shippedToReader(network, { ship: { dueDate: '2099-03-01' } });
      await algonquin.desk.does(request, 'receive');
      await theWaitIsOver(algonquin);
      await post();
      await lacite.desk.does(request, 'recall', { dueDate: '2099-01-15' });
      await post();
      const before = await everything(algonquin, request);
      expect(before).to.deep.include({ state: 'recalled', marks: ['recalled'] });
      await algonquin.desk.does(request, 'returnToPartner');
      expect(await algonquin.desk.attention(request)).to.deep.equal([]);
      await algonquin.desk.does(request, 'undoReturn');
      expect(await everything(algonquin, request)).to.deep.equal(before);
      await theWaitIsOver(algonquin);
      await post();
      expect(await lacite.desk.state(request)).to.equal('recalled');
    });

    it('KA3: a return that is taken back in words leaves the lender’s recall in force on both sides', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await shippedToReader(network, { ship: { dueDate: '2099-03-01' } });
      await algonquin.desk.does(request, 'receive');
      await theWaitIsOver(algonquin);
      await post();
      await lacite.desk.does(request, 'recall', { dueDate: '2099-01-15' });
      await post();
      await algonquin.desk.does(request, 'returnToPartner');
      await theWaitIsOver(algonquin);
      await post();
      expect(await lacite.desk.state(request)).to.equal('returnedByPartner');
      await algonquin.desk.does(request, 'undoReturn');
      await post();
      expect([await algonquin.desk.state(request), await lacite.desk.state(request)]).to.deep.equal([
        'recalled',
        'recalled',
      ]);
    });

    it('KA3: what arrived unannounced is waited for as before when its receipt is undone, and as shipped when the lender has said so since', async () => {
      const { algonquin, lacite, post } = network;
      const request = await promised(network);
      await algonquin.desk.does(request, 'receive', { confirmed: true });
      await algonquin.desk.does(request, 'undoReceive');
      expect(await algonquin.desk.state(request)).to.equal('willSupply');
      await algonquin.desk.does(request, 'receive', { confirmed: true });
      await lacite.desk.does(request, 'ship', { barcodes: ['39007'], dueDate: '2099-03-01' });
      await theWaitIsOver(lacite);
      await post();
      await algonquin.desk.does(request, 'undoReceive');
      expect(await algonquin.desk.sees(request)).to.include({ state: 'shippedPhysically', dueDay: '2099-03-01' });
    });

    it('KA3: an undone shipment is to be decided as before it: not answered yet, or cancelled by the borrower', async () => {
      const { algonquin, lacite, post } = network;
      const request = await algonquin.desk.creates({ title: 'Shipped at once', rota: ['LACITE'] });
      await algonquin.desk.does(request, 'send');
      await post();
      const before = await everything(lacite, request);
      await lacite.desk.does(request, 'ship', { barcodes: ['39011'], dueDate: '2099-03-01' });
      await lacite.desk.does(request, 'undoShip');
      const after = await everything(lacite, request);
      expect(after).to.deep.equal(before);
      await theWaitIsOver(lacite);
      await post();
      expect(await algonquin.desk.state(request)).to.equal('requestSent');
    });

    it('KA3: an undone check-in leaves the item where it was: with the borrower, its due date and all', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      await theWaitIsOver(algonquin);
      await post();
      const before = await everything(lacite, request);
      expect(before.state).to.equal('receivedByPartner');
      await lacite.desk.does(request, 'checkIn');
      await lacite.desk.does(request, 'undoCheckIn');
      expect(await everything(lacite, request)).to.deep.equal(before);
    });

    it('a later message of the request makes the waiting one due at once, in order', async () => {
      const { algonquin, lacite, post } = network;
      const { request } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      await post();
      expect(await lacite.desk.state(request)).to.equal('shippedPhysically');
      await algonquin.desk.does(request, 'generalMessage', { note: 'It came with a torn page.' });
      await post();
      expect(await lacite.desk.state(request)).to.equal('receivedByPartner');
      const heard = (await lacite.desk.messages(request, 'in')).map(({ summary }) => summary).reverse();
      expect(heard.slice(-2)).to.deep.equal(['Received', 'Notification']);
    });

    it('a message that is being sent is not withdrawn', async () => {
      const { algonquin } = network;
      const { request } = await shippedToReader(network);
      await algonquin.desk.does(request, 'receive');
      await theWaitIsOver(algonquin);
      const { store } = algonquin.node.context;
      const claimed = await store.claim({ limit: 10, perPartner: 8, instance: 'another process' });
      expect(claimed.map((each) => each.summary)).to.include('Received');
      await algonquin.desk.does(request, 'undoReceive');
      expect(await statuses(algonquin, request)).to.include.members(['Received sending', 'UndoReceived pending']);
    });
  },
  { INTERLEND_UNDO_SECONDS: '3600' },
);
