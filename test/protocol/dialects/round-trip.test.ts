import { expect } from 'chai';
import fc from 'fast-check';
import { type IsoVersion, isoVersions } from '../../../src/protocol/codes.js';
import { dialectNames, dialectOf } from '../../../src/protocol/dialects/index.js';
import { type DialectLoss, meaningOfLoss, meanings } from '../../../src/protocol/dialects/losses.js';
import { noteOf } from '../../../src/protocol/dialects/notes.js';
import type { InitiatingMessage } from '../../../src/protocol/messages.js';
import { read } from '../../../src/protocol/read.js';
import { write } from '../../../src/protocol/write.js';
import { arbitraryMessages, context } from '../../support/dialect-messages.js';

/** Sent in a dialect, through XML, and read in it again. */
function travelled(message: InitiatingMessage, name: string, version: IsoVersion): InitiatingMessage {
  const dialect = dialectOf(name);
  const arrived = dialect
    .writing(message, context({ version, firstAnswer: true, currentStatus: 'Loaned' }))
    .map((spoken) => {
      const result = read(Buffer.from(write(spoken, version)), 'application/xml', { maxBytes: 100_000, strict: true });
      if (result.kind !== 'message') throw new Error(JSON.stringify(result));
      return dialect.reading(result.message as InitiatingMessage);
    });
  return together(arrived);
}

/** Of Alma's two messages a notification carries the note and what the note says: after the other, or a link before it. */
function together(arrived: InitiatingMessage[]): InitiatingMessage {
  const isBeside = (each: InitiatingMessage) =>
    each.kind === 'supplyingAgencyMessage' && each.messageInfo.reasonForMessage === 'Notification';
  const [first, second] = [...arrived].sort((one, other) => Number(isBeside(one)) - Number(isBeside(other)));
  if (!first) throw new Error('nothing was sent');
  if (!second) return first;
  const note = noteOf(second);
  const extras = { ...first.extras, ...second.extras };
  const whole = 'messageInfo' in first ? { ...first, messageInfo: { ...first.messageInfo, note } } : { ...first, note };
  return { ...whole, ...(Object.keys(extras).length > 0 ? { extras } : {}) } as InitiatingMessage;
}

/** Structure and member → its value; the note under one name whatever the kind. */
function flat(message: InitiatingMessage): Map<string, string> {
  const { kind, ...structures } = message;
  const facts = new Map<string, string>([['kind', kind]]);
  for (const [structure, value] of Object.entries(structures)) {
    if (typeof value !== 'object' || Array.isArray(value)) facts.set(structure, JSON.stringify(value));
    else
      for (const [member, each] of Object.entries(value as object))
        facts.set(`${structure}.${member}`, JSON.stringify(sorted(each)));
  }
  for (const name of ['messageInfo.note', 'serviceInfo.note']) facts.delete(name);
  facts.set('note', noteOf(message) ?? '');
  return facts;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}

function changedFields(before: InitiatingMessage, after: InitiatingMessage): string[] {
  const [sent, got] = [flat(before), flat(after)];
  return [...new Set([...sent.keys(), ...got.keys()])].filter((field) => sent.get(field) !== got.get(field));
}

const covers = (loss: DialectLoss, field: string) =>
  loss.field === field || (loss.field === '*' && !field.startsWith('header.') && field !== 'note');

/** The fields that changed although the entry does not list them, each with the version and the message: what is to be added. */
function unlisted(name: string, seen: Set<DialectLoss>): string[] {
  const found = new Set<string>();
  for (const version of isoVersions)
    for (const meaning of meanings) {
      const losses = dialectOf(name).losses.filter(
        ({ versions, messages }) => versions.includes(version) && messages.includes(meaning),
      );
      for (const message of fc.sample(arbitraryMessages[meaning] as fc.Arbitrary<InitiatingMessage>, {
        numRuns: 60,
        seed: 18626,
      })) {
        expect(meaningOfLoss(message)).to.equal(meaning);
        const arrived = travelled(message, name, version);
        const changed = changedFields(message, arrived);
        for (const loss of losses) if (changed.some((field) => covers(loss, field))) seen.add(loss);
        for (const field of changed)
          if (!losses.some((loss) => covers(loss, field))) found.add(`${version} ${meaning} ${field}`);
        expect(noteOf(arrived) ?? '', 'what people wrote').to.include(noteOf(message) ?? '');
        expect(arrived.header.requestingAgencyRequestId).to.equal(message.header.requestingAgencyRequestId);
      }
    }
  return [...found];
}

/** One sentence for all that is missing, nothing where nothing is. */
const toAdd = (name: string, fields: readonly string[]): string =>
  fields.length === 0
    ? ''
    : `The entry of ${name} in src/protocol/dialects lacks under "losses": ${fields.join('; ')}.`;

describe('a message that travels in a dialect', () => {
  const seen = new Set<DialectLoss>();
  for (const name of dialectNames)
    it(`${name}: arrives as it was meant, up to the losses of its entry`, () =>
      expect(toAdd(name, unlisted(name, seen))).to.equal('')).timeout(60_000);

  it('loses nothing of what the entries no longer need to list', () => {
    const idle = dialectNames.flatMap((name) => dialectOf(name).losses).filter((loss) => !seen.has(loss));
    expect(idle).to.deep.equal([]);
  });

  it('and changes a field that the entry does not list is named with the entry, the version and the message', () =>
    expect(toAdd('alma', ['1.2 offer statusInfo.status'])).to.equal(
      'The entry of alma in src/protocol/dialects lacks under "losses": 1.2 offer statusInfo.status.',
    ));
});
