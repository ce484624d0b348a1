/**
 * Runs in the copy that `third-language.ts` makes, in a process of its own: a node, its mails and its terminal, spoken to in the
 * third language. Prints what it was told as JSON.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { RequestView } from '../../src/contract/request-views.js';
import { catchMail } from './catching-server.js';
import { openLibrary } from './node-under-test.js';
import { root } from './root.js';

const server = await catchMail();
const library = await openLibrary();
const node = await library.serve(
  {
    INTERLEND_SMTP_HOST: '127.0.0.1',
    INTERLEND_SMTP_PORT: String(server.port),
    INTERLEND_SMTP_TLS: 'none',
    INTERLEND_SMTP_FROM: 'ill@college.example',
  },
  false,
);
const headers = { authorization: 'Bearer a-staff-token-of-tests', 'accept-language': 'eo' };
const refused = await fetch(`${node.url}/api/v1/requests/NO-SUCH`, { headers });
const { title, detail } = (await refused.json()) as { title: string; detail: string };

await library.addPartner('NORTH', 'http://127.0.0.1:18626/');
await node.desk('POST', '/patrons', { id: '7', name: 'Sam Example', email: 'sam@mail.example', language: 'eo' });
// By the process that listed the partner: the other one hears of it a moment later.
const { id, version } = await library.hand.desk<RequestView>('POST', '/requests', {
  serviceType: 'Loan',
  title: 'Obasan',
  rota: ['NORTH'],
  patron: { id: '7' },
});
const sent = async () => {
  while ((await node.node.mailer.runOnce(new Date(Date.now() + 60 * 60_000))) > 0);
  return server.mails.splice(0);
};
await sent();
await node.desk('POST', `/requests/${id}/query-patron`, { version, type: 5 });
const [letter] = await sent();

// The node answers in this process: nothing may block it.
const terminal = spawn(
  process.execPath,
  [
    ...['--import', 'tsx', join(root, 'src/cli/interlend.ts')],
    ...['import', 'alma', 'patrons', '-', '--dry-run', '--language', 'eo'],
  ],
  {
    cwd: root,
    env: { ...process.env, INTERLEND_URL: node.url, INTERLEND_STAFF_TOKEN: 'a-staff-token-of-tests' },
  },
);
terminal.stdin.end('Primary Identifier,Name\nU2,\n');
const [out, err] = await Promise.all([text(terminal.stdout), text(terminal.stderr)]);

console.log(
  JSON.stringify({
    refusal: { language: refused.headers.get('content-language'), title, detail },
    letter: { subject: letter?.subject, text: letter?.text },
    terminal: { out, err },
  }),
);
await library.close();
await server.close();
process.exit(0);
