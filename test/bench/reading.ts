/**
 * What it costs to read a message: processor time of libxml2's parse and verdict, of fast-xml-parser's tree with our pass over it, and
 * of the whole, also as a multiple of the first. `npx tsx test/bench/reading.ts [reads]`; needs no service. Then messages of up to 1 MB, in one piece.
 */
import { confirm } from '../../src/protocol/confirm.js';
import type { InitiatingMessage } from '../../src/protocol/messages.js';
import { read } from '../../src/protocol/read.js';
import { readTree } from '../../src/protocol/reading/tree.js';
import { judge, parseText } from '../../src/protocol/schemas.js';
import { understand } from '../../src/protocol/understand.js';
import { blanks, templates } from './messages.js';

const reads = Number(process.argv[2] ?? 5000);
const contentType = 'application/xml; charset="utf-8"';
const rules = { maxBytes: 2_000_000, strict: false };

const parsed = read(Buffer.from(templates.notice), contentType, rules);
if (parsed.kind !== 'message') throw new Error('The bench writes a message that cannot be read.');
const plain = {
  status: templates.notice,
  request: templates.request,
  confirmation: confirm(parsed.message as InitiatingMessage, { status: 'OK' }, new Date(), '1.2').xml,
};

const spellings: Record<string, (xml: string) => string> = {
  plain: (xml) => xml,
  'with schemes': (xml) => xml.replaceAll('<agencyIdType>', '<agencyIdType ill:scheme="http://example.org/types">'),
  'with a security code': (xml) =>
    xml.replace(
      /(?=<\/(header|confirmationHeader)>)/,
      '<requestingAgencyAuthentication><accountId>A</accountId><securityCode>sesame</securityCode></requestingAgencyAuthentication>',
    ),
  'with prefixes': (xml) => xml.replace(/<(\/?)(?=\w)/g, '<$1ill:').replace(/ xmlns="[^"]*"/, ''),
};

/** Microseconds of processor time, in small turns of each so that a busy machine is unfair to neither; the middle one. */
function costs(...works: (() => unknown)[]): number[] {
  const turns = works.map((): number[] => []);
  for (let done = -reads / 5; done < reads; done += 100)
    for (const [n, work] of works.entries()) {
      const began = process.cpuUsage();
      for (let count = 0; count < 100; count += 1) work();
      const { user, system } = process.cpuUsage(began);
      if (done >= 0) turns[n]?.push((user + system) / 100);
    }
  return turns.map((each) => each.sort((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0);
}

const us = (value: number | undefined) => `${Math.round(value ?? 0)} µs`.padStart(8);

console.log(
  `${reads} reads each.  libxml2’s parse and verdict | fast-xml-parser’s tree | read | read, marked and masked`,
);
for (const [what, xml] of Object.entries(plain))
  for (const [how, spelt] of Object.entries(spellings)) {
    const text = spelt(xml);
    const bytes = Buffer.from(text);
    const [bare = 1, tree, reading = 0, all] = costs(
      () => {
        const document = parseText(text);
        judge(document, '1.2');
        document.dispose();
      },
      () => readTree(text),
      () => read(bytes, contentType, rules),
      () => understand({ bytes, contentType }, rules),
    );
    const times = `${(reading / bare).toFixed(1)} ×`;
    console.log(
      `${`${what}, ${how}`.padEnd(28)}${String(bytes.length).padStart(6)} B`,
      us(bare),
      us(tree),
      us(reading),
      times,
      us(all),
    );
  }

for (const [what, note] of [
  ['one long note', (bytes: number) => 'x'.repeat(bytes)],
  ['entities', (bytes: number) => '&amp;'.repeat(bytes / 5)],
  ['CDATA sections', (bytes: number) => '<![CDATA[&]]>'.repeat(bytes / 13)],
] as const)
  for (const bytes of [100_000, 500_000, 1_000_000]) {
    const message = Buffer.from(templates.notification.replace(blanks.note, note(bytes)));
    const took = Array.from({ length: 9 }, () => {
      const began = process.cpuUsage();
      understand({ bytes: message, contentType }, rules);
      const { user, system } = process.cpuUsage(began);
      return (user + system) / 1000;
    }).sort((a, b) => a - b);
    console.log(
      `${what}, ${bytes / 1e6} MB: ${took[4]?.toFixed(1)} ms (at most ${took[8]?.toFixed(1)}), where it is read`,
    );
  }
