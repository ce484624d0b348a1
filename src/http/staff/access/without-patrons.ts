/** Answers without what is known of patrons, for whoever may not read it. */
import { withoutPersonalMore } from '../../../domain/request/attention.js';
import { factsWithoutPersons } from '../../../domain/request/line-facts.js';
import { patronFields } from '../../../domain/request/patron-facts.js';
import type { AccessDesk } from '../../../engine/access/index.js';
import { isMessage, type Message, message } from '../../../words/message.js';

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Of a body with items each by its own library, of any other the whole by its own. `about`: the request that what names none belongs to. */
export async function withoutPatronsOf(
  body: unknown,
  where: readonly string[],
  access: Pick<AccessDesk, 'librariesOf'>,
  about?: string,
): Promise<unknown> {
  if (!isFields(body)) return Array.isArray(body) ? body.map(withoutPatrons) : body;
  const items = Array.isArray(body['items']) ? (body['items'] as unknown[]) : undefined;
  const asked = [body, ...(items ?? [])];
  const librariesOf = async (what: 'request' | 'patron', idOf: (thing: unknown) => string[]) => {
    const ids = where.length === 0 ? [] : [...new Set(asked.flatMap(idOf))];
    const found = ids.length > 0 ? await access.librariesOf(what, ids) : [];
    return new Map(found.map(({ id, library }) => [id, library]));
  };
  const libraries = await librariesOf('request', (thing) => [...requestIdOf(thing), ...(about ? [about] : [])]);
  const pickups = await librariesOf('patron', patronIdOf);
  const isOwn = (thing: unknown): boolean => {
    if (where.length === 0) return false;
    const request = requestIdOf(thing)[0] ?? about;
    const [patron] = patronIdOf(thing);
    const library = libraryOf(thing) ?? (request === undefined ? pickups.get(patron ?? '') : libraries.get(request));
    return library === undefined || where.includes(library);
  };
  if (items) return { ...body, items: items.map((each) => (isOwn(each) ? each : withoutPatrons(each))) };
  return isOwn(body) ? body : withoutPatrons(body);
}

const text = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);
const requestIdOf = (thing: unknown): string[] =>
  isFields(thing)
    ? text(thing['requestId'] ?? (isFields(thing['request']) ? thing['request']['id'] : thing['request']))
    : [];
/** A fee may belong to a patron alone. */
const patronIdOf = (thing: unknown): string[] =>
  isFields(thing) && requestIdOf(thing).length === 0 ? text(thing['patron']) : [];
const libraryOf = (thing: unknown): string | undefined => {
  if (!isFields(thing)) return undefined;
  const request = isFields(thing['request']) ? thing['request'] : {};
  return [thing['owner'], request['owner'], thing['library']].flatMap(text)[0];
};

/** A value without the fields that name patrons, at any depth. */
export function withoutPatrons<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutPatrons) as T;
  if (!isFields(value)) return value;
  if (isMessage(value)) return wordsWithoutPatrons(value) as T;
  if ('audience' in value && 'facts' in value) return withoutReader(value) as T;
  if ('actorKind' in value && 'event' in value) return lineWithoutPatrons(value) as T;
  if ('reason' in value && 'openedAt' in value) return fieldsWithoutPatrons(withDeclared(value, 'reason')) as T;
  return fieldsWithoutPatrons(value) as T;
}

function fieldsWithoutPatrons(value: Fields): Fields {
  const said = spokenOf(value);
  const kept = Object.entries(value)
    .filter(([name]) => !patronFields.has(name))
    .map(([name, each]) => [name, keep(name, each, said)]);
  return Object.fromEntries(kept);
}

/** Sentences of attention items keep what names nobody; the words of a mail server may quote whom it did not know. */
function wordsWithoutPatrons({ code, facts }: Message): unknown {
  if (code === 'mail.notTaken') return { code, facts: { ...facts, words: '…' } };
  const said = withoutPersonalMore({ code, facts } as Message);
  return isMessage(said) ? { code: said.code, facts: fieldsWithoutPatrons(said.facts) } : said;
}

/** Of its facts those that are declared to name nobody. `of`: where its event or reason stands. */
const withDeclared = (line: Fields, of: 'event' | 'reason'): Fields =>
  isFields(line['facts']) ? { ...line, facts: factsWithoutPersons(String(line[of]), line['facts']) } : line;

/** A line of history; what a patron did and wrote themselves is shown as a patron’s. */
function lineWithoutPatrons(line: Fields): Fields {
  const { note, changes, ...rest } = withDeclared(line, 'event');
  const byPatron = line['actorKind'] === 'patron';
  return fieldsWithoutPatrons({
    ...rest,
    ...(byPatron ? { actor: message('explain.thePatron') } : {}),
    ...(note === undefined || byPatron ? {} : { note }),
    ...(Array.isArray(changes) ? { changes: changes.filter((change) => !isOfPatron(change)) } : {}),
  });
}

/** A change of a field that names a patron, or words of the library's own system, which may. */
const isOfPatron = (change: unknown): boolean => {
  if (isMessage(change) && /^(systemProblem|systemCalls.theirWords)/.test(change.code)) return true;
  const field = isMessage(change) ? (change.facts['field'] as unknown) : undefined;
  return isMessage(field) && patronFields.has(field.code.replace('draftField.', ''));
};

function keep(name: string, value: unknown, said: readonly string[]): unknown {
  if (/^(xml|confirmationXml)$/.test(name) && typeof value === 'string') return xmlWithoutPatrons(value);
  if (name === 'notes' && Array.isArray(value))
    return value.filter((note) => !isFields(note) || note['authorKind'] !== 'patron').map(withoutPatrons);
  if (name === 'elements' && Array.isArray(value))
    return value.filter((element) => !isFields(element) || (element['at'] !== 'requester' && !names(element, said)));
  return withoutPatrons(value);
}

/** What a request says of its patron, as it may stand again among what was written to a partner. */
const spokenOf = (value: Fields): string[] => {
  const patron = isFields(value['facts']) ? value['facts']['patron'] : undefined;
  return isFields(patron)
    ? (Object.values(patron).filter((each) => typeof each === 'string' && each.length > 2) as string[])
    : [];
};

const names = (element: Fields, said: readonly string[]): boolean => {
  const written = JSON.stringify(element['values'] ?? []);
  return said.some((each) => written.includes(JSON.stringify(each).slice(1, -1)));
};

/** A letter to a patron is its own; a slip loses the lines about the patron. */
function withoutReader(letter: Fields): Fields {
  const { content: _content, mail: _mail, patron: _patron, facts, ...rest } = letter;
  if (letter['audience'] === 'patron') return { ...rest, facts: {} };
  return { ...rest, facts: withoutPatrons(facts) };
}

/** The elements of ISO 18626 that say who asks; a copy's delivery by e-mail goes to the patron. */
const ofPatrons = /<((?:[\w.-]+:)?(?:patronInfo|electronicAddressData))(\s[^>]*)?>[\s\S]*?<\/\1\s*>/g;
export const xmlWithoutPatrons = (xml: string): string => xml.replace(ofPatrons, '<$1$2>…</$1>');
