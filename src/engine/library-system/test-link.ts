/** Tries a link: a card is looked up, then a request is made for it and cancelled. Nothing is left in the system. */
import { randomUUID } from 'node:crypto';
import type {
  LibrarySystem,
  LinkSettings,
  LooksUpPatrons,
  SystemAnswer,
  SystemUser,
} from '../../library-system/port.js';
import { message } from '../../words/message.js';
import type { LinkTestLine } from './ports.js';

/** A person waits at the page. */
const limitMs = 15_000;

/** `copy`: the barcode of one of our own items, which is requested; without one the request is left out. */
export async function testLink(
  system: LibrarySystem,
  settings: LinkSettings,
  { card, copy }: { card: string; copy: string | undefined },
): Promise<LinkTestLine[]> {
  const looked = await system.lookUpUser({ user: { card } }, { limitMs });
  const answers = lineOf('answers', looked, looked.kind === 'done' || looked.kind === 'refused');
  if (looked.kind !== 'done') {
    if (answers.outcome === 'failed') return [answers];
    return [answers, lineOf('lookUp', looked)];
  }
  const { userId } = looked.facts;
  const lookUp: LinkTestLine = { ...lineOf('lookUp', looked), says: whoWasFound(looked.facts) };
  if (!copy || !settings.calls.requestItem || !settings.calls.cancelRequest)
    return [answers, lookUp, { step: 'request', outcome: 'leftOut' }];
  const requestId = `TEST-${randomUUID().slice(0, 8)}`;
  const made = await system.requestItem({ title: 'Interlend test', requestId, userId, itemId: copy }, { limitMs });
  // That this one item cannot be requested says nothing of the link.
  if (made.kind === 'refused' && made.problem.class === 'item')
    return [answers, lookUp, { ...lineOf('request', made), outcome: 'leftOut' }];
  if (made.kind !== 'done') return [answers, lookUp, lineOf('request', made)];
  const theirs = made.facts.requestId ?? requestId;
  const cancelled = await system.cancelRequest({ userId, requestId: theirs }, { limitMs });
  return [
    answers,
    lookUp,
    lineOf('request', made),
    cancelled.kind === 'done'
      ? { ...lineOf('cancel', cancelled), says: message('librarySystemCall.testMade') }
      : lineOf('cancel', cancelled),
  ];
}

/** Tries SIP2: the login and the status of the server, then a card. */
export async function testPatrons(client: LooksUpPatrons, card: string): Promise<LinkTestLine[]> {
  const began = performance.now();
  const looked = await client.lookUpUser({ user: { card } }, { limitMs });
  const durationMs = Math.round(performance.now() - began);
  const isAnswered = looked.kind === 'done' || (looked.kind === 'refused' && looked.problem.class !== 'setUp');
  const answers = { ...lineOf('sip2Answers', looked, isAnswered), durationMs };
  if (!isAnswered) return [answers];
  return [
    answers,
    { ...lineOf('sip2LookUp', looked), ...(looked.kind === 'done' ? { says: whoWasFound(looked.facts) } : {}) },
  ];
}

const whoWasFound = ({ name, blocked }: SystemUser) =>
  name
    ? message('librarySystemCall.testFound', { name, blocked: blocked ? 'yes' : 'no' })
    : message('librarySystemCall.testFoundNobody');

const lineOf = (step: LinkTestLine['step'], answer: SystemAnswer, isPassed = answer.kind === 'done'): LinkTestLine => ({
  step,
  outcome: isPassed ? 'passed' : 'failed',
  ...(answer.exchange ? { durationMs: answer.exchange.durationMs } : {}),
  ...(!isPassed && answer.kind !== 'done' ? { says: answer.problem.reason } : {}),
});
