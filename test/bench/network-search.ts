/**
 * A search over the catalogues of 24 partners: `npx tsx test/bench/network-search.ts [rounds]`. Each answers by SRU on this
 * machine after 20 to 80 ms, as a near server does; then one of them is dead, and costs its time limit and no more.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCatalogueFetcher } from '../../src/adapters/courier/fetch-catalogue.js';
import { locatePresets } from '../../src/catalogue/locate/profile.js';
import { writeMarcXml } from '../../src/catalogue/marc/marcxml.js';
import { createPartnerCatalogues } from '../../src/engine/catalogue/partner-catalogues.js';
import { record } from '../catalogue/marc/records.js';
import { median } from './statistics.js';

const rounds = Number(process.argv[2] ?? 20);
const partners = 24;
const timeLimitMs = 4_000;
const say = (text: string) => process.stdout.write(`${text}\n`);

const found = (of: number) =>
  `<zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/"><zs:version>1.2</zs:version><zs:numberOfRecords>20</zs:numberOfRecords><zs:records>${Array.from(
    { length: 20 },
    (_, n) =>
      `<zs:record><zs:recordSchema>marcxml</zs:recordSchema><zs:recordData>${writeMarcXml(
        record(`b${of}-${n}`, [
          `020 __ $a${9_780_000_000_000 + n}`,
          '100 1_ $aZola, Émile',
          `245 10 $aNana ${n}`,
          `952 __ $aMAIN$cSTACKS$p${of}-${n}`,
        ]),
      )}</zs:recordData></zs:record>`,
  ).join('')}</zs:records></zs:searchRetrieveResponse>`;

const answers = Array.from({ length: partners }, (_, of) => found(of));
let dead = -1;
const server: Server = createServer((req, res) => {
  const of = Number((req.url ?? '').split(/[/?]/)[1]);
  if (of === dead) return;
  res.setHeader('content-type', 'text/xml');
  setTimeout(() => res.end(answers[of]), 20 + Math.random() * 60);
});
await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', () => listening()));
const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const fetcher = createCatalogueFetcher({ allowAddresses: ['127.0.0.1'], userAgent: 'Interlend' });
const codes = Array.from({ length: partners }, (_, of) => `P${of}`);
const catalogues = createPartnerCatalogues({
  fetch: fetcher.fetch,
  profiles: {
    all: async () =>
      codes.map((partner, of) => ({
        partner,
        profile: { ...locatePresets.koha, address: `${at}/${of}`, timeLimitMs },
      })),
    put: async () => true,
    remove: async () => true,
  },
});

/** From the question to the last answer, and how many libraries had answered; each round asks for other words. */
async function search(round: string): Promise<{ all: number; most: number; silent: number }> {
  const began = performance.now();
  const times = await Promise.all(
    codes.map(async (code) => {
      const answer = await catalogues.search(code, `nana ${round}`);
      return { at: performance.now() - began, silent: answer?.trouble !== undefined };
    }),
  );
  const well = times.filter(({ silent }) => !silent).map((each) => each.at);
  return {
    all: Math.max(...times.map((each) => each.at)),
    most: Math.max(...well),
    silent: times.length - well.length,
  };
}

try {
  await search('warm');
  const all: number[] = [];
  for (let round = 0; round < rounds; round += 1) all.push((await search(`well${round}`)).all);
  say(
    `${partners} catalogues, all well: median ${Math.round(median(all))} ms to the last answer, worst ${Math.round(Math.max(...all))} ms.`,
  );
  dead = 7;
  const one = await search('dead');
  say(
    `one of them dead: ${Math.round(one.most)} ms to the answers of the other ${partners - one.silent}, ${Math.round(one.all)} ms until the dead one is given up (its limit is ${timeLimitMs} ms).`,
  );
} finally {
  server.closeAllConnections();
  server.close();
  await fetcher.close();
}
