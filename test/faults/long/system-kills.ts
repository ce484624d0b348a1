/** Nodes are killed with calls to the library's own system in flight; the ledger of that system says what became of them. */
import { setTimeout as pause } from 'node:timers/promises';
import { openPracticeSystem } from '../../../src/compose/open-practice-system.js';
import type { LibrarySystemLinkView, SystemCallView } from '../../../src/contract/library-system-operations.js';
import type { RequestView } from '../../../src/contract/request-views.js';
import type { PracticeLedger } from '../../../src/library-system/practice-system.js';
import { type Dice, dice } from '../../support/dice.js';
import { type LibraryUnderTest, openLibrary, type PartnerOfLibrary } from '../../support/node-under-test.js';
import { requestXml } from '../../support/partner-voice.js';
import { type DroppingLine, openDroppingLine } from './dropping-line.js';
import { type Kind, type Verdict, verdictOf } from './ledger.js';
import type { Outcome, Scenario, Stage } from './scenario.js';

export const systemKills: Scenario = {
  name: 'system',
  does: 'A node that calls its library’s own system over a line that delays and drops gets SIGKILL, with calls in flight.',
  holds:
    'No call is lost; the system has no second item, loan, hold or charge; calls about one item keep their order; what nobody knows to be done is on the list of staff.',
  run,
};

const fewestKills = 100;

async function run({ choice, tell, isOver }: Stage): Promise<Outcome> {
  const kills = Math.max(fewestKills, Math.floor(choice.cycles / 2));
  const { verdict, done } = await killWithCalls({ kills, seed: choice.seed, tell, isOver });
  return { verdict, done, figures: [] };
}

interface Killed {
  verdict: Verdict;
  done: Readonly<Record<string, number>>;
}

/** Plays a loan of each side before each kill, then lets everything end, a person settling what nobody knows. */
export async function killWithCalls({
  kills,
  seed,
  tell = () => {},
  isOver = () => false,
}: {
  kills: number;
  seed: number;
  tell?(line: string): void;
  isOver?(): boolean;
}): Promise<Killed> {
  const own = Array.from({ length: kills + 1 }, (_, at) => ({ id: `OWN-${at}`, title: `Own work ${at}` }));
  const users = own.map((_, at) => ({ id: `P-${at}`, pin: '', name: `Élise ${at}`, email: '', group: '' }));
  const practice = await openPracticeSystem({ host: '127.0.0.1', port: 0, items: own, users });
  const line = await openDroppingLine(practice.url, dice(seed));
  const library = await openLibrary();
  try {
    const play = await plays(library, line);
    const falls = dice(seed + 1);
    let inFlight = 0;
    let killed = 0;
    for (; killed < kills && !isOver(); killed += 1) {
      await play.aLoanOfEachSide(killed, falls);
      inFlight += await oneLife(library, falls);
      if ((killed + 1) % 10 === 0) tell(`${killed + 1} of ${kills} kills, ${line.figures.came} calls`);
    }
    line.calm();
    const settled = await untilAllSettled(library, practice.system.ledger);
    const found = judged(await callsIn(library), practice.system.ledger(), settled.unlisted);
    return {
      verdict: verdictOf(found),
      done: {
        'kills of nodes': killed,
        'calls in flight when killed': inFlight,
        'calls that came': line.figures.came,
        'calls dropped before the system had them': line.figures.droppedBefore,
        'answers dropped': line.figures.droppedAfter,
        'calls written': (await callsIn(library)).length,
        'calls that a person settled': settled.byPerson,
      },
    };
  } finally {
    await library.close();
    await line.close();
    await practice.stop();
  }
}

async function plays(library: LibraryUnderTest, line: DroppingLine) {
  const { desk, act } = library.hand;
  const partner = await library.addPartner('OTHER', 'http://127.0.0.1:18630/iso18626');
  const [link] = (await desk<{ items: LibrarySystemLinkView[] }>('GET', '/library-system')).items;
  const linked = { kind: 'ncip', dueDate: 'ours', address: `${line.url}/ncip`, fromAgency: 'OURS', timeoutSeconds: 2 };
  await desk('PUT', `/library-system/${link?.library}`, { enabled: true, settings: { ...link?.settings, ...linked } });
  const [{ code: shelf = '' } = {}] = await library.rows<{ code: string }>('select code from location order by code');

  async function borrows(number: number, falls: Dice) {
    const patron = { id: `P-${number}` };
    await desk('POST', '/patrons', { ...patron, name: `Élise ${number}` });
    const { id } = await desk<RequestView>('POST', '/requests', {
      ...{ serviceType: 'Loan', title: `Élan & lakes ${number}`, rota: ['OTHER'], patron },
    });
    await act(id, 'send');
    await act(id, 'receive', { confirmed: true, temporaryBarcode: `TMP-${number}` });
    await act(id, 'loanToPatron', { confirmed: true });
    if (falls.chance(0.3)) {
      const [loan] = (await desk<{ items: { id: string }[] }>('GET', `/loans?request=${id}`)).items;
      return void (await desk('POST', `/loans/${loan?.id}/lost`, { fee: '85.50' }));
    }
    await act(id, 'returnByPatron');
    await act(id, 'returnToPartner');
  }

  async function lends(number: number, from: PartnerOfLibrary) {
    const barcode = `OWN-${number}`;
    await desk('POST', '/holdings', { barcode, title: `Own work ${number}`, location: shelf });
    const about = { requester: from.symbol, supplier: library.symbol, id: `THEIRS-${number}` };
    await library.hear(from, requestXml(about, `Own work ${number}`));
    const [{ id = '' } = {}] = await library.rows<{ id: string }>(
      `select id::text from request where side = 'lending' order by request.id desc limit 1`,
    );
    await untilFound(library, id);
    await act(id, 'willSupply');
    await act(id, 'ship', { barcodes: [barcode], confirmed: true });
    await act(id, 'checkIn', { confirmed: true });
  }

  return {
    aLoanOfEachSide: async (number: number, falls: Dice) => {
      await borrows(number, falls);
      await lends(number, partner);
    },
  };
}

/** The node has found the item on its shelf. */
async function untilFound(library: LibraryUnderTest, id: string): Promise<void> {
  for (const end = Date.now() + 10_000; ; await pause(20)) {
    const found = await library.rows('select 1 from lending_candidate where request_id = $1', [id]);
    if (found.length > 0) return;
    if (Date.now() > end) throw new Error(`The node did not find the item of request ${id}.`);
  }
}

/** A node works until it is killed, by a named point of the code or at any time; how many calls were in flight then. */
async function oneLife(library: LibraryUnderTest, falls: Dice): Promise<number> {
  const answered = falls.chance(0.5) ? falls.between(1, 4) : 0;
  const node = await library.fork(answered ? { INTERLEND_FAULT: `callAnswered:${answered}` } : {});
  await Promise.race([node.died, answered ? pause(4000) : untilInFlight(library, falls.between(0, 300))]);
  await node.kill();
  const left = await library.rows(
    `update outbound_call set lease_until = now(), next_attempt_at = now() where status = 'sending' returning id`,
  );
  await timePasses(library);
  return left.length;
}

/** Some call is under way, and then a little longer. */
async function untilInFlight(library: LibraryUnderTest, longerMs: number): Promise<void> {
  for (const end = Date.now() + 4000; Date.now() < end; await pause(10))
    if ((await library.rows(`select 1 from outbound_call where status = 'sending' limit 1`)).length > 0) break;
  await pause(longerMs);
}

async function timePasses(library: LibraryUnderTest): Promise<void> {
  await library.rows(`update outbound_call set next_attempt_at = now() where status = 'pending'`);
  await library.rows('update outbound_target set resume_at = null');
}

interface CallRow {
  id: string;
  request: string;
  name: string;
  item: string | null;
  status: string;
  /** Of a charge. */
  reference: string | null;
}

const callsIn = (library: LibraryUnderTest): Promise<CallRow[]> =>
  library.rows<CallRow>(
    `select id::text, request_id::text as request, name, item, status, request -> 'facts' ->> 'reference' as reference
      from outbound_call where kind = 'librarySystem' order by id`,
  );

const isOpen = ({ status }: CallRow): boolean => ['pending', 'sending', 'failed', 'unknown'].includes(status);

/** Sends what is left. What needs a person is looked up in the ledger, as staff would, and settled: `unlisted` was on no list. */
async function untilAllSettled(
  library: LibraryUnderTest,
  ledger: () => PracticeLedger,
): Promise<{ byPerson: number; unlisted: CallRow[] }> {
  const node = await library.serve();
  const unlisted: CallRow[] = [];
  let byPerson = 0;
  for (const end = Date.now() + 180_000; ; await pause(100)) {
    const open = (await callsIn(library)).filter(isOpen);
    if (open.length === 0) break;
    if (Date.now() > end) break;
    await timePasses(library);
    const stuck = open.filter(({ status }) => status === 'failed' || status === 'unknown');
    const listed = new Set(
      (
        await node.desk<{ items: SystemCallView[] }>('GET', '/library-system-calls?state=needsPerson&limit=200')
      ).items.map(({ id }) => id),
    );
    for (const call of stuck.slice(0, 150)) {
      if (stuck.length <= 150 && !listed.has(call.id)) unlisted.push(call);
      const path = `/requests/${call.request}/system-calls/${call.id}`;
      const isThere = doneIn(ledger(), call) > 0;
      const isByHand = isThere || call.name === 'charge';
      await node.desk('POST', `${path}/${isByHand ? 'by-hand' : 'again'}`, isByHand ? {} : undefined);
      byPerson += 1;
    }
  }
  await node.stop();
  return { byPerson, unlisted };
}

/** How often the system did it. */
function doneIn({ calls, charges }: PracticeLedger, { name, item, reference }: CallRow): number {
  if (name === 'charge') return charges.filter((each) => each.reference === reference).length;
  return calls.filter(
    ({ call, about, outcome }) => call === name && outcome === 'done' && about.split(' ').includes(item ?? ''),
  ).length;
}

const inOrder = ['requestItem', 'acceptItem', 'checkOut', 'checkIn', 'deleteItem'];

function judged(
  calls: readonly CallRow[],
  ledger: PracticeLedger,
  unlisted: readonly CallRow[],
): { kind: Kind; sentence: string }[] {
  const said = ({ name, item, status }: CallRow) => `${name} of ${item ?? 'a patron'} (${status})`;
  const changing = calls.filter(({ name, item }) => item !== null && name !== 'lookUpUser');
  const found: { kind: Kind; sentence: string }[] = [];
  const add = (kind: Kind, sentence: string) => found.push({ kind, sentence });
  for (const call of calls.filter(isOpen)) add('lost', `${said(call)} is not settled.`);
  for (const call of unlisted) add('lost', `${said(call)} was on no list of staff.`);
  for (const call of changing) {
    const times = doneIn(ledger, call);
    const isByHand = call.name === 'charge' && call.status === 'byHand';
    if (times === 0 && !isByHand) add('lost', `${said(call)} was never done.`);
    if (times > 1) add('doubled', `${said(call)} was done ${times} times.`);
  }
  const seen = new Set<string>();
  for (const { id } of ledger.items) {
    if (seen.has(id)) add('doubled', `${id} is there twice.`);
    seen.add(id);
  }
  for (const item of new Set(changing.map(({ item }) => item ?? ''))) {
    const order = ledger.calls
      .filter(({ outcome, about }) => outcome === 'done' && about.split(' ').includes(item))
      .map(({ call }) => inOrder.indexOf(call))
      .filter((at) => at >= 0);
    if (order.some((at, place) => at < (order[place - 1] ?? -1)))
      add('out of order', `${item}: ${order.map((at) => inOrder[at]).join(', ')}.`);
  }
  return found;
}
