import type { Desk } from '../../../../src/cli/demo/desk.js';

const day = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

const titles = [
  ['The Shape of Water', 'del Toro, Guillermo'],
  ['Le Survenant', 'Guèvremont, Germaine'],
  ['Braiding Sweetgrass', 'Kimmerer, Robin Wall'],
  [
    'Statistics for All: a very patient introduction to numbers for people who were told that they could not count',
    'Okafor, Ngozi',
  ],
  ['Bonheur d’occasion', 'Roy, Gabrielle'],
  ['<img src=x onerror=alert(1)> & “quotes”', 'Hostile, A. <b>'],
  ['Introduction to Algorithms', 'Cormen, Thomas H.'],
  ['The Colour of Ice', 'Lemay, Anouk'],
  ['Forest Ecology', 'Nakamura, Ken'],
  ['Kiss of the Fur Queen', 'Highway, Tomson'],
  ['Obasan', 'Kogawa, Joy'],
  ['Ru', 'Thúy, Kim'],
] as const;

/** Requests in many states on both sides, as they come about: by acting at both desks. */
export async function fillDesks(borrower: Desk, lender: Desk): Promise<string[]> {
  const rota = [lender.library.code];
  const ids: string[] = [];
  for (const [title, author] of titles) {
    const patron = { name: ids.length % 2 ? 'Julie Tremblay' : 'Paul Roy' };
    ids.push((await borrower.create({ serviceType: 'Loan', title, author, rota, patron })).externalId);
  }
  const [ready, sent, accepted, conditional, rejected, shipped, received, loaned, renewal, returned, over] = ids;
  void ready;
  const send = async (id: string | undefined) => {
    if (!id) return;
    await borrower.act(id, 'send');
    await lender.until(id, 'created');
  };
  const ship = async (id: string, barcode: string) => {
    await send(id);
    await lender.act(id, 'willSupply', { note: 'It goes out today.' });
    await borrower.until(id, 'willSupply');
    await lender.act(id, 'ship', { barcodes: [barcode], dueDate: inDays(28) });
    await borrower.until(id, 'shippedPhysically');
  };
  await send(sent);
  await send(accepted);
  if (accepted) await lender.act(accepted, 'willSupply', { note: 'We have it. Off tomorrow.' });
  await send(conditional);
  if (conditional) {
    await lender
      .act(conditional, 'offerConditions', { reason: '22', replyBy: inDays(3), note: 'Library use only, please.' })
      .catch(async () => {
        const { actions } = (await lender.request(conditional)) ?? { actions: [] };
        const options = actions
          .find(({ name }) => name === 'offerConditions')
          ?.fields.find(({ name }) => name === 'reason')?.options;
        await lender.act(conditional, 'offerConditions', {
          reason: options?.[0]?.value,
          replyBy: inDays(3),
          note: 'Library use only, please.',
        });
      });
  }
  await send(rejected);
  if (rejected) {
    const { actions } = (await lender.request(rejected)) ?? { actions: [] };
    const options = actions
      .find(({ name }) => name === 'reject')
      ?.fields.find(({ name }) => name === 'reason')?.options;
    await lender.act(rejected, 'reject', { reason: options?.[0]?.value, note: 'Out until January.' });
  }
  if (shipped) await ship(shipped, 'L-1001');
  for (const id of [received, loaned, renewal, returned, over]) {
    if (!id) continue;
    await ship(id, `L-${1002 + ids.indexOf(id)}`);
    await borrower.act(id, 'receive');
    await lender.until(id, 'receivedByPartner');
  }
  for (const id of [loaned, renewal]) if (id) await borrower.act(id, 'loanToPatron');
  if (renewal) {
    await borrower.act(renewal, 'requestRenewal', {
      wishedDueDate: inDays(40),
      note: 'Our patron needs two more weeks.',
    });
    await lender.until(renewal, 'renewRequested');
  }
  for (const id of [returned, over]) {
    if (!id) continue;
    await borrower.act(id, 'returnToPartner');
    await lender.until(id, 'returnedByPartner');
  }
  if (over) {
    await lender.act(over, 'checkIn');
    await borrower.until(over, 'requestCompleted');
  }
  return ids;
}
