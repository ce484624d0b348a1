/** What a message of a megabyte keeps everybody else waiting for: the longest turn of the node's event loop while it comes in. */
import { symbolOf, tokenOf } from './cast.js';
import { partnerCount } from './fill.js';
import type { Library } from './library.js';
import { blanks, templates } from './messages.js';

const sender = 3;
const bytes = 1_000_000;
let serial = 0;

function message(note: string, comment = ''): string {
  const n = serial++;
  return templates.notification
    .replaceAll(blanks.sender, symbolOf(`P${sender}`).slice('ISIL:'.length))
    .replaceAll(blanks.id, `OPEN-${sender + partnerCount * (n % 16)}`)
    .replaceAll(blanks.time, new Date(Date.now() + n).toISOString())
    .replaceAll(blanks.note, note)
    .replace('</ISO18626Message>', `${comment}</ISO18626Message>`);
}

/** Each is as long as is let in, and costs its reader in a way of its own. */
const kinds: readonly { what: string; write(): string }[] = [
  { what: 'one long note', write: () => message('x'.repeat(bytes)) },
  { what: 'a note in CDATA', write: () => message(`<![CDATA[${'x '.repeat(bytes / 2)}]]>`) },
  { what: 'entities', write: () => message('&amp;'.repeat(bytes / 5)) },
  { what: 'a long comment', write: () => message('Short.', `<!--${'x'.repeat(bytes)}-->`) },
  {
    what: 'many elements',
    write: () => message(`Short.</note>${`<note>${'y'.repeat(70)}</note>`.repeat(11_000)}<note>`),
  },
  {
    what: 'a security code',
    write: () =>
      message('x'.repeat(bytes)).replace(
        '<timestamp>',
        '<requestingAgencyAuthentication><accountId>a</accountId><securityCode>b</securityCode></requestingAgencyAuthentication><timestamp>',
      ),
  },
  { what: 'no XML at all', write: () => `${message('x'.repeat(bytes))}<` },
];

/** Milliseconds of processor time of the main thread: at rest, with short messages, and with each kind of long one. */
export async function longestTurns(library: Library, rounds: number): Promise<{ what: string; turn: number }[]> {
  const longest = () => library.ask<number>(0, 'longestTurn');
  const post = async (body: string) => {
    const answer = await fetch(`${library.url}/iso18626`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/xml', authorization: `Bearer ${tokenOf(`P${sender}`)}` },
    });
    if (answer.status !== 200) throw new Error(`A long message is answered ${answer.status}.`);
    await answer.text();
  };
  const warm = () => post(message('Short.'));
  for (let count = 0; count < 200; count += 1) await warm();
  for (const { write } of kinds) for (let count = 0; count < 3; count += 1) await post(write());
  const found: { what: string; turn: number }[] = [];
  for (const { what, write } of [{ what: 'short messages', write: () => message('Short.') }, ...kinds]) {
    await longest();
    let turn = 0;
    for (let round = 0; round < rounds; round += 1) {
      await post(write());
      turn = Math.max(turn, await longest());
    }
    found.push({ what, turn });
  }
  return found;
}
