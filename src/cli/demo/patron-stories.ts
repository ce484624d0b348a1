import PDFDocument from 'pdfkit';
import type { Desk } from './desk.js';
import { journal, type Patron, sam } from './patron.js';
import { daysFromNow, hasArrived } from './stories.js';

/** A page of an article, as a scanner would hand it to whoever lends. */
export function scanOf(title: string, source: string): Promise<Buffer> {
  const page = new PDFDocument({ size: 'LETTER', margin: 72, info: { Title: title } });
  const parts: Buffer[] = [];
  page.on('data', (part: Buffer) => parts.push(part));
  page.fontSize(11).text(source).moveDown();
  page.fontSize(22).text(title).moveDown();
  page.fontSize(12);
  for (let paragraph = 0; paragraph < 6; paragraph += 1)
    page.text('This page was made by the demo of Interlend. It stands for what a lender scans. '.repeat(4)).moveDown();
  return new Promise((made) => {
    page.on('end', () => made(Buffer.concat(parts)));
    page.end();
  });
}

export interface AtThePages {
  /** Patron and desk are of one library. */
  patron: Patron;
  home: Desk;
  lender: Desk;
  /** What the patron does and reads, as a line of the demo. */
  tell(line: string): void;
  /** Resolves when what crossed so far was told. */
  caughtUp(): Promise<void>;
}

/** A story that begins at the patrons' pages; it gives the number of the request. */
export interface PatronStory {
  title: string;
  /** What a visitor finds of it afterwards. */
  leaves: string;
  play(at: AtThePages): Promise<string>;
}

const title = 'Kamouraska';
const article = {
  title: journal.title,
  issn: journal.issn,
  titleOfComponent: 'Reading habits of first-year nursing students',
  volume: '14',
  issue: '2',
  publicationDate: '2021',
  pagesRequested: '101-118',
};

export const patronStories: PatronStory[] = [
  {
    title: 'A patron searches all colleges, asks for a book, and has it',
    leaves: 'A book on loan',
    play: async ({ patron, home, lender, tell, caughtUp }) => {
      const found = (await patron.search(title)).filter((each) => each.title === title);
      const free = found.filter(({ partner, verdict }) => partner && verdict === 'available');
      const [first] = free;
      if (!first) throw new Error(`No college can lend “${title}” now.`);
      // They answer in any order.
      const who = free.map(({ library = '' }) => library).sort();
      tell(`searches all colleges for “${title}”: ${who.join(' and ')} can lend it`);
      const number = await patron.ask({
        kind: 'book',
        title,
        pickupLocation: sam.pickupLibrary,
        agreeToTerms: true,
        evenIfDuplicate: true,
        ...(first.author ? { author: first.author } : {}),
        ...(first.isbns[0] ? { isbn: first.isbns[0] } : {}),
      });
      const { label } = await patron.until(number, () => true);
      tell(`sends the form and gets the number ${number}; My requests says “${label}”`);
      await home.ready(number);
      await askFirst(home, lender, number);
      await home.act(number, 'send');
      await lender.until(number, ...hasArrived);
      await lender.act(number, 'willSupply');
      await home.until(number, 'willSupply');
      const barcode = (await lender.request(number))?.fulfilment?.candidates?.find(
        ({ available }) => available,
      )?.barcode;
      if (!barcode) throw new Error(`${lender.library.name} finds no free copy of “${title}”.`);
      await lender.act(number, 'ship', { barcodes: [barcode], dueDate: daysFromNow(35), confirmed: true });
      await home.until(number, 'shippedPhysically');
      await home.act(number, 'receive', { notifyPatron: true });
      const ready = await patron.until(number, ({ step }) => step === 'ready');
      tell(`reads “${ready.label}”`);
      await lender.until(number, 'receivedByPartner');
      await home.act(number, 'loanToPatron');
      const lent = await patron.until(number, ({ step }) => step === 'onLoan');
      await caughtUp();
      tell(`has it and reads “${lent.label}”`);
      return number;
    },
  },
  {
    title: 'A patron asks for an article, and reads it',
    leaves: 'A copy to read',
    play: async ({ patron, home, lender, tell, caughtUp }) => {
      const number = await patron.ask({
        kind: 'article',
        ...article,
        agreeToCopyright: true,
        evenIfDuplicate: true,
      });
      tell(`accepts the copyright notice and asks for “${article.titleOfComponent}”: ${number}`);
      await home.ready(number);
      await askFirst(home, lender, number);
      await home.act(number, 'send');
      await lender.until(number, ...hasArrived);
      await lender.act(number, 'willSupply');
      await home.until(number, 'willSupply');
      const scan = await scanOf(article.titleOfComponent, `${article.title} 14 (2), 2021, pp. 101-118`);
      const { id } = await lender.call<{ id: string }>(
        ...(['POST', `/requests/${await lenderId(lender, number)}/copies?name=scan.pdf`, scan] as const),
      );
      await lender.act(number, 'shipDigitally', { file: id });
      const ready = await patron.until(number, ({ copy }) => copy !== undefined);
      await lender.until(number, 'requestCompleted');
      await caughtUp();
      tell(`reads “${ready.label}”, accepts the notice of the copy and opens ${ready.copy?.name}`);
      const read = await patron.read(number);
      if (!read.startsWith('%PDF-')) throw new Error(`${sam.name} cannot read the copy of ${number}.`);
      return number;
    },
  },
];

/** Staff order the rota before they send. */
async function askFirst(home: Desk, lender: Desk, number: string): Promise<void> {
  const { id, version, rota } = (await home.request(number)) ?? { id: number, version: 1, rota: [] };
  const others = rota.map(({ partner }) => partner).filter((partner) => partner !== lender.library.code);
  const wished = [lender.library.code, ...others].map((partner) => ({ partner }));
  if (rota[0]?.partner !== lender.library.code)
    await home.call('PUT', `/requests/${id}/rota`, { version, rota: wished });
}

/** The lender's own id: its number is the borrower's. */
const lenderId = async (lender: Desk, number: string) => (await lender.request(number))?.id ?? number;

/** What an earlier run left with the patron comes back first, so that the limit of open requests is never reached. */
export async function bringBack({ home, lender }: Pick<AtThePages, 'home' | 'lender'>, patron: Patron): Promise<void> {
  for (const { number, step } of await patron.mine()) {
    if (step !== 'onLoan') continue;
    await home.act(number, 'returnByPatron');
    await home.act(number, 'returnToPartner');
    await lender.until(number, 'returnedByPartner');
    await lender.act(number, 'checkIn');
    await home.until(number, 'requestCompleted');
  }
}
