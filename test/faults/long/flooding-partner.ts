/** A partner that floods a node over forty connections, in a process of its own: each sends as soon as it is answered. */
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { answerQuestions } from '../../bench/child.js';
import { type About, requesterXml } from '../../support/partner-voice.js';

export interface Flood {
  url: string;
  token: string;
  about: About;
  seconds: number;
}
export interface Flooded {
  confirmed: number;
  /** Told to come again later. */
  busy: number;
  other: number;
}

const connections = 40;
let words = 0;

async function flood({ url, token, about, seconds }: Flood): Promise<Flooded> {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const counted: Flooded = { confirmed: 0, busy: 0, other: 0 };
  const end = performance.now() + seconds * 1000;
  const one = async () => {
    try {
      words += 1;
      const answer = await pool.request({
        path: '/iso18626',
        method: 'POST',
        body: requesterXml(about, 'Notification', `Word ${words}.`),
        headers: { 'content-type': 'application/xml', authorization: `Bearer ${token}` },
      });
      const text = await answer.body.text();
      if (answer.statusCode === 200 && text.includes('>OK<')) counted.confirmed += 1;
      else if (answer.statusCode === 429 && answer.headers['retry-after']) counted.busy += 1;
      else counted.other += 1;
      if (answer.statusCode !== 200) await pause(100);
    } catch {
      counted.other += 1;
      await pause(100);
    }
  };
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) await one();
    }),
  );
  await pool.close();
  return counted;
}

answerQuestions(flood);
process.on('disconnect', () => process.exit(0));
