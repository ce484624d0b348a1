/** What a problem of a library system means: who can do something, or that nothing is to be done. */
import type { CallName, ProblemClass } from '../domain/library-system/calls.js';
import { type KeyOf, message, type Wording } from '../words/message.js';
import type { SystemProblem } from './port.js';

/** A problem as the system writes it. */
export interface WrittenProblem {
  type?: string | undefined;
  detail?: string | undefined;
  element?: string | undefined;
  value?: string | undefined;
}

/** Systems write standard names, codes or prose: `words` is looked for in type and detail. */
export interface ProblemRule {
  words: RegExp;
  class: ProblemClass;
  /** Only of these calls. */
  of?: readonly CallName[];
  /** Only when the call may have been carried out before. */
  repeated?: true;
}

const rules: readonly ProblemRule[] = [
  {
    class: 'alreadySo',
    of: ['checkIn', 'deleteItem'],
    words: /not (currently )?(checked[ -]?out|on loan)|\b9022\b|unknown item|item .*(not found|does not exist)/,
  },
  {
    class: 'alreadySo',
    of: ['cancelRequest'],
    repeated: true,
    words: /unknown request|request .*(not found|does not exist|already cancel)/,
  },
  {
    class: 'alreadySo',
    of: ['acceptItem', 'requestItem', 'checkOut'],
    repeated: true,
    words: /duplicate|already (exists|requested|on hold|checked[ -]?out|in use)|exists already/,
  },
  {
    class: 'transport',
    words: /temporar(y|ily)|try again later|service (is )?unavailable|timed? ?out/,
  },
  { class: 'person', words: /user authentication|invalid (pin|password)|incorrect (pin|password)/ },
  {
    class: 'setUp',
    words:
      /unknown (partner|agency|system|profile)|unsupported (service|message)|invalid message|needed data missing|unauthori[sz]ed|authentication|access denied|(agency|partner|profile) .*(not found|not defined|unknown)|not configured|invalid api ?key|unknown (service|pickup|location)|service ?point/,
  },
  {
    class: 'person',
    words:
      /unknown (user|patron|borrower)|(user|patron|borrower) .*(not found|not exist|unknown|ineligible|blocked|barred|expired|inactive)|(could not|cannot|unable to) find (the )?(user|patron)|user ineligible|blocked|block on|limit|maximum|exceed|expired|privilege|debarred|fines/,
  },
  {
    class: 'item',
    words:
      /item|record|title|copy|duplicate|already|loanable|circulat|not (for loan|available|renewable)|hold|request|barcode|bib/,
  },
];

/** By the class, what staff read; `words` are those of the system. */
const sentences = {
  transport: 'busy',
  setUp: 'setUp',
  person: 'person',
  item: 'item',
  alreadySo: 'alreadySo',
  other: 'other',
} as const satisfies Record<ProblemClass, KeyOf<'systemProblem'>>;

/** The problem with its class. `own`: the rules of the preset, which come first. */
export function classifiedProblem(
  call: CallName,
  written: WrittenProblem,
  { own = [], repeated = false }: { own?: readonly ProblemRule[]; repeated?: boolean } = {},
): SystemProblem {
  const words = [written.type, written.detail].filter(Boolean).join(': ').slice(0, 500);
  const looked = words.toLowerCase();
  const found = [...own, ...rules].find(
    (rule) =>
      rule.words.test(looked) &&
      (rule.of === undefined || rule.of.includes(call)) &&
      (rule.repeated === undefined || repeated),
  );
  const kind = found?.class ?? byElement(written.element);
  const { type = '', detail, element, value } = written;
  return {
    class: kind,
    type: type.slice(0, 200),
    ...(detail ? { detail: detail.slice(0, 500) } : {}),
    ...(element ? { element: element.slice(0, 200) } : {}),
    ...(value ? { value: value.slice(0, 200) } : {}),
    reason: message(`systemProblem.${sentences[kind]}`, { words: words || element || '?' }),
  };
}

/** A problem in words that nobody knows: what it points at says whose it is. */
function byElement(element = ''): ProblemClass {
  if (/user|authenticationinput/i.test(element)) return 'person';
  if (/item|request|bibliographic/i.test(element)) return 'item';
  return /agency|profile|system/i.test(element) ? 'setUp' : 'other';
}

/** Why no answer of the system could be read, by our own short name. */
export const noAnswerProblem = (
  type: Exclude<KeyOf<'systemProblem'>, (typeof sentences)[ProblemClass]>,
  facts: { detail?: Wording | undefined; status?: number; seconds?: number } = {},
  kind: ProblemClass = 'transport',
): SystemProblem => ({
  class: kind,
  type,
  ...(typeof facts.detail === 'string' && facts.detail ? { detail: facts.detail.slice(0, 500) } : {}),
  reason: message(`systemProblem.${type}`, {
    detail: detailFact(facts.detail),
    status: facts.status ?? 0,
    seconds: facts.seconds ?? 0,
  }),
});

const detailFact = (detail: Wording | undefined) =>
  detail === undefined || typeof detail === 'string' ? (detail ?? '').slice(0, 500) : 'code' in detail ? detail : '';
