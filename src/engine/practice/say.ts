import { practiceMark } from '../../domain/partner/note-to-partner.js';
import type { BorrowerSays, LenderSays, Saying } from '../../domain/practice/scenario.js';
import type { Dialect } from '../../protocol/dialects/dialect.js';
import type { InitiatingMessage } from '../../protocol/messages.js';
import { write } from '../../protocol/write.js';
import { compose, type SentFacts } from '../../translation/messages.js';
import type { OutgoingCall } from '../model/courier.js';
import type { Talk } from './talk.js';

/** Carries one message to the library; what the library said to it, in a sentence. */
export type PracticePost = (call: { body: string } & OutgoingCall['expects']) => Promise<string>;

interface World {
  post: PracticePost;
  now(): Date;
  note(line: string): void;
}

const anHourMs = 3_600_000;

/** Words one line in the dialect and sends it, in the manner that the scenario asks for. */
export async function sayLine(talk: Talk, line: Saying, dialect: Dialect, world: World): Promise<void> {
  const now = world.now();
  const stamp = line.manner === 'stale' ? new Date(now.getTime() - anHourMs) : now;
  for (const message of worded(talk, line, dialect, stamp)) {
    await post(talk, line, message, world);
    if (line.manner !== 'twice') continue;
    await post(talk, line, message, world);
    const later = new Date(world.now().getTime() + 1).toISOString();
    await post(talk, line, { ...message, header: { ...message.header, timestamp: later } }, world);
  }
}

function worded(talk: Talk, { say, manner, mended }: Saying, dialect: Dialect, stamp: Date): InitiatingMessage[] {
  const timestamp = stamp.toISOString();
  const firstAnswer = talk.side === 'lending' && !talk.answered;
  const facts = {
    ...practiceFacts(say, talk.id, stamp, talk.dueDate),
    ...(mended ? { mendedCitation: true } : {}),
  };
  if (facts.dueDate) talk.dueDate = facts.dueDate;
  const canonical = compose(
    say,
    {
      side: talk.side,
      version: talk.version,
      requestingAgency: talk.requestingAgency,
      supplyingAgency: talk.supplyingAgency,
      requestingAgencyRequestId: talk.id,
      supplyingAgencyRequestId: talk.side === 'lending' ? `P-${talk.id}`.slice(0, 60) : undefined,
      firstAnswer,
      currentStatus: talk.status,
      timestamp,
      lastChange: timestamp,
      ...talk.citation,
      dueDate: talk.dueDate,
    },
    facts,
  );
  const context = { version: talk.version, firstAnswer, currentStatus: talk.status, sequence: talk.sent + 1 };
  const spoken = dialect.writing(canonical, context);
  talk.sent += spoken.length;
  talk.answered = true;
  if (canonical.kind === 'supplyingAgencyMessage' && manner !== 'stale')
    talk.status = canonical.statusInfo.status ?? talk.status;
  return spoken;
}

async function post(talk: Talk, { say }: Saying, message: InitiatingMessage, world: World): Promise<void> {
  const said = say.slice('send:'.length);
  const answer = await world.post({
    body: write(message, talk.version),
    kind: message.kind,
    requestingAgencyRequestId: talk.id,
  });
  talk.lines.push(`said ${said}: ${answer}`);
  world.note(`${talk.id}: said ${said}: ${answer}`);
}

const dayMs = 86_400_000;

/** What the practice partner's messages say beside their kind: an item, terms, reasons, dates. */
function practiceFacts(say: LenderSays | BorrowerSays, id: string, now: Date, dueDate?: string): SentFacts {
  const inDays = (days: number, from = now) => new Date(from.getTime() + days * dayMs).toISOString();
  const facts: Partial<Record<LenderSays | BorrowerSays, SentFacts>> = {
    'send:WillSupply': { expectedDeliveryDate: inDays(3) },
    'send:Loaned': {
      items: [{ barcode: `PRACTICE-${id.slice(-8)}`, name: 'Practice item' }],
      dueDate: inDays(28),
      note: 'Practice: no item is on its way.',
    },
    'send:Conditional': { loanConditions: ['LibraryUseOnly'], note: 'Practice: in the library only.' },
    'send:RetryPossible': { reason: 'OnLoan', retryAfter: inDays(7), note: 'Practice: it is on loan until next week.' },
    'send:Unfilled': { reason: 'NotOnShelf', note: 'Practice: it is not on the shelf.' },
    'send:RenewGranted': { dueDate: inDays(14, dueDate ? new Date(dueDate) : now) },
    'send:RenewRefused': { note: 'Practice: another reader waits for it.' },
    'send:Recalled': { dueDate: inDays(7), note: 'Practice: please send it home.' },
    'send:Overdue': { note: 'Practice: it should be back by now.' },
    'send:CancelRefused': { note: 'Practice: it is packed already.' },
    'send:Notification': { note: 'Practice: thank you for your message.' },
    'send:Request': { note: practiceMark('practiceDoNotFetch') },
    'send:ConditionsRefused': { note: 'Practice: not on these conditions.' },
    'send:Renew': { note: 'Practice: may we keep it a little longer?' },
  };
  return facts[say] ?? {};
}
