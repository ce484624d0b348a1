/** Which settings suit a system, read off what it said in a certification. Pure. */
import type { StepOutcome } from '../../domain/certify/judge.js';
import type { IsoVersion } from '../../protocol/codes.js';
import { dialectNames, dialectOf } from '../../protocol/dialects/index.js';
import { type Message, message } from '../../words/message.js';
import type { CertificationMessage, ReceivedMessage } from './records.js';

export interface SuitableSettings {
  dialect: string;
  isoVersion: IsoVersion;
  strict: boolean;
  callLimitSeconds: number;
  /** Why, one sentence each. */
  because: Message[];
}

export function settingsThatSuit(
  messages: readonly CertificationMessage[],
  steps: readonly StepOutcome[],
  now: { isoVersion: IsoVersion },
): SuitableSettings {
  const heard = messages.filter((each): each is ReceivedMessage => each.direction === 'in' && each.bodies.length > 0);
  const isoVersion = versionOf(steps, now.isoVersion);
  const known = dialectSeen(heard);
  const dialect = known?.dialect ?? (isoVersion === '1.2' ? 'standard-1.2' : 'standard-2021');
  const remarks = [
    ...new Set(heard.flatMap(({ verdict }) => [...(verdict?.problems ?? []), ...(verdict?.tolerances ?? [])])),
  ];
  const slowest = Math.max(
    0,
    ...messages.map((each) => (each.direction === 'out' ? (each.answer?.durationMs ?? 0) : 0)),
  );
  const callLimitSeconds = Math.max(dialectOf(dialect).callLimitSeconds, Math.ceil((slowest * 4) / 1000));
  return {
    dialect,
    isoVersion,
    strict: heard.length > 0 && remarks.length === 0,
    callLimitSeconds,
    because: [
      ...(known?.because ?? [message('certifySuit.noHabits')]),
      versionSentence(steps, isoVersion),
      heard.length === 0
        ? message('certifySuit.nothingRead')
        : remarks.length === 0
          ? message('certifySuit.allValid', { count: heard.length })
          : message('certifySuit.notAllValid', { remarks: remarks.slice(0, 3).join('; ').slice(0, 300) }),
      message('certifySuit.slowest', { ms: slowest }),
    ],
  };
}

/** The dialect of which most signs are seen; of several, the last in the list of dialects: Interlend before brokers, these before all others. */
function dialectSeen(heard: readonly ReceivedMessage[]): { dialect: string; because: Message[] } | undefined {
  const bodies = heard.flatMap((each) => each.bodies);
  const [best] = [...dialectNames]
    .reverse()
    .map((dialect) => ({
      dialect,
      because: dialectOf(dialect)
        .recognisedBy.filter(({ seen }) => bodies.some((body) => seen.test(body)))
        .map(({ because }) => message(because)),
    }))
    .filter(({ because }) => because.length > 0)
    .sort((a, b) => b.because.length - a.because.length);
  return best;
}

const passed = (steps: readonly StepOutcome[], version: IsoVersion): boolean =>
  steps.some(({ step, result }) => step === `version${version}` && result === 'pass');

/** The one it is known by, while it takes that; else the one that it takes. */
function versionOf(steps: readonly StepOutcome[], now: IsoVersion): IsoVersion {
  const other = now === '1.2' ? '2021-2' : '1.2';
  return !passed(steps, now) && passed(steps, other) ? other : now;
}

function versionSentence(steps: readonly StepOutcome[], chosen: IsoVersion): Message {
  if (passed(steps, '1.2') && passed(steps, '2021-2')) return message('certifySuit.bothVersions');
  return passed(steps, chosen)
    ? message('certifySuit.oneVersion', { version: chosen })
    : message('certifySuit.neitherVersion');
}
