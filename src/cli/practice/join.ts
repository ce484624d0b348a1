import type { PracticeOptions } from '../../compose/open-practice.js';
import { practiceName } from '../../engine/practice/desk.js';
import type { IsoVersion } from '../../protocol/codes.js';
import type { Client, Thing } from '../client.js';
import { Refused } from '../failures.js';
import type { Host } from '../host.js';

export interface Joining {
  code: string;
  symbols: readonly string[];
  /** Where the node will call the practice partner. */
  address: string;
  /** What the node will present there. */
  secret: string;
  dialect: string;
  isoVersion: IsoVersion;
  /** Where the node takes messages. */
  node: string;
}

/** Lists the practice partner in the directory of a running node, anew each time: its secrets live as long as it runs. */
export async function joinNode(host: Host, client: Client, joining: Joining): Promise<PracticeOptions['library']> {
  const { code, address: url, secret, dialect, isoVersion } = joining;
  const symbols = joining.symbols.map((symbol) => {
    const colon = symbol.indexOf(':');
    return { type: symbol.slice(0, colon), value: symbol.slice(colon + 1) };
  });
  const [library] = (await client.readNode()).symbols;
  if (!library) throw new Refused('The node has no symbol of its own.', 'Set INTERLEND_SYMBOLS.');
  const present = { kind: 'bearer', token: secret } as const;
  const known = (await client.listPartners()).find((partner) => partner.code === code);
  if (known && !isOurs(known, symbols))
    throw new Refused(`${code} is another partner of the node.`, 'Give --code, a code of its own.');
  const token = known ? await comeBack(client, known) : undefined;
  if (known) await client.changePartner({ code, practice: true, url, dialect, isoVersion, outboundAuth: present });
  const added = known
    ? undefined
    : await client.addPartner({
        practice: true,
        code,
        name: practiceName,
        symbols,
        url,
        dialect,
        isoVersion,
        outboundAuth: present,
      });
  host.out(`The node lists it as partner ${code}.`);
  const symbol = `${library.type}:${library.value}`;
  return { symbol, url: joining.node, token: token ?? added?.token ?? '' };
}

const isOurs = (known: Thing<'PartnerView'>, symbols: readonly { type: string; value: string }[]): boolean =>
  known.name === practiceName &&
  symbols.every(({ type, value }) => known.symbols.some((each) => each.type === type && each.value === value));

async function comeBack(client: Client, known: Thing<'PartnerView'>): Promise<string> {
  const { secret } = await client.issueCredential({ code: known.code, kind: 'token' });
  for (const { id, revokedAt } of known.credentials)
    if (!revokedAt) await client.revokeCredential({ code: known.code, id });
  return secret ?? '';
}
