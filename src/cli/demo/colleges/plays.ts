import { setTimeout as pause } from 'node:timers/promises';
import type { RequestView } from '../../../contract/request-views.js';
import type { ActionName, StateName } from '../../../domain/tables/tables.js';
import type { Translated } from '../../../words/translated.js';
import type { Desk } from '../desk.js';
import { RefusedByLibrary } from '../desk.js';
import type { Chance } from './flow.js';

/** One request as two or three desks work on it. */
export interface Scene {
  borrower: Desk;
  /** In the order of the rota. */
  lenders: readonly Desk[];
  title: string;
  note: string;
  chance: Chance;
  /** The lender looks for what is overdue as it will so many days from now. */
  daysLater(lender: Desk, days: number): Promise<void>;
}

const day = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString().slice(0, 10);

/** Asked and at the first lender's desk; the id by which both know it. */
async function asked({ borrower, lenders, title, note }: Scene, more: object = {}): Promise<string> {
  const rota = lenders.map(({ library }) => library.code);
  const { externalId } = await borrower.create({ serviceType: 'Loan', title, note, rota, ...more });
  await borrower.act(externalId, 'send');
  await at(lenders, 0).until(externalId, ...fresh);
  return externalId;
}

const fresh = ['created', 'locateFailed', 'beingProcessed'];

function at(lenders: readonly Desk[], place: number): Desk {
  const lender = lenders[place];
  if (!lender) throw new Error(`The rota has no place ${place + 1}.`);
  return lender;
}

/** The id under which the lender at this place of the rota was asked. */
const idAt = (id: string, place: number): string => (place === 0 ? id : `${id}-${place + 1}`);

/** One barcode, as the scanner reads it: some systems cannot receive a loan without one. */
const barcodesOf = ({ chance }: Scene): string[] => [`3${Math.floor(chance.next() * 1e12)}`];

async function shipped(scene: Scene, id: string, place = 0, dueDate = inDays(35)): Promise<Desk> {
  const lender = at(scene.lenders, place);
  if (scene.chance.percent(70)) await lender.act(idAt(id, place), 'willSupply', { note: scene.note });
  const barcodes = barcodesOf(scene);
  await lender.act(idAt(id, place), 'ship', { barcodes, dueDate, confirmed: true });
  await scene.borrower.until(id, 'shippedPhysically');
  return lender;
}

async function received(scene: Scene, id: string, place = 0): Promise<Desk> {
  const lender = await shipped(scene, id, place);
  await scene.borrower.act(id, 'receive');
  await lender.until(idAt(id, place), 'receivedByPartner');
  return lender;
}

async function broughtBack({ borrower, lenders }: Scene, id: string, place = 0): Promise<void> {
  await borrower.act(id, 'returnToPartner');
  const lender = at(lenders, place);
  await lender.until(idAt(id, place), 'returnedByPartner');
  await lender.act(idAt(id, place), 'checkIn');
  await borrower.until(id, 'requestCompleted');
}

/** The value of a choice, as somebody choosing from the list would find it. */
async function choice(desk: Desk, id: string, action: ActionName, chance: Chance): Promise<string> {
  const { actions = [] } = (await desk.request(id)) ?? {};
  const field = actions.find(({ name }) => name === action)?.fields.find(({ name }) => name === 'reason');
  return chance.oneOf(field?.options ?? []).value;
}

async function refusedBy(scene: Scene, id: string, place: number): Promise<void> {
  const lender = at(scene.lenders, place);
  const reason = await choice(lender, idAt(id, place), 'reject', scene.chance);
  await lender.act(idAt(id, place), 'reject', { reason, note: scene.note });
}

/** Library use only, no reproduction, signature: terms that every system has a word for. */
const conditionCodes = ['22', '23', '24'] as const;

async function conditions(scene: Scene, id: string): Promise<Desk> {
  const lender = at(scene.lenders, 0);
  const reason = scene.chance.oneOf(conditionCodes);
  await lender.act(id, 'offerConditions', { reason, replyBy: inDays(5), note: scene.note });
  await scene.borrower.until(id, 'conditional');
  return lender;
}

/** Every kind of request, and how often out of all. */
export const plays = {
  loan: {
    weight: 24,
    play: async (scene) => {
      const id = await asked(scene);
      await received(scene, id);
      await broughtBack(scene, id);
    },
  },
  copy: {
    weight: 14,
    play: async (scene) => {
      const id = await asked(scene, { serviceType: 'Copy', pagesRequested: '45-60', volume: '12' });
      const lender = at(scene.lenders, 0);
      await lender.act(id, 'willSupply');
      await lender.act(id, 'shipDigitally', { url: 'https://documents.example/45-60.pdf' });
      await scene.borrower.until(id, 'shippedDigitally');
      await scene.borrower.act(id, 'receiveDigitally');
      await lender.until(id, 'requestCompleted');
    },
  },
  'conditions accepted': {
    weight: 8,
    play: async (scene) => {
      const id = await asked(scene);
      const lender = await conditions(scene, id);
      await scene.borrower.act(id, 'acceptConditions', { note: scene.note });
      await lender.until(id, 'willSupply');
      await lender.act(id, 'ship', { barcodes: barcodesOf(scene), dueDate: inDays(35), confirmed: true });
      await scene.borrower.until(id, 'shippedPhysically');
      await scene.borrower.act(id, 'receive');
      await lender.until(id, 'receivedByPartner');
      await broughtBack(scene, id);
    },
  },
  'conditions refused': {
    weight: 6,
    play: async (scene) => {
      const id = await asked(scene);
      await conditions(scene, id);
      await scene.borrower.act(id, 'refuseConditions', { note: scene.note });
      await askedNext(scene, id, 1);
      await received(scene, id, 1);
      await broughtBack(scene, id, 1);
    },
  },
  'refused, next partner': {
    weight: 10,
    play: async (scene) => {
      const id = await asked(scene);
      await refusedBy(scene, id, 0);
      await askedNext(scene, id, 1);
      await received(scene, id, 1);
      await broughtBack(scene, id, 1);
    },
  },
  'refused by all': {
    weight: 5,
    play: async (scene) => {
      const id = await asked(scene);
      for (let place = 0; place < scene.lenders.length; place += 1) {
        if (place > 0) await askedNext(scene, id, place);
        await refusedBy(scene, id, place);
      }
      await scene.borrower.until(id, 'rejectedByPartner');
    },
  },
  'renewal granted': {
    weight: 8,
    play: async (scene) => {
      const id = await asked(scene);
      const lender = await received(scene, id);
      await renewalAsked(scene, id, lender);
      await lender.act(id, 'acceptRenewal', { dueDate: inDays(41), confirmed: true });
      await scene.borrower.until(id, 'renewed');
      await scene.borrower.act(id, 'returnByPatron');
      await broughtBack(scene, id);
    },
  },
  'renewal refused': {
    weight: 5,
    play: async (scene) => {
      const id = await asked(scene);
      const lender = await received(scene, id);
      await renewalAsked(scene, id, lender);
      await lender.act(id, 'refuseRenewal', { note: scene.note });
      await scene.borrower.until(id, 'renewNotAccepted');
      await scene.borrower.act(id, 'returnByPatron');
      await broughtBack(scene, id);
    },
  },
  recall: {
    weight: 5,
    play: async (scene) => {
      const id = await asked(scene);
      const lender = await received(scene, id);
      await lender.act(id, 'recall', { dueDate: inDays(7), confirmed: true, note: scene.note });
      await scene.borrower.until(id, 'recalled');
      await broughtBack(scene, id);
    },
  },
  'cancel in time': {
    weight: 5,
    play: async (scene) => {
      const id = await asked(scene);
      await scene.borrower.act(id, 'cancel', { note: scene.note });
      await at(scene.lenders, 0).until(id, 'cancelled');
      await scene.borrower.until(id, ...cancelled);
    },
  },
  'cancel that crosses the shipment': {
    weight: 4,
    play: async (scene) => {
      const id = await asked(scene);
      const lender = at(scene.lenders, 0);
      await lender.act(id, 'willSupply');
      await scene.borrower.until(id, 'willSupply');
      await Promise.all([
        tried(scene.borrower.act(id, 'cancel', { note: scene.note })),
        tried(lender.act(id, 'ship', { barcodes: barcodesOf(scene), dueDate: inDays(35), confirmed: true })),
      ]);
      const { state } = await scene.borrower.until(id, 'shippedPhysically', ...cancelled);
      if (state !== 'shippedPhysically') return;
      await scene.borrower.act(id, 'receive');
      await lender.until(id, 'receivedByPartner');
      await broughtBack(scene, id);
    },
  },
  overdue: {
    weight: 3,
    play: async (scene) => {
      const id = await asked(scene);
      const lender = await shipped(scene, id, 0, inDays(1));
      await scene.borrower.act(id, 'receive');
      await lender.until(id, 'receivedByPartner');
      await scene.daysLater(lender, 3);
      await scene.borrower.until(id, 'overdue');
      await broughtBack(scene, id);
    },
  },
  lost: {
    weight: 3,
    play: async (scene) => {
      const id = await asked(scene);
      const lender = await received(scene, id);
      await scene.borrower.act(id, 'reportLost', { note: scene.note, where: 'patron' });
      const fee = { cost: '60.00', currency: 'CAD', note: scene.note, confirmed: true };
      await heardOrRead(lender, id, 'lostReported');
      await lender.act(id, 'declareLost', fee);
      await heardOrRead(scene.borrower, id, 'declaredLost', 'declareLost');
      await scene.borrower.act(id, 'feePaid', { note: scene.note });
      await lender.act(id, 'lostPaid');
      await heardOrRead(scene.borrower, id, 'completedWithoutReturn', 'complete');
    },
  },
} as const satisfies Record<string, Play>;

interface Play {
  weight: number;
  play(scene: Scene): Promise<void>;
}
export type PlayName = keyof typeof plays;
export const playNames = Object.keys(plays) as PlayName[];

const cancelled = ['cancelledByPartner', 'cancelledByStaff', 'cancelledByPatron'];

const askedNext = ({ lenders }: Scene, id: string, place: number): Promise<Translated<RequestView>> =>
  at(lenders, place).until(idAt(id, place), ...fresh);

async function renewalAsked({ borrower, note }: Scene, id: string, lender: Desk): Promise<void> {
  await borrower.act(id, 'loanToPatron');
  await borrower.act(id, 'requestRenewal', { wishedDueDate: inDays(28), note });
  await lender.until(id, 'renewRequested');
}

const soonMs = 4000;

/** Some systems have no message for a loss, only words: whoever reads them does by hand what the message would have done. */
async function heardOrRead(desk: Desk, id: string, state: StateName, byHand?: ActionName): Promise<void> {
  for (const end = Date.now() + soonMs; Date.now() < end; await pause(200))
    if ((await desk.request(id))?.state === state) return;
  if (byHand === undefined) return;
  await tried(desk.act(id, byHand));
  await desk.until(id, state);
}

/** Whoever is second in a race may be told no. */
async function tried(order: Promise<unknown>): Promise<void> {
  await order.catch((error: unknown) => {
    if (!(error instanceof RefusedByLibrary)) throw error;
  });
}
