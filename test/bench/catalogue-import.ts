/**
 * How many records of MARC come into the catalogue in a second: `npx tsx test/bench/catalogue-import.ts [records]`, with
 * DATABASE_URL. They go the way of `interlend catalogue import`: read from ISO 2709, sent in portions, with an item each.
 */

import { coded, iso, record } from '../catalogue/marc/records.js';
import { openCatalogue } from '../catalogue/support/open-catalogue.js';
import { sent } from '../catalogue/support/sent.js';

const records = Number(process.argv[2] ?? 20_000);
const portion = 500;
const say = (text: string) => process.stdout.write(`${text}\n`);
const open = await openCatalogue();

const one = (n: number) =>
  record(
    `b${n}`,
    [
      `020 __ $a${9_780_000_000_000 + n}`,
      `100 1_ $aSurname${n % 9_000}, Given${n % 400}`,
      `245 10 $aWord${(n * 31) % 60_000} of word${(n * 17) % 4_000} and word${n % 997} :$bvolume ${n % 40}`,
      `264 _1 $aToronto :$bPress ${n % 53},$c${1950 + (n % 77)}`,
      `650 _0 $aSubject ${n % 997}`,
      `952 __ $aMAIN$cIN_RS_REQ$oPS ${n}$p${String(n).padStart(14, '3')}`,
    ],
    { coded: coded(String(1950 + (n % 77)), n % 3 === 0 ? 'fre' : 'eng') },
  );

/** Records a second of the whole file. */
async function bring(what: string): Promise<void> {
  const begun = await open.catalogue.begin({ file: 'bench.mrc', source: 'bench', mode: 'update' }, 'bench');
  if (begun.kind !== 'done') throw new Error(JSON.stringify(begun));
  let reading = 0;
  let writing = 0;
  for (let from = 0; from < records; from += portion) {
    const file = iso(...Array.from({ length: Math.min(portion, records - from) }, (_, n) => one(from + n)));
    const began = performance.now();
    const read = await sent(file);
    const at = performance.now();
    const taken = await open.catalogue.take(begun.value.id, read);
    if (taken.kind !== 'done') throw new Error(JSON.stringify(taken));
    reading += at - began;
    writing += performance.now() - at;
  }
  const ended = performance.now();
  await open.catalogue.end(begun.value.id, { evenIfMost: false });
  writing += performance.now() - ended;
  const seconds = (reading + writing) / 1_000;
  say(`${what}: ${records} records in ${seconds.toFixed(1)} s, ${Math.round(records / seconds)} records/s.`);
}

try {
  await bring('new records');
  await bring('the same file again');
} finally {
  await open.close();
}
