/** The thread in which long messages are read. It knows no database and no partner: bytes in, what they say out. */
import { parentPort } from 'node:worker_threads';
import { understand } from '../../protocol/understand.js';
import type { ReadQuestion, ThreadAnswer } from './index.js';

parentPort?.on('message', ({ arrived, rules }: ReadQuestion) => parentPort?.postMessage(answerTo(arrived, rules)));

function answerTo({ bytes: posted, contentType }: ReadQuestion['arrived'], rules: ReadQuestion['rules']): ThreadAnswer {
  try {
    const bytes = Buffer.from(posted.buffer, posted.byteOffset, posted.byteLength);
    const { masked, ...understood } = understand({ bytes, contentType }, rules);
    // What has no secret in it is not posted back.
    return masked.bytes === bytes ? { understood } : { understood, masked };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
