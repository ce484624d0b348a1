/**
 * The ledger of a run: what each side said and was told, kept by processes that nobody kills, held against what each side's
 * records say at the end. One sentence for each promise that is broken, and a number for each kind.
 */
import type { ReceivedCall } from '../../support/fake-partner.js';
import { brokenPromises } from '../../support/invariants.js';
import type { LibraryUnderTest } from '../../support/node-under-test.js';
import type { Reply } from '../../support/partner-voice.js';

export const kinds = ['lost', 'doubled', 'out of order', 'refused', 'falsely parked', 'otherwise wrong'] as const;
export type Kind = (typeof kinds)[number];

/** How many of each kind; all are 0 when every promise was kept. */
export interface Verdict {
  counts: Readonly<Record<Kind, number>>;
  /** What they are, in sentences: the first of each kind. */
  sentences: readonly string[];
}

/** What partners and staff keep in mind of what they did. */
export interface Ledger {
  /** Messages that a partner said until somebody confirmed them, by their XML. */
  said: ReadonlyMap<string, Reply>;
  /** Requests that partners sent us, by their ids, and the state in which each must be at the end. */
  lent: ReadonlyMap<string, string>;
  /** Requests of ours, by their ids, and the state in which each must be at the end. */
  borrowed: ReadonlyMap<string, string>;
}

export const nothingSaid: Ledger = { said: new Map(), lent: new Map(), borrowed: new Map() };

const kindOf: Record<string, Kind> = {
  I1: 'lost',
  I2: 'doubled',
  I3: 'out of order',
  I4: 'doubled',
  I5: 'lost',
  I6: 'lost',
  I7: 'otherwise wrong',
};
const shownOfEach = 5;

export const verdictOf = (found: readonly { kind: Kind; sentence: string }[]): Verdict => ({
  counts: Object.fromEntries(
    kinds.map((kind) => [kind, found.filter((each) => each.kind === kind).length]),
  ) as Verdict['counts'],
  sentences: kinds.flatMap((kind) =>
    found
      .filter((each) => each.kind === kind)
      .map(({ sentence }) => `${kind}: ${sentence}`)
      .slice(0, shownOfEach),
  ),
});

export const spotless = verdictOf([]);
export const isSpotless = ({ counts }: Verdict): boolean => kinds.every((kind) => counts[kind] === 0);

/** Several runs as one. */
export const together = (verdicts: readonly Verdict[]): Verdict => ({
  counts: Object.fromEntries(
    kinds.map((kind) => [kind, verdicts.reduce((sum, { counts }) => sum + counts[kind], 0)]),
  ) as Verdict['counts'],
  sentences: verdicts.flatMap(({ sentences }) => sentences),
});

/**
 * Both sides' records at the end, with nothing on its way any more. `killed`: the only processes that were killed; without it
 * nobody knows, as when the database went away under all of them.
 */
export async function judge(
  library: Pick<LibraryUnderTest, 'rows' | 'replies'>,
  journal: readonly Pick<ReceivedCall, 'body'>[],
  ledger: Ledger = nothingSaid,
  { killed }: { killed?: ReadonlySet<number> } = {},
): Promise<Verdict> {
  const broken = await brokenPromises({ rows: library.rows, replies: library.replies, journal });
  return verdictOf([
    ...broken.map((sentence) => ({ kind: kindOf[sentence.slice(0, 2)] ?? 'otherwise wrong', sentence })),
    ...(await neverLeft(library)),
    ...(killed ? await takenFromTheLiving(library, killed) : []),
    ...(await heardOnce(library, ledger)),
    ...(await inTheirStates(library, ledger)),
  ]);
}

/** The partners were there in the end: whatever has not reached them was kept back for no reason. */
async function neverLeft({ rows }: Pick<LibraryUnderTest, 'rows'>) {
  const left = await rows<{ id: string; summary: string; status: string; outcome: string | null }>(
    `select id::text, summary, status, outcome from outbound_message where status <> 'delivered'`,
  );
  return left.map(({ id, summary, status, outcome }) => ({
    kind: (['pending', 'sending'].includes(status) ? 'lost' : 'falsely parked') as Kind,
    sentence: `message ${id} (${summary}) is ${status}${outcome ? `: ${outcome.slice(0, 200)}` : ''}`,
  }));
}

/**
 * A process that is overtaken while it sends closes its try as late when its partner has answered. One that is cut off names the process
 * that wrote its lease, which may live: the broker had given the message to another, and that one was killed.
 */
async function takenFromTheLiving({ rows }: Pick<LibraryUnderTest, 'rows'>, killed: ReadonlySet<number>) {
  const cut = await rows<{ id: string; instance: string; class: string }>(
    `select message_id::text as id, instance, class from delivery_attempt where class = 'interrupted' or class like 'late%'`,
  );
  return cut
    .filter(
      (each) =>
        !killed.has(Number(/-(\d+)-[0-9a-f]+$/.exec(each.instance)?.[1])) &&
        (each.class !== 'interrupted' || killed.size === 0),
    )
    .map(({ id, instance }) => ({
      kind: 'doubled' as Kind,
      sentence: `message ${id} was sent again while ${instance}, which nobody killed, was sending it`,
    }));
}

/** Each message of a partner was confirmed in the end, is stored under one row, and had its effect. */
async function heardOnce({ rows }: Pick<LibraryUnderTest, 'rows'>, { said }: Ledger) {
  const found: { kind: Kind; sentence: string }[] = [];
  const stored = new Map<string, string[]>();
  for (const row of await rows<{ raw: string; outcome: string }>(
    `select convert_from(raw, 'UTF8') as raw, outcome from inbound_message`,
  ))
    stored.set(row.raw, [...(stored.get(row.raw) ?? []), row.outcome]);
  for (const [xml, { status, messageStatus, errorType, errorValue }] of said) {
    const outcomes = stored.get(xml) ?? [];
    const named = xml.slice(
      xml.indexOf('<requestingAgencyRequestId>'),
      xml.indexOf('<requestingAgencyRequestId>') + 120,
    );
    if (messageStatus !== 'OK')
      found.push({ kind: 'refused', sentence: `${status} ${errorType ?? ''} ${errorValue ?? ''} to ${named}` });
    else if (outcomes.length === 0) found.push({ kind: 'lost', sentence: `confirmed and not stored: ${named}` });
    else if (outcomes.length > 1)
      found.push({ kind: 'doubled', sentence: `stored ${outcomes.length} times: ${named}` });
    else if (outcomes[0] !== 'applied')
      found.push({ kind: 'out of order', sentence: `stored as ${outcomes[0]}: ${named}` });
  }
  return found;
}

/** Each request is there once, in the state to which both sides brought it. */
async function inTheirStates({ rows }: Pick<LibraryUnderTest, 'rows'>, { lent, borrowed }: Ledger) {
  const found: { kind: Kind; sentence: string }[] = [];
  const all = await rows<{ side: string; id: string; state: string }>(
    'select side, external_id as id, state from request',
  );
  for (const [side, wanted] of [
    ['lending', lent],
    ['borrowing', borrowed],
  ] as const)
    for (const [id, state] of wanted) {
      const here = all.filter((each) => each.side === side && each.id === id);
      if (here.length === 0) found.push({ kind: 'lost', sentence: `request ${id} is not there` });
      else if (here.length > 1)
        found.push({ kind: 'doubled', sentence: `request ${id} is there ${here.length} times` });
      else if (here[0]?.state !== state)
        found.push({ kind: 'lost', sentence: `request ${id} is ${here[0]?.state}, both sides brought it to ${state}` });
    }
  return found;
}
