import type { Saying } from '../../domain/practice/scenario.js';
import type { Dialect } from '../../protocol/dialects/dialect.js';
import type { InitiatingMessage } from '../../protocol/messages.js';
import { write } from '../../protocol/write.js';
import { compose } from '../../translation/messages.js';
import type { OutgoingCall } from '../model/courier.js';
import { practiceFacts } from './facts.js';
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
