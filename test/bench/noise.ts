/** A partner that floods a node, in a process of its own: its connections send as soon as they are answered. */
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { symbolOf, tokenOf } from './cast.js';
import { answerQuestions } from './child.js';
import { partnerCount } from './fill.js';
import { blanks, templates } from './messages.js';

export type Template = 'notification' | 'statusRequest';

export interface Flood {
  template: Template;
  url: string;
  path: string;
  seconds: number;
  /** Messages a second at most; absent: as many as are answered. */
  perSecond?: number;
  connections: number;
  /** Added to the note of each message. */
  bytes: number;
}
export interface Flooded {
  confirmed: number;
  /** Told to come again later. */
  busy: number;
  other: number;
}

const noisy = 1;
let serial = 0;

async function flood({ template, url, path, seconds, perSecond, connections, bytes }: Flood): Promise<Flooded> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const told: Flooded = { confirmed: 0, busy: 0, other: 0 };
  const more = 'x'.repeat(bytes);
  const began = performance.now();
  const end = began + seconds * 1000;
  let sent = 0;
  const one = async () => {
    const n = serial++;
    const body = templates[template]
      .replaceAll(blanks.sender, symbolOf(`P${noisy}`).slice('ISIL:'.length))
      .replaceAll(blanks.id, `OPEN-${noisy + partnerCount * (n % 16)}`)
      .replaceAll(blanks.time, new Date(Date.now() + n).toISOString())
      .replaceAll(blanks.note, `noise ${n} ${more}`);
    try {
      const answer = await pool.request({
        path,
        method: 'POST',
        body,
        headers: { 'content-type': 'application/xml', authorization: `Bearer ${tokenOf(`P${noisy}`)}` },
      });
      await answer.body.dump();
      if (answer.statusCode === 200) told.confirmed += 1;
      else if (answer.statusCode === 503 || answer.statusCode === 429) told.busy += 1;
      else told.other += 1;
      // Even the rudest client takes a moment between an answer and the next message.
      await pause(answer.statusCode === 200 ? 0 : 100);
    } catch {
      told.other += 1;
      await pause(100);
    }
  };
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) {
        // The next of all connections has its time.
        const due = perSecond === undefined ? 0 : began + (sent++ / perSecond) * 1000;
        if (due >= end) return;
        if (due > performance.now()) await pause(due - performance.now());
        await one();
      }
    }),
  );
  await pool.close();
  return told;
}

answerQuestions(flood);
process.on('disconnect', () => process.exit(0));
