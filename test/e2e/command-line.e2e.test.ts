import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { MessageEntry, PartnerTestStep } from '../../src/contract/exchange-views.js';
import type { PartnerView } from '../../src/contract/partner-schemas.js';
import type { Explanation, RequestView } from '../../src/contract/request-views.js';
import type { Page } from '../../src/engine/model/actor.js';
import { answerOf, run } from './support/program.js';
import { openTwoLibraries, type TwoLibraries } from './support/two-libraries.js';

describe('the command line without a node', () => {
  it('loads what a command needs and nothing of a node: neither its database nor its HTTP layer', async () => {
    const loaded = await loadedBy('request', 'list');
    expect(loaded.filter((url) => url.includes('/node_modules/'))).to.deep.equal([]);
    const packages = loaded.filter((url) => url.includes('/packages-'));
    expect(packages.map((url) => /packages(?:-of-commands)?(?=-)/.exec(url)?.[0])).to.deep.equal([
      'packages-of-commands',
    ]);
    // That they are seen is shown by a command that works on the database itself.
    expect((await loadedBy('storage')).some((url) => url.includes('/node_modules/pg/'))).to.equal(true);
  });

  /** The addresses of all scripts that were loaded by a command that nobody answers. */
  async function loadedBy(...words: string[]): Promise<string[]> {
    const folder = await mkdtemp(join(tmpdir(), 'interlend-loaded-'));
    try {
      const ended = await run(words, {
        NODE_V8_COVERAGE: folder,
        INTERLEND_URL: 'http://127.0.0.1:9',
        INTERLEND_STAFF_TOKEN: 'a-staff-token-of-tests',
        DATABASE_URL: 'postgres://127.0.0.1:9/nothing',
      });
      expect(ended.status, ended.err).to.equal(3);
      const files = await readdir(folder);
      expect(files).to.have.length(1);
      const { result } = JSON.parse(await readFile(join(folder, files[0] ?? ''), 'utf8')) as {
        result: { url: string }[];
      };
      return result.map(({ url }) => url).filter((url) => url.startsWith('file:'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
});

describe('the command line against running nodes', function () {
  this.timeout(120_000);
  let two: TwoLibraries;
  let folder: string;
  let request: RequestView;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlend-desk-'));
    two = await openTwoLibraries({}, true);
  });
  after(async () => {
    await two.close();
    await rm(folder, { recursive: true, force: true });
  });
  const borrower = <T>(...words: string[]) => answerOf<T>(words, two.borrower.env);
  const lender = <T>(...words: string[]) => answerOf<T>(words, two.lender.env);
  const sent = async () => (await borrower<Page<MessageEntry>>('message', 'list', '--direction', 'out')).items;

  it('makes two libraries partners of each other, and tests the way', async () => {
    const add = ['partner', 'add', '--dialect', 'interlend'];
    const ofLender = ['--code', 'LEND', '--name', 'LEND Library', '--symbol', 'ISIL:CA-LEND'];
    const ofBorrower = ['--code', 'BORROW', '--name', 'BORROW Library', '--symbol', 'ISIL:CA-BORROW'];
    const at = ({ env }: { env: Record<string, string> }) => ['--address', `${env['INTERLEND_URL']}/iso18626`];
    const forBorrower = await lender<{ token: string }>(...add, ...ofBorrower, ...at(two.borrower));
    const present = ['--present', 'bearer', '--secret-from'];
    await writeFile(join(folder, 'right'), `${forBorrower.token}\n`);
    const toLender = [...ofLender, ...at(two.lender), ...present, join(folder, 'right')];
    const forLender = await borrower<{ token: string }>(...add, ...toLender);
    await writeFile(join(folder, 'back'), `${forLender.token}\n`);
    await lender('partner', 'change', 'BORROW', ...present, join(folder, 'back'));
    const listed = await borrower<Page<PartnerView>>('partner', 'list');
    expect(listed.items.map(({ code, dialect }) => `${code} ${dialect}`)).to.deep.equal(['LEND interlend']);
    const steps = await borrower<PartnerTestStep[]>('partner', 'test', 'LEND');
    expect(steps.filter(({ ok }) => !ok)).to.deep.equal([]);
  });

  it('creates a request, sends it, and lets the lender answer', async () => {
    request = await borrower<RequestView>('request', 'create', '--title', 'On maps', '--rota', 'LEND');
    await borrower('request', 'act', request.externalId, 'send');
    await two.lender.desk.until(request.externalId, 'created');
    const act = ['request', 'act', request.externalId];
    const promised = await lender<RequestView>(...act, 'willSupply', '--field', 'note=Tomorrow.');
    expect(promised.state).to.equal('willSupply');
    await two.borrower.desk.until(request.externalId, 'willSupply');
  });

  it('refuses what the request does not allow, with 1 and the reason', async () => {
    const { status, err } = await run(['request', 'act', request.externalId, 'returnToPartner'], two.borrower.env);
    expect(status).to.equal(1);
    expect(err).to.include('“Return to partner” is not possible at “Will supply”');
  });

  it('explains who has it and what comes next', async () => {
    const explained = await borrower<Explanation>('explain', request.externalId);
    expect(explained.whoHasIt).to.equal('partner');
    expect(explained.expectedNext.map(({ who }) => who)).to.include('LEND Library');
    const { out } = await run(['explain', request.externalId], two.borrower.env);
    expect(out).to.contain(explained.sentence);
  });

  it('shows the XML of a message as it travelled', async () => {
    const [first] = await sent();
    const { status, out } = await run(['message', 'show', `out/${first?.id}`, '--xml'], two.borrower.env);
    expect(status).to.equal(0);
    expect(out).to.match(/^<\?xml[\s\S]*<title>On maps<\/title>/);
  });

  it('holds a partner that does not know our token, and goes on by itself once the right one is entered', async () => {
    const wrong = join(folder, 'wrong');
    await writeFile(wrong, 'not-the-token-of-the-lender');
    await borrower('partner', 'change', 'LEND', '--present', 'bearer', '--secret-from', wrong);
    await borrower('request', 'act', request.externalId, 'askStatus');
    let channel: string | undefined;
    for (const end = Date.now() + 20_000; channel !== 'held' && Date.now() < end; )
      channel = (await borrower<PartnerView>('partner', 'show', 'LEND')).channel.state;
    expect(channel).to.equal('held');
    await borrower('partner', 'change', 'LEND', '--present', 'bearer', '--secret-from', join(folder, 'right'));
    let asked: MessageEntry | undefined;
    for (const end = Date.now() + 20_000; asked?.status !== 'delivered' && Date.now() < end; )
      asked = (await sent()).find(({ summary }) => summary === 'StatusRequest');
    expect(asked?.status).to.equal('delivered');
  });
});
