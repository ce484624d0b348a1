import { join } from 'node:path';
import { ownSecret } from '../../settings/secrets.js';
import { seedCodes } from '../../storage/local-records/seed.js';
import type { Language } from '../../words/languages.js';
import type { Desk, Library } from './desk.js';
import type { Network } from './network.js';
import { daysFromNow, hasArrived, optionOf, shipping } from './stories.js';

/** Whom each desk of the demo knows, and what they may do. */
const people = [
  { code: 'admin', name: 'Alex Martin', role: 'generalSystemAdministrator' },
  { code: 'desk', name: 'Mireille Roy', role: 'fulfillmentServicesOperator' },
] as const;

/** Letters that wait for a possible Undo elsewhere: a visitor reads them now. */
const lettersAtOnce = ['onHoldShelf', 'loanReceipt', 'returnReceipt', 'cancelRequest'];

/** Each library has requests in every state, as borrower and as lender. On a folder that is played again nothing is added. */
export async function fillAllDesks({ desks }: Network, say?: (line: string) => void): Promise<void> {
  const ring = Object.values(desks);
  for (const desk of ring) await nameInItsLanguage(desk);
  for (const desk of ring)
    for (const letter of lettersAtOnce) await desk.call('PUT', `/letter-words/${letter}/delay`, { minutes: 0 });
  const each = ring.map(async (borrower, at) => {
    const lender = ring[(at + 1) % ring.length] as Desk;
    const first = scenes[0]?.[borrower.library.language ?? 'en'].title ?? '';
    const there = await borrower.requests(`side=borrowing&limit=10&q=${encodeURIComponent(first)}`);
    if (there.items.length === 0) await fillDesks(borrower, lender, say);
  });
  await Promise.all(each);
}

/** The names that a library gives to itself, its desk and its locations, where they are not those of the first start. */
const names: Partial<Record<Language, Record<'library' | 'desk' | 'borrowing' | 'lending', string>>> = {
  fr: {
    library: 'Bibliothèque de partage des ressources',
    desk: 'Comptoir de partage des ressources',
    borrowing: 'Documents empruntés à d’autres bibliothèques',
    lending: 'Documents prêtés à d’autres bibliothèques',
  },
};

async function nameInItsLanguage(desk: Desk): Promise<void> {
  const named = desk.library.language && names[desk.library.language];
  if (!named) return;
  const library = `/libraries/${seedCodes.library}`;
  await desk.call('PATCH', library, { name: named.library });
  await desk.call('PATCH', `${library}/desks/${seedCodes.desk}`, { name: named.desk });
  for (const kind of ['borrowing', 'lending'] as const)
    await desk.call('PATCH', `${library}/locations/${seedCodes[kind]}`, { name: named[kind] });
}

/** People who may sign in at each desk, and where. Passwords are made at the first start and kept in the data folder. */
export async function openDesks(network: Network, dataFolder: string, say: (line?: string) => void): Promise<void> {
  say('\nThe desks, in a browser:');
  for (const desk of Object.values(network.desks)) {
    const password = await passwordOf(desk.library, dataFolder);
    const { items } = await desk.call<{ items: { code: string }[] }>('GET', '/users?limit=200');
    const language = desk.library.language ?? 'en';
    for (const { code, name, role } of people)
      if (!items.some((user) => user.code === code))
        await desk.call('POST', '/users', { code, name, password, language, roles: [{ role }] });
    say(`  ${desk.library.name.padEnd(18)} http://127.0.0.1:${desk.library.port}/    password ${password}`);
  }
  say(
    `  Sign in as ${people.map(({ code }) => code).join(' or ')}: the first may do everything, the second works at the desk.`,
  );
}

const passwordOf = (library: Library, dataFolder: string): Promise<string> =>
  ownSecret('', join(dataFolder, library.code.toLowerCase()), 'desk-password');

/** What is asked for. */
interface Wanted {
  title: string;
  author?: string;
}

/** What is asked for, by a library of English speakers and by one of French speakers, and how far it gets between two desks. */
interface Scene {
  en: Wanted;
  fr: Wanted;
  copy?: true;
  play(id: string, borrower: Desk, lender: Desk): Promise<void>;
}

const day = 86_400_000;
const shelfMark = (id: string): string => `L-${id.replace(/\D/g, '').slice(-4)}${Math.floor((Date.now() / day) % 10)}`;

/** What staff write, in the language of their library. */
const inWordsOf = ({ library }: Desk, en: string, fr: string): { note: string } => ({
  note: { en, fr }[library.language ?? 'en'],
});

const asked: Scene['play'] = async (id, borrower, lender) => {
  await borrower.act(id, 'send');
  await lender.until(id, ...hasArrived);
};
const promised: Scene['play'] = async (id, borrower, lender) => {
  await asked(id, borrower, lender);
  await lender.act(
    id,
    'willSupply',
    inWordsOf(lender, 'We have it. It goes out tomorrow.', 'Nous l’avons. Il partira demain.'),
  );
  await borrower.until(id, 'willSupply');
};
const shipped: Scene['play'] = async (id, borrower, lender) => {
  await promised(id, borrower, lender);
  await lender.act(id, 'ship', shipping(shelfMark(id)));
  await borrower.until(id, 'shippedPhysically');
};
const received: Scene['play'] = async (id, borrower, lender) => {
  await shipped(id, borrower, lender);
  await borrower.act(id, 'receive');
  await lender.until(id, 'receivedByPartner');
};
const loaned: Scene['play'] = async (id, borrower, lender) => {
  await received(id, borrower, lender);
  await borrower.act(id, 'loanToPatron');
};
const returned: Scene['play'] = async (id, borrower, lender) => {
  await received(id, borrower, lender);
  await borrower.act(id, 'returnToPartner');
  await lender.until(id, 'returnedByPartner');
};

/**
 * One of every kind that staff meet, each come about as in life: by acting at both desks. No college of the demo has these
 * titles: what one has itself it does not ask others for.
 */
export const scenes: Scene[] = [
  {
    en: { title: 'The Shape of Water', author: 'del Toro, Guillermo' },
    fr: { title: 'La détresse et l’enchantement', author: 'Roy, Gabrielle' },
    play: async () => {},
  },
  {
    en: { title: 'Trente arpents', author: 'Ringuet' },
    fr: { title: 'Trente arpents', author: 'Ringuet' },
    play: asked,
  },
  {
    en: { title: 'Keeper’n Me', author: 'Wagamese, Richard' },
    fr: { title: 'Le poids de la neige', author: 'Guay-Poliquin, Christian' },
    play: asked,
  },
  {
    en: { title: 'Truth and Bright Water', author: 'King, Thomas' },
    fr: { title: 'La femme qui fuit', author: 'Barbeau-Lavalette, Anaïs' },
    play: promised,
  },
  {
    en: {
      title:
        'Statistics for All: a very patient introduction to numbers for people who were told that they could not count',
      author: 'Okafor, Ngozi',
    },
    fr: {
      title:
        'La statistique pour toutes et tous : une introduction très patiente aux nombres pour les gens à qui l’on a dit qu’ils ne savaient pas compter',
      author: 'Okafor, Ngozi',
    },
    play: async (id, borrower, lender) => {
      await asked(id, borrower, lender);
      const reason = optionOf(await lender.request(id), 'offerConditions', /library/i);
      await lender.act(id, 'offerConditions', {
        reason,
        replyBy: daysFromNow(3),
        ...inWordsOf(lender, 'In the library only, please.', 'À consulter sur place, s’il vous plaît.'),
      });
      await borrower.until(id, 'conditional');
    },
  },
  {
    en: { title: 'Alexandre Chenevert', author: 'Roy, Gabrielle' },
    fr: { title: 'Alexandre Chenevert', author: 'Roy, Gabrielle' },
    play: async (id, borrower, lender) => {
      await asked(id, borrower, lender);
      const reason = optionOf(await lender.request(id), 'reject', /on loan|in use/i);
      await lender.act(id, 'reject', { reason, ...inWordsOf(lender, 'Out until January.', 'Prêté jusqu’en janvier.') });
      await borrower.until(id, 'rejectedByPartner');
    },
  },
  { en: { title: 'Mãn', author: 'Thúy, Kim' }, fr: { title: 'Mãn', author: 'Thúy, Kim' }, play: shipped },
  {
    en: { title: 'Introduction to Algorithms', author: 'Cormen, Thomas H.' },
    fr: { title: 'Introduction à l’algorithmique', author: 'Cormen, Thomas H.' },
    play: received,
  },
  {
    en: { title: 'The Colour of Ice', author: 'Lemay, Anouk' },
    fr: { title: 'La couleur de la glace', author: 'Lemay, Anouk' },
    play: loaned,
  },
  {
    en: { title: 'Forest Ecology', author: 'Nakamura, Ken' },
    fr: { title: 'Écologie forestière', author: 'Nakamura, Ken' },
    play: async (id, borrower, lender) => {
      await loaned(id, borrower, lender);
      await borrower.act(id, 'requestRenewal', {
        wishedDueDate: daysFromNow(28),
        ...inWordsOf(borrower, 'Two more weeks, please.', 'Deux semaines de plus, s’il vous plaît.'),
      });
      await lender.until(id, 'renewRequested');
    },
  },
  {
    en: { title: 'A Tale for the Time Being', author: 'Ozeki, Ruth' },
    fr: { title: 'En même temps, toute la terre et tout le ciel', author: 'Ozeki, Ruth' },
    play: async (id, borrower, lender) => {
      await loaned(id, borrower, lender);
      await lender.act(id, 'recall', {
        dueDate: daysFromNow(10),
        confirmed: true,
        ...inWordsOf(lender, 'A class needs it.', 'Un groupe en a besoin pour un cours.'),
      });
      await borrower.until(id, 'recalled');
    },
  },
  {
    en: { title: 'Deep River', author: 'Endo, Shusaku' },
    fr: { title: 'Le fleuve sacré', author: 'Endo, Shusaku' },
    play: async (id, borrower, lender) => {
      await shipped(id, borrower, lender);
      await borrower.act(
        id,
        'generalMessage',
        inWordsOf(
          borrower,
          'It has not come yet. When did it leave?',
          'Il n’est pas encore arrivé. Quand est-il parti ?',
        ),
      );
    },
  },
  {
    en: { title: 'Permanent Astonishment', author: 'Highway, Tomson' },
    fr: { title: 'Champion et Ooneemeetoo', author: 'Highway, Tomson' },
    play: returned,
  },
  {
    en: { title: 'Itsuka', author: 'Kogawa, Joy' },
    fr: { title: 'Shuni', author: 'Fontaine, Naomi' },
    play: async (id, borrower, lender) => {
      await returned(id, borrower, lender);
      await lender.act(id, 'checkIn');
      await borrower.until(id, 'requestCompleted');
    },
  },
  {
    en: { title: 'Canadian Journal of Northern Studies' },
    fr: { title: 'Revue canadienne d’études nordiques' },
    copy: true,
    play: asked,
  },
];

const patrons = [
  { id: '21000100', name: 'Tremblay, Julie', email: 'julie.tremblay@example.org', language: 'fr' },
  { id: '21000200', name: 'Okoro, Daniel', email: 'daniel.okoro@example.org', language: 'en' },
  { id: '21000300', name: 'Roy, Paul', email: 'paul.roy@example.org', language: 'en' },
] as const;

/** Requests in every state on the way between two libraries; three patrons who wait for them. */
export async function fillDesks(borrower: Desk, lender: Desk, say?: (line: string) => void): Promise<void> {
  const each = patrons.map(async (patron, index) => {
    const known = await borrower.call<object | undefined>('GET', `/patrons/${patron.id}`);
    const speaks = borrower.library.language ?? patron.language;
    if (!known) await borrower.call('POST', '/patrons', { ...patron, language: speaks });
    for (const scene of scenes.filter((_, at) => at % patrons.length === index)) {
      const { copy, play } = scene;
      const language = borrower.library.language ?? 'en';
      const { title, author } = scene[language];
      const what = copy
        ? {
            serviceType: 'Copy' as const,
            title,
            titleOfComponent: language === 'fr' ? 'Des rivières qui gèlent tard' : 'Rivers that freeze late',
            volume: '7',
            pagesRequested: '12-30',
          }
        : { serviceType: 'Loan' as const, title, ...(author ? { author } : {}) };
      const { externalId } = await borrower.create({
        ...what,
        patron: { id: patron.id, name: patron.name },
        rota: [lender.library.code],
      });
      // A policy that somebody changed here may refuse a step: the request stays where it is, and the others go on.
      await play(externalId, borrower, lender).catch((error: Error) => {
        if (!say) throw error;
        say(`   ${title} (${externalId}) stays where it is: ${error.message}`);
      });
    }
  });
  await Promise.all(each);
}
