import { expect } from 'chai';
import { type InitiatingKind, type IsoVersion, isoVersions } from '../../src/protocol/codes.js';
import type { InitiatingMessage } from '../../src/protocol/messages.js';
import { read } from '../../src/protocol/read.js';
import type { MessageField, Structure } from '../../src/protocol/reading/fields.js';
import { messages } from '../../src/protocol/reading/message-structures.js';
import { movedToMessageInfo } from '../../src/protocol/reading/structures.js';
import { write } from '../../src/protocol/write.js';
import { elementRows } from '../../src/translation/elements/rows.js';
import type { ElementView } from '../../src/translation/elements/show.js';
import { elementsOfSchema, inModel } from '../translation/support/elements.js';
import { marie } from './support/desk.js';
import { posting } from './support/sender.js';

type Tree = Record<string, unknown>;

const elementsOf = Object.fromEntries(
  isoVersions.map((version) => [version, new Set(elementsOfSchema(version).map(inModel))]),
) as Record<IsoVersion, Set<string | undefined>>;

/** What 1.2 says of another try stands in another place of its messages. */
function moved(): Tree {
  const retryInfo = messages.supplyingAgencyMessage.fields.find(({ name }) => name === 'retryInfo')?.is as Structure;
  const all = filled(retryInfo, '/retryInfo', '2021-2');
  const one = Object.entries(all).filter(([name]) => movedToMessageInfo.some((each) => each === name));
  return Object.fromEntries(one.map(([name, value]) => [name, Array.isArray(value) ? value.slice(0, 1) : value]));
}

/** Closed codes that make the message one of a usual step; any other code is one that only its sender knows. */
const chosen: Record<string, unknown> = {
  requestType: 'New',
  serviceType: 'Loan',
  status: 'Loaned',
  reasonForMessage: 'StatusChange',
};

/** A structure of the reading model with a value of its own in every field that the version has. */
function filled(structure: Structure, path: string, version: IsoVersion): Tree {
  return Object.fromEntries(
    structure.order[version].map((field) => [field.name, sampleOf(field, `${path}/${field.name}`, version)]),
  );
}

function sampleOf(field: MessageField, path: string, version: IsoVersion): unknown {
  if (field.name === 'address') {
    const both = (field.is as Structure).fields.map((each) => ({
      [each.name]: sampleOf(each, `${path}/${each.name}`, version),
    }));
    return field.many ? both : both[1];
  }
  if (!field.many) return single(field, path, version);
  if (field.is.kind === 'oneOf') return field.is.list.slice(0, Math.min(field.most[version], 100));
  if (field.most[version] === 1) return [single(field, path, version)];
  return [single(field, `${path}/1`, version), single(field, `${path}/2`, version)];
}

let count = 10;
function single({ is, name }: MessageField, path: string, version: IsoVersion): unknown {
  count += 1;
  switch (is.kind) {
    case 'structure':
      return filled(is, path, version);
    case 'text':
      return path;
    case 'date':
    case 'day':
      return `2027-03-${String(10 + (count % 18))}T10:${String(10 + (count % 49))}:00Z`;
    case 'amount':
      return `${count}.50`;
    case 'integer':
      return String(count);
    case 'flag':
      return true;
    case 'code':
      return { value: name === 'currencyCode' ? 'CAD' : `Code-${path.replaceAll('/', '-')}` };
    case 'oneOf':
      return chosen[name] ?? is.list[0];
  }
}

const leaves = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(leaves)
    : value === undefined
      ? []
      : [String(value)];

function at(from: unknown, [name, ...rest]: string[]): unknown[] {
  if (Array.isArray(from)) return from.flatMap((each) => at(each, name === undefined ? [] : [name, ...rest]));
  if (name === undefined) return from === undefined ? [] : [from];
  return typeof from === 'object' && from !== null ? at((from as Tree)[name], rest) : [];
}

const shownAs = (value: string): string => (value === 'true' ? 'Y' : value);

posting('FB1: a message with every element filled', (post) => {
  async function known(code: string) {
    await post.partner(code);
    const issued = await post.node.gateway.directory.issueCredential(code, { kind: 'token' }, marie);
    return issued.kind === 'issued' ? (issued.secret ?? '') : '';
  }

  async function says(message: InitiatingMessage, secret: string, version: IsoVersion): Promise<InitiatingMessage> {
    const bytes = Buffer.from(write(message, version));
    const reply = await post.node.gateway.receiving.receive({
      bytes,
      contentType: 'application/xml',
      sourceAddress: '127.0.0.1',
      presented: [{ kind: 'bearer', secret }],
    });
    expect(reply, JSON.stringify(reply)).to.include({ kind: 'confirmed', outcome: 'applied' });
    const got = read(bytes, 'application/xml', { maxBytes: 1_000_000, strict: true });
    if (got.kind !== 'message') throw new Error(JSON.stringify(got));
    return got.message as InitiatingMessage;
  }

  /** Each row of the kind against the request as it is stored and as its page lists it. */
  async function holds(
    version: IsoVersion,
    kind: InitiatingKind,
    message: InitiatingMessage,
    id: string,
    except: RegExp,
  ) {
    const stored = await post.node.context.views.loan(id);
    if (!stored) throw new Error('not stored');
    const loan = {
      citation: stored.citation,
      facts: stored.request.facts,
      dueDay: stored.request.dueDay,
    };
    const shown = new Map((await post.desk.sees(id)).elements.map((each): [string, ElementView] => [each.label, each]));
    let compared = 0;
    for (const { element, kept, shown: where } of elementRows) {
      if (!element.startsWith(`${kind}/`) || except.test(element)) continue;
      const given = at(message, element.split('/').slice(1)).flatMap(leaves);
      // The lender's date is a day.
      const said = element.endsWith('/dueDate') ? given.map((each) => each.slice(0, 10)) : given;
      if (said.length === 0 && !elementsOf[version].has(element)) continue;
      expect(said, `${element} was not in the message`).to.not.be.empty;
      if (typeof kept === 'string') {
        const there = at(loan, kept.split('.')).flatMap(leaves).join('\n').replaceAll('.000Z', 'Z');
        for (const each of said) expect(there, `${element} kept at ${kept}`).to.include(each);
      }
      if ('at' in where) {
        const view = shown.get(where.label);
        const values = (view?.values ?? []).flatMap(leaves).join('\n').replaceAll('.000Z', 'Z');
        for (const each of said.filter((value) => !isKindOfAddress(value)))
          expect(values, `${element} shown as ${where.label}`).to.include(shownAs(each));
        expect(view?.at).to.equal(where.at);
        compared += 1;
      }
    }
    return compared;
  }

  /** An e-mail address is shown; that it is one is seen. */
  const isKindOfAddress = (value: string): boolean => value.includes('electronicAddressType');

  for (const version of isoVersions) {
    it(`a request of ${version}: each is kept and listed as its row says`, async () => {
      const code = version === '1.2' ? 'ASKER12' : 'ASKER';
      const secret = await known(code);
      const message = { kind: 'request', ...filled(messages.request, '', version) } as unknown as InitiatingMessage;
      Object.assign(message.header, {
        requestingAgencyId: { type: { value: 'ISIL' }, value: `CA-${code}` },
        supplyingAgencyId: { type: { value: 'ISIL' }, value: 'CA-OOALG' },
        requestingAgencyRequestId: `EVERY-${version}`,
      });
      const taken = await says(message, secret, version);
      const compared = await holds(version, 'request', taken, `EVERY-${version}`, /supplyingAgencyRequestId$/);
      expect(compared).to.be.above(version === '1.2' ? 50 : 60);
    });

    it(`a lender’s shipment of ${version} with its offer: each is kept and listed as its row says`, async () => {
      const code = version === '1.2' ? 'GIVER12' : 'GIVER';
      const secret = await known(code);
      const [id = ''] = await post.sends(code);
      await post.round();
      const message = {
        kind: 'supplyingAgencyMessage',
        ...filled(messages.supplyingAgencyMessage, '', version),
        ...(version === '1.2' ? { retryInfo: moved() } : {}),
      } as unknown as InitiatingMessage;
      Object.assign(message.header, {
        requestingAgencyId: { type: { value: 'ISIL' }, value: 'CA-OOALG' },
        supplyingAgencyId: { type: { value: 'ISIL' }, value: `CA-${code}` },
        requestingAgencyRequestId: id,
      });
      const taken = await says(message, secret, version);
      const compared = await holds(
        version,
        'supplyingAgencyMessage',
        taken,
        id,
        /header\/(multipleItem|requestingAgencyAuth)/,
      );
      expect(compared).to.be.above(version === '1.2' ? 10 : 25);
    });
  }
});
