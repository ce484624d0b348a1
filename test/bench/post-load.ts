/** The load generator, in a process of its own: distinct messages over kept connections, as fast as they go or at a rate. */
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import { symbolOf, tokenOf } from './cast.js';
import { answerQuestions } from './child.js';
import { partnerCount } from './fill.js';
import { blanks } from './messages.js';
import { type Spread, spreadOf } from './statistics.js';

export interface Load {
  url: string;
  seconds: number;
  /** Ends after so many, or the seconds. */
  count?: number;
  connections: number;
  /** Messages a second; absent: as fast as they go. */
  rate?: number;
  /** Taken in turn. */
  templates: string[];
  /** `new`: each message is about a request of its own; else about `OPEN-0` … in turn. */
  about: 'new' | { open: number };
  /** Makes ids and notes of this run unlike any other's. */
  run: string;
}
export interface LoadResult {
  confirmed: number;
  failed: number;
  firstFailure?: string;
  seconds: number;
  /** Of confirmed messages, milliseconds from the call to the last byte of the confirmation. */
  took: Spread;
}

let serial = 0;

async function run(load: Load): Promise<LoadResult> {
  const pool = new Pool(new URL(load.url).origin, { connections: load.connections, pipelining: 1 });
  const path = new URL(load.url).pathname;
  const template = load.templates.map(split);
  const took: number[] = [];
  let failed = 0;
  let firstFailure: string | undefined;

  async function one(): Promise<void> {
    const n = serial++;
    const about = load.about === 'new' ? n : n % load.about.open;
    const code = `P${about % partnerCount}`;
    const id = load.about === 'new' ? `${load.run}-${n}` : `OPEN-${about}`;
    const parts = template[n % template.length] ?? [];
    const body = fillIn(parts, {
      sender: `${symbolOf(code).slice(5)}`,
      id,
      time: new Date(Date.now() + n).toISOString(),
      note: `${load.run} ${n}`,
    });
    const began = performance.now();
    try {
      const answer = await pool.request({
        path,
        method: 'POST',
        headers: { 'content-type': 'application/xml', authorization: `Bearer ${tokenOf(code)}` },
        body,
      });
      const text = await answer.body.text();
      if (answer.statusCode === 200 && (text.includes('messageStatus>OK<') || path === '/bare'))
        took.push(performance.now() - began);
      else {
        failed += 1;
        firstFailure ??= `${answer.statusCode} ${text.slice(0, 800)}`;
      }
    } catch (error) {
      failed += 1;
      firstFailure ??= String(error);
    }
  }

  const began = performance.now();
  const end = began + load.seconds * 1000;
  if (load.rate === undefined) {
    let sent = 0;
    const worker = async () => {
      while (performance.now() < end && (load.count === undefined || sent++ < load.count)) await one();
    };
    await Promise.all(Array.from({ length: load.connections }, worker));
  } else {
    const going = new Set<Promise<void>>();
    for (let sent = 0; performance.now() < end; ) {
      const due = Math.floor(((performance.now() - began) / 1000) * load.rate);
      for (; sent < due; sent++) {
        const each = one().finally(() => going.delete(each));
        going.add(each);
      }
      await pause(2);
    }
    await Promise.all(going);
  }
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return { confirmed: took.length, failed, ...(firstFailure ? { firstFailure } : {}), seconds, took: spreadOf(took) };
}

type Blank = keyof typeof blanks;
type Part = { text: string } | { blank: Blank };

function split(template: string): Part[] {
  const names = Object.keys(blanks) as Blank[];
  const pattern = new RegExp(`(${names.map((name) => blanks[name].replaceAll('.', '\\.')).join('|')})`);
  return template.split(pattern).map((text) => {
    const blank = names.find((name) => blanks[name] === text);
    return blank ? { blank } : { text };
  });
}

const fillIn = (parts: Part[], values: Record<Blank, string>): string =>
  parts.map((part) => ('text' in part ? part.text : values[part.blank])).join('');

answerQuestions(run);
process.on('disconnect', () => process.exit(0));
