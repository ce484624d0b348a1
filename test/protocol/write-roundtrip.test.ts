import { expect } from 'chai';
import fc from 'fast-check';
import { type IsoVersion, isoMessageKinds, isoVersions, type MessageKind } from '../../src/protocol/codes.js';
import type { IsoMessage } from '../../src/protocol/messages.js';
import { read } from '../../src/protocol/read.js';
import { type Loss, losses, UnwritableMessage, write } from '../../src/protocol/write.js';
import { arbitraryMessage } from '../support/arbitrary-messages.js';

describe('what is written is read again', () => {
  for (const version of isoVersions)
    for (const kind of isoMessageKinds)
      it(`as it was, but for the losses listed: ${kind}, version ${version}`, () => {
        fc.assert(
          fc.property(arbitraryMessage(kind), (message) => {
            if (isRefused(message, version))
              return void expect(() => write(message, version)).to.throw(UnwritableMessage);
            const got = read(Buffer.from(write(message, version)), 'application/xml', { maxBytes: 1e6, strict: true });
            expect(got).to.deep.include({ kind: 'message', version, versionText: version, tolerances: [] });
            expect(got.kind === 'message' && got.message).to.deep.equal(afterLosses(message, version));
          }),
          { numRuns: 150 },
        );
      });
});

const rowsFor = (kind: MessageKind, version: IsoVersion): Loss[] =>
  losses.filter((loss) => loss.message === kind && loss.version === version);

function isRefused(message: IsoMessage, version: IsoVersion): boolean {
  return rowsFor(message.kind, version).some(({ what, field, codes }) => {
    const value = field.split('.').reduce((at: unknown, name) => (at as Values | undefined)?.[name], message);
    return what === 'refused' && codes?.includes(value as string);
  });
}

type Values = Record<string, unknown>;

function afterLosses(message: IsoMessage, version: IsoVersion): unknown {
  const copy = structuredClone(message) as unknown as Values;
  for (const loss of rowsFor(message.kind, version)) lose(copy, loss.field.split('.'), loss.what);
  return withoutEmpty(copy);
}

function lose(values: Values, [first = '', ...rest]: string[], what: Loss['what']): void {
  const name = first.replace('[]', '');
  const value = values[name];
  if (value === undefined) return;
  if (rest.length > 0) {
    for (const each of Array.isArray(value) ? value : [value]) lose(each, rest, what);
  } else if (what === 'left out') delete values[name];
  else if (what === 'only the first kept') values[name] = (value as unknown[]).slice(0, 1);
  else if (what === 'only the first three kept') values[name] = (value as unknown[]).slice(0, 3);
  else if (what === 'written as itemId, sent via URL') {
    delete values[name];
    Object.assign(values, { itemId: [value], deliveryMethod: { value: 'URL' } });
  }
}

/** A structure that lost everything in it says nothing any more; these two are there all the same. */
const kept = ['bibliographicInfo', 'statusInfo'];

function withoutEmpty(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const rest = value.map((each) => withoutEmpty(each)).filter((each) => each !== undefined);
    return rest.length > 0 ? rest : undefined;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, withoutEmpty(each, key)]);
  const rest = Object.fromEntries(entries.filter(([, each]) => each !== undefined));
  return Object.keys(rest).length > 0 || kept.includes(name) ? rest : undefined;
}
