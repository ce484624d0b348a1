import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Client, Thing } from '../client.js';
import { call } from '../command.js';
import { Misused } from '../failures.js';
import { collectedAs, wholeNumber } from '../input.js';
import type { At } from '../table.js';
import { requestLines, termsLines } from './request-view.js';

type RequestView = Thing<'RequestView'>;
type Action = RequestView['actions'][number];

const pairs = collectedAs(pairFrom);

export const actOnRequest = call('act', 'act', {
  says: 'Does one of the actions that the request allows now.',
  examples: [
    'request act OOALG0000123 send',
    'request act OOALG0000123 ship --field dueDate=2030-01-31 --field barcodes=31761000000001,31761000000002',
    'request act OOALG0000123 ship --version 4',
    'request act OOLAC0000123 shipDigitally --file article.pdf',
  ],
  args: {
    id: ['<request>', 'external id or id'],
    action: ['<action>', 'its name, as interlend request show lists it'],
  },
  options: {
    '--field <name=value>': ['a field of the action, once for each', pairs],
    '--file <path>': 'the file of a copy (PDF, JPEG, PNG, TIFF), for shipDigitally and replaceFile',
    version: ['--version <number>', 'refuse if the request is no longer at this version', wholeNumber(0, 2 ** 31)],
  },
  fills: async ({ id = '', action = '', version }, { node, at, own: { field = [], file } }) => {
    const client = await node();
    const seen = await client.readRequest({ id });
    const offered = seen.actions.find((candidate) => candidate.name === action);
    const fields = fieldsFrom(field, offered);
    nameTheOffer(at, seen, action, fields);
    if (file) fields['file'] = (await sendUp(client, seen, file)).id;
    // An undo names the step that it takes back; with a version it is that of the request that counts.
    const undoes = version === undefined ? offered?.undoes : undefined;
    const step = undoes ? { undoes: { action: undoes.action, version: undoes.version } } : {};
    return { id: seen.id, version: version ?? seen.version, fields, ...step };
  },
  lines: requestLines,
});

/** What is accepted is what was read: the order names the offer, as `request show` numbers it. */
function nameTheOffer(at: At, request: RequestView, action: string, fields: Record<string, unknown>): void {
  const { terms } = request;
  if (action !== 'acceptConditions' || terms?.offer === undefined || fields['offer'] !== undefined) return;
  throw new Misused(
    `These are the terms:\n${termsLines({ at }, request, terms).join('\n')}`,
    `To accept them, add --field offer=${terms.offer}.`,
  );
}

/** The file goes to the node as it is read; the order then names it. */
async function sendUp(client: Client, { id }: RequestView, file: string) {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${file} cannot be read (${error.code}).`);
  });
  if (!found.isFile()) throw new Misused(`${file} is not a file.`);
  return client.uploadCopy(
    { id, name: basename(file) },
    Readable.toWeb(createReadStream(file)) as unknown as ReadableStream,
  );
}

function pairFrom(pair: string): [name: string, value: string] {
  const at = pair.indexOf('=');
  if (at < 1) throw new Misused(`"${pair}" is not a field with its value.`, 'Write it as --field dueDate=2030-01-31.');
  return [pair.slice(0, at), pair.slice(at + 1)];
}

/**
 * Fields as the action's form takes them; a name given twice makes a list. Whether the action and its fields are right is
 * for the node to say: what the form does not know is sent as text.
 */
function fieldsFrom(given: readonly [string, string][], action: Action | undefined): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, text] of given) {
    const type = action?.fields.find((field) => field.name === name)?.type;
    const before = fields.get(name);
    if (before !== undefined && type !== 'list' && type !== 'items')
      throw new Misused(`The field ${name} is given twice.`);
    fields.set(
      name,
      type === 'list' || type === 'items'
        ? [...((before as string[] | undefined) ?? []), ...partsOf(text)]
        : readAs(type, text),
    );
  }
  return Object.fromEntries(fields);
}

const readAs = (type: Action['fields'][number]['type'] | undefined, text: string): string | boolean =>
  (type === 'yesNo' || type === 'confirmation') && /^(yes|no|true|false)$/i.test(text)
    ? /^(yes|true)$/i.test(text)
    : text;

const partsOf = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
