/** Which settings suit a system, read off what it said in a certification. Pure. */
import type { StepOutcome } from '../../domain/certify/judge.js';
import type { IsoVersion } from '../../protocol/codes.js';
import { dialectOf } from '../../protocol/dialects/index.js';
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

interface Clue {
  dialect: string;
  seen: RegExp;
  because: Message;
}

/** What gives a system away; the dialect with most of its clues seen is the one. */
const clues: readonly Clue[] = [
  { dialect: 'interlend', seen: /--- Interlend ---/, because: message('certifySuit.interlend') },
  {
    dialect: 'reshare',
    seen: /#seq:\d+#|#lastSeq:\d+#/,
    because: message('certifySuit.reshareNumbers'),
  },
  { dialect: 'reshare', seen: /#ReShareSupplier\w+#/, because: message('certifySuit.reshareConditions') },
  {
    dialect: 'reshare',
    seen: /scheme="RESHARE"|<ill:ISO18626Message/,
    because: message('certifySuit.reshareXml'),
  },
  {
    dialect: 'crosslink',
    seen: /<(?:\w+:)?status>WillSupply<[\s\S]*#ReShareAddLoanCondition#|#ReShareAddLoanCondition#[\s\S]*<(?:\w+:)?status>WillSupply</,
    because: message('certifySuit.crosslinkConditions'),
  },
  { dialect: 'crosslink', seen: /xmlns:iso18626=|\bVendor: \S/, because: message('certifySuit.crosslinkXml') },
  {
    dialect: 'alma',
    seen: /<(?:\w+:)?status\s*\/>|<(?:\w+:)?status><\//,
    because: message('certifySuit.almaStatus'),
  },
  {
    dialect: 'alma',
    seen: /<(?:\w+:)?reasonForMessage>Notification<[\s\S]*<(?:\w+:)?note>(?:[^<]*\n)?Conditions?: /,
    because: message('certifySuit.almaConditions'),
  },
];

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

function dialectSeen(heard: readonly ReceivedMessage[]): { dialect: string; because: Message[] } | undefined {
  const bodies = heard.flatMap((each) => each.bodies);
  const seen = clues.filter((clue) => bodies.some((body) => clue.seen.test(body)));
  const counted = (name: string) => seen.filter(({ dialect }) => dialect === name).length;
  const [best] = [...new Set(seen.map(({ dialect }) => dialect))].sort((a, b) => counted(b) - counted(a));
  return best
    ? { dialect: best, because: seen.filter(({ dialect }) => dialect === best).map(({ because }) => because) }
    : undefined;
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
