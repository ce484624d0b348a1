import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { ActionField, AllowedAction, RequestView } from '../answers.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, collected, connect, staffCommand, wholeNumber } from '../staff-command.js';
import { requestLines, termsLines } from './view.js';

export const actOnRequest = (host: Host) =>
  staffCommand('act', 'Does one of the actions that the request allows now.', [
    'request act OOALG0000123 send',
    'request act OOALG0000123 ship --field dueDate=2030-01-31 --field barcodes=31761000000001,31761000000002',
    'request act OOALG0000123 ship --version 4',
    'request act OOLAC0000123 shipDigitally --file article.pdf',
  ])
    .argument('<request>', 'external id or id')
    .argument('<action>', 'its name, as interlend request show lists it')
    .option('--field <name=value>', 'a field of the action, once for each', collected)
    .option('--file <path>', 'the file of a copy (PDF, JPEG, PNG, TIFF), for shipDigitally and replaceFile')
    .option('--version <number>', 'refuse if the request is no longer at this version', wholeNumber(0, 2 ** 31))
    .action(async (id: string, action: string, options: Options) => {
      const given = pairsFrom(options.field ?? []);
      const node = await connect(host, options);
      const seen = await node.request(id);
      const allowed = seen.actions.find((candidate) => candidate.name === action);
      const fields = fieldsFrom(given, allowed);
      nameTheOffer(host, seen, action, fields);
      if (options.file) fields['file'] = (await sendUp(node, seen, options.file)).id;
      const now = await node.act(seen.id, action, options.version ?? seen.version, fields);
      answer(host, options, now, (request) => requestLines(host, request));
    });

/** What is accepted is what was read: the order names the offer, as `request show` numbers it. */
function nameTheOffer(host: Host, request: RequestView, action: string, fields: Record<string, unknown>): void {
  const { terms } = request;
  if (action !== 'acceptConditions' || terms?.offer === undefined || fields['offer'] !== undefined) return;
  throw new Misused(
    `These are the terms:\n${termsLines(host, request, terms).join('\n')}`,
    `To accept them, add --field offer=${terms.offer}.`,
  );
}

/** The file goes to the node as it is read; the order then names it. */
async function sendUp(node: Awaited<ReturnType<typeof connect>>, { id }: RequestView, file: string) {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${file} cannot be read (${error.code}).`);
  });
  if (!found.isFile()) throw new Misused(`${file} is not a file.`);
  return node.uploadCopy(id, basename(file), Readable.toWeb(createReadStream(file)) as ReadableStream);
}

type Options = StaffOptions & { field?: string[]; version?: number; file?: string };

function pairsFrom(given: readonly string[]): [name: string, value: string][] {
  return given.map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1)
      throw new Misused(`"${pair}" is not a field with its value.`, 'Write it as --field dueDate=2030-01-31.');
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
}

/**
 * Fields as the action's form takes them; a name given twice makes a list. Whether the action and its fields are right is
 * for the node to say: what the form does not know is sent as text.
 */
function fieldsFrom(given: readonly [string, string][], action: AllowedAction | undefined): Record<string, unknown> {
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

const readAs = (type: ActionField['type'] | undefined, text: string): string | boolean =>
  (type === 'yesNo' || type === 'confirmation') && /^(yes|no|true|false)$/i.test(text)
    ? /^(yes|true)$/i.test(text)
    : text;

const partsOf = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
