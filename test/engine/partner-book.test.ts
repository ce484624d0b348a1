import { expect } from 'chai';
import { createPartnerBook, makeSecret } from '../../src/engine/directory/partner-book.js';
import type { PartnerRecord } from '../../src/engine/model/records.js';

describe('the directory in memory', () => {
  const { secret, ...stored } = makeSecret('token');
  const partner = (revokedAt?: Date) =>
    ({
      code: 'LACITE',
      name: 'La Cité',
      status: 'active',
      symbols: ['ISIL:CA-OOLAC'],
      networks: [],
      credentials: [{ id: '1', kind: 'token', ...stored, createdAt: new Date(), ...(revokedAt ? { revokedAt } : {}) }],
    }) as unknown as PartnerRecord;

  it('FD3: a revoked credential fails within two seconds, though the wall clock was set back meanwhile', async () => {
    const wall = Date.now;
    let uptime = 1_000_000;
    let revokedAt: Date | undefined;
    const book = createPartnerBook(
      async () => [partner(revokedAt)],
      () => uptime,
    );
    const shown = [{ kind: 'bearer', secret } as const];
    try {
      expect((await book.identify(shown, '192.0.2.1'))?.partner.code).to.equal('LACITE');
      revokedAt = new Date();
      Date.now = () => wall() - 86_400_000;
      uptime += 2_001;
      expect(await book.identify(shown, '192.0.2.1'), 'a day was taken from the wall clock').to.equal(undefined);
    } finally {
      Date.now = wall;
    }
  });
});
