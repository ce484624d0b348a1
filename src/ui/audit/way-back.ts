import { puttingBack } from './differences.js';

type Facts = Readonly<Record<string, unknown>>;

/** One order that makes a part of a thing again what it was. */
export type BackStep =
  | { order: 'change'; body: Facts }
  | { order: 'rewordLetter' | 'useBuiltInLetter' | 'delayLetter'; body: Facts }
  | { order: 'rewordQuery'; body: Facts }
  | { order: 'addReason'; body: Facts }
  | { order: 'changeReason'; code: string; body: Facts }
  | { order: 'removeReason'; code: string };

interface Entry {
  thing: string;
  thingId: string;
  outcome: string;
  before?: unknown;
  after?: unknown;
}

/** The orders that make a thing again what it was before a change; nothing where that cannot be done. */
export function wayBack(entry: Entry): BackStep[] | undefined {
  const { thing, outcome, before, after } = entry;
  if (outcome !== 'done' || !before || !after) return undefined;
  const steps = special[thing]?.(before as Facts, after as Facts) ?? usual(entry);
  return steps.length > 0 ? steps : undefined;
}

function usual(entry: Entry): BackStep[] {
  const body = puttingBack(entry);
  return body ? [{ order: 'change', body }] : [];
}

const special: Readonly<Record<string, (before: Facts, after: Facts) => BackStep[]>> = {
  letterWords: lettersBack,
  queryTemplate: queryBack,
  reasons: (before, after) => reasonsBack(before as unknown as Reason[], after as unknown as Reason[]),
};

interface Words {
  subject: string;
  body: string;
}
interface LetterTexts {
  delayMinutes?: number;
  texts?: readonly { language: string; own?: Words; ofLibraries?: readonly (Words & { library: string })[] }[];
}

/** The words of a letter are those of all libraries or of one, in one language. */
function lettersBack(before: LetterTexts, after: LetterTexts): BackStep[] {
  const [was, is] = [wordsBy(before), wordsBy(after)];
  const scopes = [...new Map([...was, ...is].map(([key, { scope }]) => [key, scope]))];
  const reworded = scopes.flatMap(([key, scope]): BackStep[] => {
    const [old, now] = [was.get(key)?.words, is.get(key)?.words];
    if (old?.subject === now?.subject && old?.body === now?.body) return [];
    if (!old) return [{ order: 'useBuiltInLetter', body: scope }];
    return [{ order: 'rewordLetter', body: { ...scope, subject: old.subject, body: old.body } }];
  });
  const delayed: BackStep[] =
    before.delayMinutes === after.delayMinutes
      ? []
      : [{ order: 'delayLetter', body: { minutes: before.delayMinutes ?? 0 } }];
  return [...reworded, ...delayed];
}

const wordsBy = ({ texts = [] }: LetterTexts) =>
  new Map(
    texts.flatMap(({ language, own, ofLibraries = [] }) =>
      [...(own ? [{ words: own, scope: { language } }] : []), ...ofLibraries.map(ofLibrary(language))].map(
        (each) => [JSON.stringify(each.scope), each] as const,
      ),
    ),
  );
const ofLibrary = (language: string) => (words: Words & { library: string }) => ({
  words,
  scope: { language, library: words.library },
});

/** A question to patrons is worded in all languages at once. */
function queryBack(before: Facts): BackStep[] {
  const body = Object.fromEntries(
    Object.entries((before['text'] ?? {}) as Facts).flatMap(([language, text]) => {
      const { name, heading, lines } = (text ?? {}) as Facts;
      return heading && lines ? [[language, { ...(name ? { name } : {}), heading, lines }]] : [];
    }),
  );
  return Object.keys(body).length > 0 ? [{ order: 'rewordQuery', body }] : [];
}

interface Reason extends Facts {
  list: string;
  code: string;
}

const mapped = ['label', 'french', 'enabled', 'reasonUnfilled', 'reasonRetry', 'loanCondition'] as const;

/** Of a list of reasons, each that was added, changed or removed. */
function reasonsBack(before: readonly Reason[], after: readonly Reason[]): BackStep[] {
  const was = new Map(before.map((each) => [each.code, each]));
  const is = new Map(after.map((each) => [each.code, each]));
  const added = after
    .filter(({ code }) => !was.has(code))
    .map(({ code }) => ({ order: 'removeReason' as const, code }));
  const others = before.flatMap((old): BackStep[] => {
    const now = is.get(old.code);
    const { builtIn: _, ...draft } = old;
    if (!now) return [{ order: 'addReason', body: draft }];
    const changed = mapped.filter((name) => old[name] !== now[name]);
    if (changed.length === 0) return [];
    return [
      {
        order: 'changeReason',
        code: old.code,
        body: Object.fromEntries(changed.map((name) => [name, old[name] ?? null])),
      },
    ];
  });
  return [...added, ...others];
}
