/** Carries a call to a library's own system, and decides by its answer what becomes of it: tried again, done, or for a person. */
import { type CallName, isCallName, repeatsAfterNoAnswer } from '../../domain/library-system/calls.js';
import { failuresThatPause, nextCallTry } from '../../domain/partner/call-retry.js';
import type { CallFacts, LibrarySystem, SendingOptions, SystemAnswer, SystemUser } from '../../library-system/port.js';
import { presets } from '../../library-system/presets/index.js';
import { message } from '../../words/message.js';
import type { Carried, CarryCall } from '../webhooks/call-sender.js';
import type { CallAnswer, ClaimedCall, SystemRequest } from '../webhooks/ports.js';
import { withAnswered } from './call-facts.js';
import type { LinkRecord } from './ports.js';
import type { Systems } from './systems.js';

export interface CarrySystemParts {
  systems: Pick<Systems, 'of'>;
  /** A patron was looked up for a request. */
  refreshPatron(user: SystemUser, facts: CallFacts['lookUpUser']): Promise<void>;
}

/** `limitMs` and `sent`: for a desk that waits for the answer. */
export type CarrySystemCall = (call: ClaimedCall, sending?: SendingOptions) => Promise<Carried>;

export function createSystemCarrier({ systems, refreshPatron }: CarrySystemParts): CarrySystemCall & CarryCall {
  return async (call, given?: SendingOptions | Date) => {
    const sending = given instanceof Date ? undefined : given;
    const { name, target, unanswered, answered = [] } = call;
    if (!isCallName(name)) return { answer: { durationMs: 0 }, outcome: 'failed', failures: 0 };
    const reached = await systems.of(target);
    if ('problem' in reached)
      return {
        answer: { durationMs: 0, problem: reached.problem, problemClass: 'setUp' },
        outcome: again(call),
        failures: failuresThatPause,
      };
    const { link, system } = reached;
    const repeats = repeatsAfterNoAnswer(name, presets[link.settings.preset].secondRecord);
    if (unanswered > 0 && (repeats === 'never' || (repeats === 'once' && unanswered > 1)))
      return { answer: nobodyKnows(name), outcome: 'unknown', failures: 0 };
    const { facts } = call.request as SystemRequest;
    const answer = await callBy(system, name, withAnswered(name, facts, answered), {
      ...sending,
      ...(unanswered > 0 ? { repeated: true } : {}),
    });
    return judge(call, link, name, answer, refreshPatron);
  };
}

/** What is stored of an answer, and what follows from it. */
function judge(
  call: ClaimedCall,
  link: LinkRecord,
  name: CallName,
  answer: SystemAnswer,
  refreshPatron: CarrySystemParts['refreshPatron'],
): Carried {
  const { sent, received, httpStatus, durationMs = 0 } = answer.exchange ?? {};
  const stored: CallAnswer = {
    durationMs,
    ...(httpStatus === undefined ? {} : { status: httpStatus }),
    ...(sent ? { sent } : {}),
    ...(received ? { text: received } : {}),
  };
  if (answer.kind === 'done') {
    const { facts, alreadySo } = answer;
    const isPending = 'pending' in facts && facts.pending === true;
    return {
      answer: {
        ...stored,
        facts,
        ...(alreadySo ? { alreadySo: true, problem: alreadySo.reason } : {}),
        ...(isPending ? { isPending } : {}),
      },
      outcome: 'delivered',
      failures: 0,
      ...(name === 'lookUpUser'
        ? {
            follow: () =>
              refreshPatron(facts as SystemUser, (call.request as SystemRequest).facts as CallFacts['lookUpUser']),
          }
        : {}),
    };
  }
  const { problem } = answer;
  const told: CallAnswer = {
    ...stored,
    problem: problem.reason,
    problemClass: problem.class,
    // What never came has no words of the system.
    ...(answer.kind === 'refused' ? { theirWords: [problem.type, problem.detail].filter(Boolean).join(': ') } : {}),
  };
  switch (answer.kind) {
    case 'refused':
      // A wrong password or agency refuses every call: the link rests, and the call waits until it is put right.
      return problem.class === 'setUp' && !/unsupported/i.test(problem.type)
        ? { answer: told, outcome: again(call), failures: failuresThatPause }
        : { answer: told, outcome: 'failed', failures: 0 };
    case 'unavailable':
      return { answer: told, outcome: again(call), failures: 1 };
    case 'unknown': {
      const repeats = repeatsAfterNoAnswer(name, presets[link.settings.preset].secondRecord);
      const mayRepeat = repeats === 'freely' || (repeats === 'once' && call.unanswered === 0);
      if (mayRepeat) return { answer: told, outcome: again(call), failures: 1, isUnanswered: true };
      return {
        answer: { ...told, ...nobodyKnows(name), durationMs },
        outcome: 'unknown',
        failures: 1,
        isUnanswered: true,
      };
    }
  }
}

const again = (call: ClaimedCall): Carried['outcome'] => nextCallTry('librarySystem', call.attempts) ?? 'failed';

const nobodyKnows = (name: CallName): CallAnswer => ({
  durationMs: 0,
  problem: message(name === 'charge' ? 'librarySystemCall.mayBeCharged' : 'librarySystemCall.mayBeDone'),
  problemClass: 'transport',
});

/** The method of that name, whose facts were stored with the call. */
const callBy = (
  system: LibrarySystem,
  name: CallName,
  facts: Readonly<Record<string, unknown>>,
  sending: SendingOptions,
): Promise<SystemAnswer> =>
  (system[name] as (facts: unknown, sending: SendingOptions) => Promise<SystemAnswer>).call(system, facts, sending);
