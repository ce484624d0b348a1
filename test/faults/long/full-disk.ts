import { setTimeout as pause } from 'node:timers/promises';
import { openLibrary } from '../../support/node-under-test.js';
import { requestXml } from '../../support/partner-voice.js';
import { mountSmallDisk } from '../../support/small-disk.js';
import { nowhere } from './changed-messages.js';
import { figureOf, medianOf } from './figures.js';
import { judge, nothingSaid, spotless } from './ledger.js';
import type { Outcome, Scenario, Stage } from './scenario.js';

const rounds = 5;

/** The disk of the database becomes full, and has room again, some times. */
export const fullDisk: Scenario = {
  name: 'disk',
  does: 'The disk of the database becomes full under a node, and has room again, several times.',
  holds: 'What cannot be stored is refused with 503 and never confirmed, and the node goes on by itself.',
  run,
};

async function run({ choice, isOver, tell }: Stage): Promise<Outcome> {
  const disk = await mountSmallDisk();
  if (!disk)
    return { done: {}, verdict: spotless, figures: [], leftOut: 'No small disk can be mounted here: that wants root.' };
  const library = await openLibrary();
  try {
    const partner = await library.addPartner('PARTNER', nowhere);
    await disk.take(library);
    const said = new Map();
    const firstOk: number[] = [];
    let refused = 0;
    let serial = choice.seed;
    const next = () =>
      requestXml(
        { requester: partner.symbol, supplier: library.symbol, id: `DISK-${++serial}` },
        `Lakes ${'x'.repeat(4000)}`,
      );
    for (let round = 1; round <= rounds && !isOver(); round += 1) {
      await disk.fill(library);
      const waiting: string[] = [];
      // What fits into pages that are there is stored truly; then no page is left.
      for (let n = 0; n < 200 && waiting.length < 3; n += 1) {
        const xml = next();
        const reply = await library.hear(partner, xml);
        if (reply.status === 503) waiting.push(xml);
        else said.set(xml, reply);
      }
      refused += waiting.length;
      await disk.makeRoom(library);
      const began = performance.now();
      for (const [at, xml] of waiting.entries()) {
        let reply = await library.hear(partner, xml);
        for (; reply.messageStatus !== 'OK' && !isOver(); reply = await library.hear(partner, xml)) await pause(50);
        said.set(xml, reply);
        if (at === 0) firstOk.push(performance.now() - began);
      }
      tell(`round ${round} of ${rounds}: ${refused} messages were told to come again`);
    }
    return {
      done: { 'times full': firstOk.length, 'told to come again': refused, 'messages confirmed': said.size },
      verdict: await judge(library, [], { ...nothingSaid, said }),
      figures: [
        figureOf('first OK after there is room, median', medianOf(firstOk) / 1000, 2),
        figureOf('first OK after there is room, slowest', Math.max(...firstOk) / 1000, 2),
      ],
    };
  } finally {
    await library.close();
    await disk.remove();
  }
}
