import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import type { RequestView } from '../../../src/contract/request-views.js';
import { withBrowser } from '../../support/browser.js';
import { builtProgram } from '../../support/built-program.js';
import { type LibraryUnderTest, openLibrary } from '../../support/node-under-test.js';
import { supplierXml } from '../../support/partner-voice.js';
import { root } from '../../support/root.js';
import { openWindowAt, password, signIn } from './support/desk-in-browser.js';

const nowhere = 'http://127.0.0.1:8999/iso18626';
const readers = ['UTC', 'America/Toronto', 'America/Vancouver', 'Pacific/Auckland'];

/** How partners write a due date, from where, and which day that is. */
const said = [
  { says: '2031-01-15', day: '2031-01-15', shown: 'Jan 15, 2031' },
  { says: '2031-01-15T00:00:00', day: '2031-01-15', shown: 'Jan 15, 2031' },
  { says: '2031-01-15T00:00:00Z', day: '2031-01-15', shown: 'Jan 15, 2031' },
  { says: '2031-01-15T23:59:59-05:00', day: '2031-01-15', shown: 'Jan 15, 2031' },
  { says: '2031-01-01T07:59:59Z', timeZone: 'America/Vancouver', day: '2030-12-31', shown: 'Dec 31, 2030' },
];

withBrowser('a day is a day, wherever it is read', () => {
  let library: LibraryUnderTest;
  const loans: RequestView[] = [];

  before(async () => {
    library = await openLibrary();
    await library.hand.desk('POST', '/users', {
      code: 'roy',
      name: 'Mireille Roy',
      password,
      roles: [{ role: 'generalSystemAdministrator' }],
    });
    for (const [at, { says, timeZone }] of said.entries()) {
      const lender = await library.addPartner(`LENDER${at}`, nowhere, timeZone ? { timeZone } : {});
      const wish = await library.wish([lender.code]);
      await library.hand.act(wish.id, 'send');
      const about = { requester: library.symbol, supplier: lender.symbol, id: wish.externalId };
      await library.hear(lender, supplierXml(about, 'WillSupply', { reason: 'RequestResponse' }));
      await library.hear(lender, supplierXml(about, 'Loaned', { dueDate: says }));
      loans.push(await library.hand.desk<RequestView>('GET', `/requests/${wish.id}`));
    }
  });
  after(() => library?.close());

  it('FA15: a date alone, midnight without a zone or in UTC is the day as written; an instant has the day of the lender’s zone', () => {
    expect(loans.map(({ dueDay }) => dueDay)).to.deep.equal(said.map(({ day }) => day));
    // The moment is the end of that day at the lender's.
    expect(loans.map(({ dueDate }) => dueDate)).to.deep.equal([
      ...Array(3).fill('2031-01-16T04:59:59.000Z'),
      '2031-01-16T04:59:59.000Z',
      '2031-01-01T07:59:59.000Z',
    ]);
  });

  for (const timeZone of readers)
    it(`FA15: the desk shows the lender’s day and the library’s clock to a reader in ${timeZone}`, async () => {
      const at = await openWindowAt(library.hand.url, { timeZone });
      try {
        await signIn(at, 'roy', '/borrowing');
        for (const [place, { shown }] of said.entries()) {
          const row = at.page.locator(`[data-id="${loans[place]?.id}"]`).first();
          await row.waitFor();
          expect(await row.textContent()).to.include(shown);
        }
        const loan = loans[0] as RequestView;
        await at.page.goto(`/borrowing/${loan.id}`);
        await at.page.getByText('Jan 15, 2031').first().waitFor();
        const clock = new Intl.DateTimeFormat('en-CA', {
          timeZone: 'America/Toronto',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        });
        const made = clock.format(new Date(loan.createdAt));
        expect(await at.page.locator('#page').textContent(), 'when it was made, on the library’s clock').to.include(
          made,
        );
        expect(at.faults).to.deep.equal([]);
      } finally {
        await at.close();
      }
    });

  for (const timeZone of readers)
    it(`FA15: the terminal shows the same to a reader in ${timeZone}`, async () => {
      const [first, last] = [loans[0] as RequestView, loans.at(-1) as RequestView];
      expect(await terminal(timeZone, first.id)).to.match(/Due +2031-01-15\n/);
      const shown = await terminal(timeZone, last.id);
      expect(shown).to.match(/Due +2030-12-31\n/);
      const made = new Intl.DateTimeFormat('sv-SE', {
        dateStyle: 'short',
        timeStyle: 'short',
        timeZone: 'America/Toronto',
      }).format(new Date(last.createdAt));
      expect(shown).to.include(made);
    });

  it('FA15: a CSV file has the day', async () => {
    const answer = await fetch(`${library.hand.url}/api/v1/requests.csv`, {
      headers: { authorization: 'Bearer a-staff-token-of-tests' },
    });
    const text = await answer.text();
    for (const { day } of said) expect(text).to.include(`,${day},`);
    expect(text).not.to.include('2031-01-16');
  });

  it('FA15: a time zone that clocks do not know is refused at its field', async () => {
    const refusal = await library.hand
      .desk('PATCH', '/partners/LENDER0', { timeZone: 'America/Hull' })
      .then(() => '', String);
    expect(refusal).to.include('timeZone').and.to.include('America/Toronto');
  });

  async function terminal(timeZone: string, id: string): Promise<string> {
    const child = spawn(process.execPath, [builtProgram(), 'request', 'show', id], {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        TZ: timeZone,
        INTERLEND_URL: library.hand.url,
        INTERLEND_STAFF_TOKEN: 'a-staff-token-of-tests',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    await once(child, 'close');
    return text;
  }
});
