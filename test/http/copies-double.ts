import { Readable } from 'node:stream';
import type { Copies } from '../../src/engine/copies/index.js';
import type { CopyRecord } from '../../src/engine/model/copies.js';

export const aCopy: CopyRecord = {
  id: '7d9f3c1e-0000-4000-8000-00000000c0de',
  request: '4711',
  side: 'lending',
  status: 'waiting',
  name: 'nursing.pdf',
  type: 'application/pdf',
  bytes: 8,
  sha256: 'a'.repeat(64),
  madeAt: new Date('2026-03-02T15:00:00Z'),
  madeBy: 'desk',
  until: new Date('2026-03-16T15:00:00Z'),
};

/** One file of one request; whatever is uploaded is taken for it. */
export const copiesDouble = (): Copies => ({
  limits: { megabytes: 100, days: 14, kinds: 'PDF, JPEG, PNG, TIFF' },
  upload: async (_id, { stream }) => {
    for await (const _chunk of stream);
    return { kind: 'kept', copy: aCopy };
  },
  ofRequest: async () => [aCopy],
  again: async () => true,
  accept: async () => true,
  toPartner: async () => ({ kind: 'unknown' }),
  toStaff: async (_request, id) =>
    id === aCopy.id ? { copy: aCopy, stream: Readable.from([Buffer.from('%PDF-1.7')]), from: 0, bytes: 8 } : undefined,
  toPatron: async () => ({ kind: 'unknown' }),
  fetcher: { start: () => {}, runOnce: async () => 0, stop: async () => {} },
  end: async () => 0,
  clear: async () => 0,
});
