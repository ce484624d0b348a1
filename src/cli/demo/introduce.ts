import type { PartnerView } from '../../engine/ports.js';
import type { Desk } from './desk.js';

/** Makes each library list the others; the token that each issues becomes what the other presents. */
export async function introduceAll(desks: readonly Desk[]): Promise<void> {
  const pairs = desks.flatMap((home) => desks.filter((other) => other !== home).map((other) => ({ home, other })));
  for (const { home, other } of pairs) await listPartner(home, other);
  for (const { home, other } of pairs) await handToken(home, other);
}

const partnerAt = (desk: Desk, of: Desk) => desk.call<PartnerView | undefined>('GET', `/partners/${of.library.code}`);

/** The ports may have changed since the last run. */
async function listPartner(home: Desk, { library }: Desk): Promise<void> {
  const url = `http://127.0.0.1:${library.port}/iso18626`;
  const [type = '', value = ''] = library.symbol.split(':');
  const known = await home.call<PartnerView | undefined>('GET', `/partners/${library.code}`);
  if (!known)
    await home.call('POST', '/partners', {
      code: library.code,
      name: library.name,
      symbols: [{ type, value }],
      url,
      dialect: 'interlend',
      callLimitSeconds: 5, // on this machine
    });
  else if (known.url !== url) await home.call('PATCH', `/partners/${library.code}`, { url });
}

/** One that was never used may not have reached the other library: a fresh one takes its place. */
async function handToken(home: Desk, other: Desk): Promise<void> {
  const issued = (await partnerAt(home, other))?.credentials.filter((each) => !each.revokedAt) ?? [];
  if (issued.some((each) => each.lastUsedAt)) return;
  const path = `/partners/${other.library.code}/credentials`;
  const { secret } = await home.call<{ secret: string }>('POST', path, { kind: 'token' });
  await other.call('PATCH', `/partners/${home.library.code}`, { outboundAuth: { kind: 'bearer', token: secret } });
  for (const { id } of issued) await home.call('DELETE', `${path}/${id}`);
}
