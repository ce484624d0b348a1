import type { ActionName } from '../../domain/tables/tables.js';
import type { Desk } from './desk.js';

/** One loan as it is played: a title for the screen, and what both desks do. */
export interface Story {
  title: string;
  play(desks: DemoDesks): Promise<void>;
}
export interface DemoDesks {
  algonquin: Desk;
  lacite: Desk;
  northern: Desk;
}

const day = 86_400_000;
export const daysFromNow = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** How a request comes to its lender. On a folder that is played again there are catalogues, and not each title is in them. */
export const hasArrived = ['created', 'locateFailed'] as const;
/** The stories name barcodes of their own, whatever the catalogues hold. */
export const shipping = (barcode: string) => ({ barcodes: [barcode], dueDate: daysFromNow(35), confirmed: true });

export const stories: Story[] = [
  {
    title: 'A loan: the first library has it on its own shelf list but cannot lend it, the next one does',
    play: async ({ algonquin, lacite, northern }) => {
      const made = await algonquin.create({
        serviceType: 'Loan',
        title: 'Braiding Sweetgrass',
        author: 'Kimmerer, Robin Wall',
        isbn: '9781571313560',
        patron: { name: 'Jo Demo' },
        rota: ['LACITE', 'NORTHERN'],
      });
      const id = made.externalId;
      await algonquin.act(id, 'send');
      await lacite.until(id, ...hasArrived);
      await lacite.act(id, 'reject', {
        reason: optionOf(await lacite.request(id), 'reject', /on loan|in use/i),
        note: 'Prêté jusqu’en janvier.',
      });
      const second = `${id}-2`;
      await northern.until(second, ...hasArrived);
      await northern.act(second, 'willSupply', { note: 'We will send it today.' });
      await algonquin.until(id, 'willSupply');
      await northern.act(second, 'ship', shipping('N-30021'));
      await algonquin.until(id, 'shippedPhysically');
      await algonquin.act(id, 'receive');
      await northern.until(second, 'receivedByPartner');
      await algonquin.act(id, 'loanToPatron');
      await algonquin.act(id, 'requestRenewal', {
        wishedDueDate: daysFromNow(28),
        note: 'Our patron needs two more weeks.',
      });
      await northern.until(second, 'renewRequested');
      await northern.act(second, 'acceptRenewal', { dueDate: daysFromNow(41), confirmed: true });
      await algonquin.until(id, 'renewed');
      await algonquin.act(id, 'returnByPatron');
      await algonquin.act(id, 'returnToPartner');
      await northern.until(second, 'returnedByPartner');
      await northern.act(second, 'checkIn');
      await algonquin.until(id, 'requestCompleted');
    },
  },
  {
    title: 'A conditional supply: library use only, accepted',
    play: async ({ algonquin, lacite }) => {
      const made = await lacite.create({
        serviceType: 'Loan',
        title: 'Le Grand Atlas du Canada',
        author: 'Trudel, Marcel',
        rota: ['ALGONQUIN'],
      });
      const id = made.externalId;
      await lacite.act(id, 'send');
      await algonquin.until(id, ...hasArrived);
      await algonquin.act(id, 'offerConditions', {
        reason: optionOf(await algonquin.request(id), 'offerConditions', /library use/i),
        replyBy: daysFromNow(5),
        note: 'À consulter sur place, s’il vous plaît.',
      });
      await lacite.until(id, 'conditional');
      await lacite.act(id, 'acceptConditions');
      await algonquin.until(id, 'willSupply');
      await lacite.until(id, 'willSupply');
      await algonquin.act(id, 'ship', shipping('A-77310'));
      await lacite.until(id, 'shippedPhysically');
      await lacite.act(id, 'receiveNotForLoan');
      await algonquin.until(id, 'receivedByPartner');
      await lacite.act(id, 'returnToPartner');
      await algonquin.until(id, 'returnedByPartner');
      await algonquin.act(id, 'checkIn');
      await lacite.until(id, 'requestCompleted');
    },
  },
  {
    title: 'A cancel that crosses the shipment',
    play: async ({ algonquin, northern }) => {
      const made = await northern.create({
        serviceType: 'Loan',
        title: 'Winter Roads of the North',
        rota: ['ALGONQUIN'],
      });
      const id = made.externalId;
      await northern.act(id, 'send');
      await algonquin.until(id, ...hasArrived);
      await algonquin.act(id, 'willSupply');
      await northern.until(id, 'willSupply');
      // The way to Algonquin is held for a moment, so that the cancel is under way while the parcel leaves.
      await northern.call('POST', '/partners/ALGONQUIN/channel/hold');
      await northern.act(id, 'cancel', { note: 'The patron found a copy.' });
      await algonquin.act(id, 'ship', shipping('A-51222'));
      await northern.until(id, 'shippedPhysically');
      await northern.call('POST', '/partners/ALGONQUIN/channel/resume');
      await northern.until(id, 'shippedPhysically');
      await northern.act(id, 'receive');
      await algonquin.until(id, 'receivedByPartner');
      await northern.act(id, 'returnToPartner');
      await algonquin.until(id, 'returnedByPartner');
      await algonquin.act(id, 'checkIn');
      await northern.until(id, 'requestCompleted');
    },
  },
  {
    title: 'A copy, delivered by link',
    play: async ({ algonquin, lacite }) => {
      const made = await algonquin.create({
        serviceType: 'Copy',
        title: 'Journal of Library Cooperation',
        titleOfComponent: 'Lending across languages',
        volume: '12',
        issue: '3',
        pagesRequested: '45-60',
        rota: ['LACITE'],
      });
      const id = made.externalId;
      await algonquin.act(id, 'send');
      await lacite.until(id, ...hasArrived);
      await lacite.act(id, 'willSupply');
      await algonquin.until(id, 'willSupply');
      await lacite.act(id, 'shipDigitally', { url: 'https://documents.example/lacite/45-60.pdf' });
      await algonquin.until(id, 'shippedDigitally');
      await algonquin.act(id, 'receiveDigitally');
      await lacite.until(id, 'requestCompleted');
    },
  },
];

/** The value of an option by the words staff read, as somebody choosing from the list would. */
export function optionOf(
  request:
    | {
        actions: readonly {
          name: string;
          fields: readonly { name: string; options?: readonly { value: string; label: string }[] }[];
        }[];
      }
    | undefined,
  action: ActionName,
  words: RegExp,
): string {
  const field = request?.actions.find((each) => each.name === action)?.fields.find((each) => each.name === 'reason');
  const option = field?.options?.find((each) => words.test(each.label));
  if (!option) throw new Error(`${action} offers no reason like ${words}.`);
  return option.value;
}
