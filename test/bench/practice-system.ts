/** The practice system in a process of its own. It knows every item that a robot lends: their barcodes are made up as they go. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPracticeSystem, type PracticeItem } from '../../src/library-system/practice-system.js';
import { answerQuestions } from './child.js';
import { patronIds } from './patron-ids.js';

export type PracticeQuestion = 'url' | 'done';

const items: PracticeItem[] = [];
const users = patronIds().map((id) => ({
  id,
  pin: '1234',
  name: `Élodie ${id}`,
  email: 'e@example.org',
  group: 'Student',
}));
const system = createPracticeSystem({ users, items });
let done = 0;

/** The item of a message. */
const itemIn = (xml: string): string | undefined => /<ItemIdentifierValue>([^<]*)</.exec(xml)?.[1];

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const bytes = Buffer.concat(chunks);
    const xml = bytes.toString('utf8');
    const id = itemIn(xml);
    if (id && xml.includes('<CheckOutItem>') && !items.some((item) => item.id === id)) items.push({ id, title: id });
    const answer = system.answer(bytes);
    if (answer.kind === 'none') return response.destroy();
    if (!answer.text.includes('<Problem>')) done += 1;
    if (id && xml.includes('<CheckInItem>')) items.splice(0, items.length, ...items.filter((item) => item.id !== id));
    response.setHeader('content-type', 'application/xml');
    return response.end(answer.text);
  });
});
await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));

answerQuestions((question: PracticeQuestion) =>
  question === 'url' ? `http://127.0.0.1:${(server.address() as AddressInfo).port}/ncip` : done,
);

process.on('disconnect', () => process.exit(0));
