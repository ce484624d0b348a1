/** A day between two libraries, told as staff would tell it: two nodes that exchange messages, and the mail that patrons get. */

import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import pg from 'pg';
import type { Desk } from '../../../../src/cli/demo/desk.js';
import type { WorkCount } from '../../../../src/contract/request-views.js';
import type { ActionName } from '../../../../src/domain/tables/tables.js';
import type { Page } from '../../../../src/engine/model/actor.js';
import type { LoggedMail } from '../../../../src/engine/model/local/mail-log.js';
import type { InboxItem } from '../../../../src/engine/model/local/person-inbox.js';
import { type CatchingServer, catchMail } from '../../../support/catching-server.js';
import { itemsOf, refusalOf, sees } from '../../support/at-the-desk.js';
import { shelved } from '../../support/loan-story.js';
import { type LibraryOnItsOwn, openTwoLibraries, type TwoLibraries } from '../../support/two-libraries.js';

/** So long a test waits for what another library says. */
const patienceMs = 10_000;

/** One of the two, with what its staff do and read. */
export interface LibraryOfDay {
  desk: Desk;
  /** Does a step, as by its button. */
  does(request: string, step: string, fields?: Record<string, unknown>): Promise<void>;
  /** The words of a refusal. */
  isRefused(request: string, step: string, fields?: Record<string, unknown>): Promise<string>;
  /** Scans a barcode and gives the words on the card. */
  scans(barcode: string, at?: { page?: 'receive' | 'ship' | 'in' | 'return'; desk?: string }): Promise<string>;
  /** Comes to read this status of it, or one of these. */
  reads(request: string, ...statuses: string[]): Promise<void>;
  /** What it says must be looked at. */
  mustLookAt(request: string): Promise<string[]>;
  /** Comes to be told to look at it, in words that contain these. */
  isTold(request: string, words: string): Promise<void>;
  /** The lender’s conditions, as the box beside the request names them. */
  conditions(request: string): Promise<string[]>;
  /** The notifications of somebody who works there, a line each. */
  notifications(): Promise<string[]>;
  /** The task lines of Home that are not zero: `To decide: 2`. */
  work(): Promise<string[]>;
  /** Each volume that is here, and where it is. */
  shelf(request: string): Promise<string[]>;
  /** What the history says was done, in order. */
  history(request: string): Promise<string[]>;
  /** Its database takes no sessions any more, and those that there are end; or it is back. */
  databaseIs(standing: 'away' | 'back'): Promise<void>;
  /** Its database, for what no order of staff does: to let time pass. */
  rows<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
}

export interface Asking {
  /** Of the lender’s items; one without them, none with an empty list. */
  barcodes?: readonly string[];
  draft?: object;
  /** The number of the card. */
  patron?: string;
  /** What the lender may read at first, where a rule answers. */
  comesAs?: readonly string[];
}

export interface Day {
  /** The library that borrows, and the one that lends. */
  ours: LibraryOfDay;
  theirs: LibraryOfDay;
  /** A patron of ours wants a title; the other library has been asked and reads it. */
  asksFor(title: string, more?: Asking): Promise<string>;
  /** Both libraries come to read that, and nobody must look at anything. */
  bothRead(request: string, here: string, there: string): Promise<void>;
  /** The time in which a letter can be taken back is over: the subjects of what patrons have got by now, in order. */
  postOfPatrons(): Promise<string[]>;
  /** The text of the last mail that a patron got. */
  lastLetter(): string;
  /** What the mail log says of a request: subject and status. */
  mailLog(request: string): Promise<string[]>;
  mail: CatchingServer;
}

/** Days that share two libraries; each day is a test. */
export function daysBetween(what: string, tell: (day: Day) => void, settings: Record<string, string> = {}): void {
  describe(what, function () {
    this.timeout(60_000);
    const day = {} as Day;
    let two: TwoLibraries | undefined;
    let mail: CatchingServer | undefined;
    before(async () => {
      mail = await catchMail();
      two = await openTwoLibraries({
        INTERLEND_SMTP_HOST: '127.0.0.1',
        INTERLEND_SMTP_PORT: String(mail.port),
        INTERLEND_SMTP_TLS: 'none',
        INTERLEND_SMTP_FROM: 'library@college.example',
        ...settings,
      });
      for (const { desk } of [two.borrower, two.lender])
        await desk.call('POST', '/libraries/RES_SHARE/locations', { code: 'STACKS', name: 'Stacks' });
      await two.borrower.desk.call('PATCH', '/libraries/RES_SHARE', { name: 'Woodroffe Library' });
      Object.assign(day, dayOf(two, mail));
    });
    after(async () => {
      await two?.close();
      await mail?.close();
    });
    tell(day);
  });
}

let patrons = 0;
let items = 0;

function dayOf(two: TwoLibraries, mail: CatchingServer): Day {
  const [ours, theirs] = [libraryOf(two.borrower), libraryOf(two.lender)];
  return {
    ours,
    theirs,
    mail,
    async asksFor(title, { barcodes, draft = {}, patron, comesAs = ['Created lending request'] } = {}) {
      patrons += 1;
      const id = patron ?? `S${patrons}`;
      const who = { id, name: `Jo Roy ${patrons}`, email: `${id.toLowerCase()}@example.ca` };
      await ours.desk.call('POST', '/patrons', who);
      for (const barcode of barcodes ?? [`3934${++items}`]) await shelved(theirs.desk, title, barcode);
      const wish = { serviceType: 'Loan' as const, title, rota: [theirs.desk.library.code], patron: { id }, ...draft };
      const { externalId } = await ours.desk.create(wish);
      await ours.desk.act(externalId, 'send');
      await theirs.reads(externalId, ...comesAs);
      return externalId;
    },
    async bothRead(request, here, there) {
      await ours.reads(request, here);
      await theirs.reads(request, there);
      for (const library of [ours, theirs])
        expect(await library.mustLookAt(request), `what ${library.desk.library.name} must look at`).to.deep.equal([]);
    },
    async postOfPatrons() {
      await ours.rows(`update mail set next_try_at = now() where status = 'waiting'`);
      const waits = async () => (await ours.rows(`select from mail where status in ('waiting', 'sending')`)).length > 0;
      for (const end = Date.now() + patienceMs; (await waits()) && Date.now() < end; ) await pause(50);
      return mail.mails.map(({ subject = '' }) => plain(subject));
    },
    lastLetter: () => plain(mail.mails.at(-1)?.text ?? '').replace(/\s+/g, ' '),
    async mailLog(request) {
      const { items: log } = await ours.desk.call<Page<LoggedMail>>('GET', `/mails?request=${request}`);
      return log.map(({ subject, status }) => `${plain(subject)} – ${status}`).reverse();
    },
  };
}

function libraryOf({ desk, env }: LibraryOnItsOwn): LibraryOfDay {
  const rows = async <Row extends object>(sql: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: env['DATABASE_URL'] });
    await client.connect();
    return client
      .query<Row>(sql, values)
      .then((found) => found.rows)
      .finally(() => client.end());
  };
  const databaseIs = async (standing: 'away' | 'back') => {
    const isOpen = standing === 'back';
    const url = new URL(env['DATABASE_URL'] ?? '');
    const name = url.pathname.slice(1);
    url.pathname = '/postgres';
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(`alter database "${name}" allow_connections ${isOpen}`);
    if (!isOpen)
      await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await client.end();
  };
  return {
    desk,
    rows,
    databaseIs,
    async does(request, step, fields = {}) {
      await desk.act(request, step as ActionName, fields);
    },
    isRefused: (request, step, fields = {}) => refusalOf(desk, request, step, fields),
    async scans(code, { page, desk: place } = {}) {
      const { port, staffToken } = desk.library;
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/scans`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${staffToken}`,
          'content-type': 'application/json',
          ...(place ? { 'x-desk': place } : {}),
        },
        body: JSON.stringify({ code, notifyPatron: true, ...(page ? { at: page } : {}) }),
      });
      const { text, detail } = (await answer.json()) as { text?: string; detail?: string };
      return plain(text ?? detail ?? '');
    },
    async reads(request, ...statuses) {
      const now = async () => String((await desk.request(request))?.stateLabel ?? 'no such request');
      let seen = await now();
      for (const end = Date.now() + patienceMs; !statuses.includes(seen) && Date.now() < end; seen = await now())
        await pause(30);
      expect(seen, `what ${desk.library.name} reads of ${request}`).to.be.oneOf(statuses);
    },
    mustLookAt: async (request) => (await sees(desk, request)).attention.map(({ text }) => String(text)),
    async isTold(request, words) {
      const now = async () => (await sees(desk, request)).attention.map(({ text }) => plain(String(text))).join('\n');
      let told = await now();
      for (const end = Date.now() + patienceMs; !told.includes(words) && Date.now() < end; told = await now())
        await pause(30);
      expect(told, `what ${desk.library.name} is told of ${request}`).to.include(words);
    },
    async conditions(request) {
      const { terms } = await sees(desk, request);
      return [terms?.reason, ...(terms?.conditions ?? []).map(({ label }) => label)].flatMap((each) =>
        each === undefined ? [] : [String(each)],
      );
    },
    async notifications() {
      const password = 'Quiet harbour 1951';
      const user = { code: 'marie', name: 'Marie Roy', password, roles: [{ role: 'generalSystemAdministrator' }] };
      await desk.call('POST', '/users', user);
      const base = `http://127.0.0.1:${desk.library.port}/api/v1`;
      const session = await fetch(`${base}/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: 'marie', password }),
      });
      const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      const answer = await fetch(`${base}/inbox`, { headers: { cookie } });
      const { items: lines } = (await answer.json()) as { items: InboxItem[] };
      return lines.map(({ kind, who, from, until, requests, title }) =>
        kind === 'closed' ? `${who} is closed from ${from} to ${until}: ${requests} requests` : `${kind}: ${title}`,
      );
    },
    async work() {
      const { items: counts } = await desk.call<{ items: WorkCount[] }>('GET', '/work/counts');
      return counts.flatMap(({ label, borrowing, lending }) =>
        borrowing + lending > 0 ? [`${String(label)}: ${borrowing + lending}`] : [],
      );
    },
    shelf: async (request) =>
      (await itemsOf(desk, request)).map(({ barcode, description, status }) => `${description ?? barcode}: ${status}`),
    async history(request) {
      const { items: lines } = await desk.call<{ items: { label: string }[] }>('GET', `/requests/${request}/history`);
      return lines.map(({ label }) => label);
    },
  };
}

/** A no-break space is a space to whoever reads it. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
