import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type OpenPractice, openPractice } from '../../compose/open-practice.js';
import { seededLibraryName } from '../../domain/fulfilment/seeded-name.js';
import type { BorrowingState } from '../../domain/tables/borrowing.js';
import { reportLines } from '../../engine/certify/report.js';
import { practiceCode } from '../../engine/practice/desk.js';
import { freePort } from '../../storage/embedded/ports.js';
import { say as inWords } from '../../words/index.js';
import type { Thing } from '../client.js';
import { joinNode } from '../commands/practice.js';
import { CallRefused, Misused } from '../failures.js';
import { passwordFrom } from '../input.js';
import { oneLine } from '../table.js';
import type { SetupAtNode } from './node.js';
import { answerGivenTo, askPassword, passwordIsWrong } from './questions.js';
import type { SetupWords } from './words.js';

export interface LibraryDone {
  code: string;
  name: string;
  desk: string;
}

/** The resource sharing library and desk that every node begins with; its name is the institution's until staff choose. */
export async function firstLibrary({ client, words, say }: SetupAtNode, name: string): Promise<LibraryDone> {
  say('', words.library.title);
  const libraries = await client.listLibraries();
  const first = libraries.find((each) => each.resourceSharing) ?? libraries[0];
  if (!first) throw new Error('The node has no library.');
  const named = first.name === seededLibraryName ? await client.changeLibrary({ code: first.code, name }) : first;
  const desk = named.desks[0]?.code ?? '';
  say(words.library.ready(named.name, named.code, desk));
  return { code: named.code, name: named.name, desk };
}

export interface AdministratorDone {
  code: string;
  /** `false`: there was one already. */
  made: boolean;
  /** Only when it was made here: it is kept nowhere else. */
  password?: string;
}

/** The first account, unless somebody is administrator already. No password is known beforehand. */
export async function firstAdministrator(setup: SetupAtNode): Promise<AdministratorDone> {
  const { client, order, words, terminal, say } = setup;
  say('', words.administrator.title);
  const { items } = await client.listUsers({ role: 'generalSystemAdministrator', active: true, limit: 1 });
  const [there] = items;
  if (there) {
    say(words.administrator.there(there.code));
    return { code: there.code, made: false };
  }
  const code = await answerGivenTo('administrator', order.administrator, undefined, terminal, words);
  const given = order.passwordStdin
    ? await passwordFrom(order.host)
    : terminal && (await askPassword(terminal, code, words));
  const problem = given === undefined ? undefined : await passwordIsWrong(given, code);
  if (problem) throw new Misused(words.wrong.password(inWords(problem, order.language)));
  const password = given ?? passwordToType();
  await client.addUser({
    code,
    name: code,
    password,
    language: order.language,
    roles: [{ role: 'generalSystemAdministrator' }],
  });
  say(words.administrator.made(code));
  if (given === undefined) say(words.administrator.shown(password));
  return { code, made: true, ...(given === undefined ? { password } : {}) };
}

/** Five groups of four letters and digits that cannot be taken for each other: about 99 bits. */
export function passwordToType(): string {
  const letter = () => 'abcdefghjkmnpqrstuvwxyz23456789'[randomInt(31)];
  return Array.from({ length: 5 }, () => Array.from({ length: 4 }, letter).join('')).join('-');
}

const symbols = ['ISIL:CA-PRACTICE'];
const dialect = 'standard-2021';
const isoVersion = '2021-2';

/** Opens the practice partner in this process and lists it in the directory. */
export async function openPracticePartner(setup: SetupAtNode): Promise<OpenPractice> {
  const { client, words, say, nodeUrl } = setup;
  say('', words.partner.title);
  const port = await freePort();
  const secret = randomBytes(32).toString('base64url');
  const library = await joinNode({ ...setup.order.host, out: () => {} }, client, {
    code: practiceCode,
    symbols,
    dialect,
    isoVersion,
    secret,
    address: `http://127.0.0.1:${port}/iso18626`,
    node: `${nodeUrl}/iso18626`,
  });
  const practice = await openPractice(
    {
      host: '127.0.0.1',
      port,
      symbols,
      dialect,
      isoVersion,
      library,
      secret,
      scenario: 'fills',
      soonMs: 100,
      laterMs: 300,
    },
    () => {},
  );
  say(words.partner.listed(practiceCode));
  return practice;
}

/** Dials it as it would any partner. Throws `CallRefused` at the first step that fails. */
export async function tryPartner({ client, words, say }: SetupAtNode): Promise<Thing<'PartnerTestStep'>[]> {
  const steps = await client.testPartner({ code: practiceCode });
  for (const each of steps) {
    const { title, said, remedy = '' } = each;
    if (!each.ok) throw new CallRefused(...words.partner.refused(title, said, remedy));
    say(`✓ ${title}.`);
  }
  return steps;
}

/** How long each message of the practice partner, which is in this process, is waited for. */
const waitSeconds = 20;

/** The scripted conversation, unless one went well before. Throws `CallRefused` when a step fails. */
export async function certifyOnce(setup: SetupAtNode): Promise<Thing<'CertificationView'>> {
  const { client, order, words, say } = setup;
  say('', words.certification.title);
  const all = await client.listCertifications({ code: practiceCode });
  const before = order.again ? undefined : await wentWell(setup, all);
  if (before) {
    say(words.certification.there(before.id, before.startedAt.slice(0, 10)));
    return before;
  }
  const left = all.find(({ state }) => state === 'running');
  if (left) await client.stopCertification({ code: practiceCode, id: left.id }); // whom it talked with is gone
  say(words.certification.begun);
  let view = await client.certifyPartner({ code: practiceCode, waitSeconds });
  while (view.state === 'running') {
    await pause(300);
    view = await client.readCertification({ code: practiceCode, id: view.id });
  }
  say(...reportLines(view, order.language).map((each) => oneLine(each)));
  if (view.failed > 0) throw new CallRefused(words.certification.failed(view.failed));
  return view;
}

async function wentWell({ client }: SetupAtNode, all: readonly Thing<'CertificationSummary'>[]) {
  for (const { id, state } of all) {
    if (state !== 'done') continue;
    const view = await client.readCertification({ code: practiceCode, id });
    if (view.failed === 0 && view.passed > 0) return view;
  }
  return undefined;
}

export interface LoanDone {
  externalId: string;
  state: string;
}

type RequestView = Thing<'RequestView'>;

type Step = {
  says: keyof SetupWords['loan'] & ('sent' | 'promised' | 'shipped' | 'received' | 'returned' | 'checkedIn');
} & ({ act: string } | { until: readonly BorrowingState[] });

/** One whole loan: what our desk does, and what is waited for. */
const steps: readonly Step[] = [
  { act: 'send', says: 'sent' },
  { until: ['willSupply', 'shippedPhysically'], says: 'promised' },
  { until: ['shippedPhysically'], says: 'shipped' },
  { act: 'receive', says: 'received' },
  { act: 'returnToPartner', says: 'returned' },
  { until: ['requestCompleted'], says: 'checkedIn' },
];

/** Asks the practice partner for an item and plays our desk until it is checked in, unless that was done before. */
export async function lendOnce(setup: SetupAtNode): Promise<LoanDone> {
  const { client, order, words, say } = setup;
  say('', words.loan.title);
  const earlier = await practiceLoans(setup);
  const complete = earlier.find(({ state }) => state === 'requestCompleted');
  if (complete && !order.again) {
    say(words.loan.there(complete.externalId));
    return { externalId: complete.externalId, state: complete.state };
  }
  for (const { externalId, state } of earlier) if (state !== 'requestCompleted') say(words.loan.brokenOff(externalId));
  let view = await client.createRequest({ serviceType: 'Loan', title: words.loan.citation, rota: [practiceCode] });
  say(words.loan.made(view.externalId));
  if (view.state === 'pendingApproval') view = await act(setup, view, 'approve');
  for (const step of steps) {
    view = 'act' in step ? await act(setup, view, step.act) : await until(setup, view, step.until);
    say(words.loan[step.says]);
  }
  return { externalId: view.externalId, state: view.state };
}

async function practiceLoans({ client }: SetupAtNode) {
  const { items } = await client.listRequests({ side: 'borrowing', partner: [practiceCode], limit: 100 });
  return items;
}

async function act({ client }: SetupAtNode, { id }: RequestView, action: string): Promise<RequestView> {
  return client.act({ id, action, version: (await client.readRequest({ id })).version, fields: {} });
}

const patienceMs = 60_000;

async function until(
  { client, words }: SetupAtNode,
  { id }: RequestView,
  states: readonly string[],
): Promise<RequestView> {
  for (const end = Date.now() + patienceMs; ; await pause(100)) {
    const now = await client.readRequest({ id });
    if (states.includes(now.state)) return now;
    if (Date.now() > end) throw new CallRefused(...words.loan.stuck(now.externalId, now.stateLabel));
  }
}
