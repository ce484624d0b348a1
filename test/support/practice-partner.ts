import { type OpenPractice, openPractice } from '../../src/compose/open-practice.js';
import type { PartnerView } from '../../src/contract/partner-schemas.js';
import type { Faults } from '../../src/domain/practice/play.js';
import type { IsoVersion } from '../../src/protocol/codes.js';
import { movePartner } from './move-partner.js';
import type { InProcess } from './node-under-test.js';

export interface Practised extends OpenPractice {
  /** Under which the node lists it. */
  code: string;
}

/** Opens a practice partner on a port of its own and lists it at the node as what it speaks. */
export async function practiseWith(
  node: InProcess,
  code: string,
  ours: string,
  {
    isoVersion = '1.2',
    dialect = 'standard-1.2',
    faults = {},
  }: { isoVersion?: IsoVersion; dialect?: string; faults?: Faults } = {},
): Promise<Practised> {
  const symbol = { type: 'ISIL', value: `CA-${code}` };
  const secret = `secret-of-${code}`;
  const added = await node.desk<{ partner: PartnerView; token: string }>('POST', '/partners', {
    code,
    name: 'Practice partner',
    symbols: [symbol],
    dialect,
    isoVersion,
    url: 'http://127.0.0.1:9626/iso18626',
    outboundAuth: { kind: 'bearer', token: secret },
  });
  const practice = await openPractice(
    {
      host: '127.0.0.1',
      port: 0,
      symbols: [`ISIL:CA-${code}`],
      dialect,
      isoVersion,
      faults,
      scenario: 'fills',
      soonMs: 1,
      laterMs: 20,
      secret,
      library: { symbol: ours, url: `${node.url}/iso18626`, token: added.token },
    },
    () => {},
  );
  await movePartner(node.desk, code, `${practice.url}/iso18626`, { callLimitSeconds: 10 });
  return { ...practice, code };
}
