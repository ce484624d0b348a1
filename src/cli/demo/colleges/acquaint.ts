import type { PartnerView } from '../../../engine/ports.js';
import { spokenBetween } from './cast.js';
import type { OpenCollege } from './open.js';

/** Each college lists all others in the dialect that the two of them speak; what one issues, the other presents. */
export async function acquaintAll(colleges: readonly OpenCollege[]): Promise<void> {
  const tokens = new Map<string, string>();
  await Promise.all(colleges.map((home) => listOthers(home, colleges, tokens)));
  await Promise.all(colleges.map((home) => presentTokens(home, colleges, tokens)));
}

const pair = (home: OpenCollege, other: OpenCollege) => `${home.college.code} ${other.college.code}`;

async function listOthers(home: OpenCollege, all: readonly OpenCollege[], tokens: Map<string, string>) {
  for (const other of all) {
    if (other === home) continue;
    const { code, name, symbol } = other.college;
    const [type = '', value = ''] = symbol.split(':');
    const how = {
      url: `http://127.0.0.1:${other.desk.library.port}/iso18626`,
      ...spokenBetween(home.college, other.college),
    };
    const known = await home.desk.call<PartnerView | undefined>('GET', `/partners/${code}`);
    if (known) {
      await home.desk.call('PATCH', `/partners/${code}`, how);
      const live = known.credentials.filter(({ revokedAt }) => !revokedAt);
      if (live.some(({ lastUsedAt }) => lastUsedAt)) continue;
      const path = `/partners/${code}/credentials`;
      // Two of a kind are live at most: what an earlier run issued and nobody presented makes room.
      for (const { id } of live) await home.desk.call('DELETE', `${path}/${id}`);
      tokens.set(pair(home, other), (await home.desk.call<{ secret: string }>('POST', path, { kind: 'token' })).secret);
      continue;
    }
    const draft = { code, name, symbols: [{ type, value }], ...how, callLimitSeconds: 20 };
    tokens.set(pair(home, other), (await home.desk.call<{ token: string }>('POST', '/partners', draft)).token);
  }
}

/** One that was used before is known to the other already. */
async function presentTokens(home: OpenCollege, all: readonly OpenCollege[], tokens: ReadonlyMap<string, string>) {
  for (const other of all) {
    const token = tokens.get(pair(other, home));
    if (token !== undefined)
      await home.desk.call('PATCH', `/partners/${other.college.code}`, { outboundAuth: { kind: 'bearer', token } });
  }
}
