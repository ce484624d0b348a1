/**
 * Makes the fixture of a version: `npx tsx test/support/upgrade/write-fixture.ts <commit>`, with `DATABASE_URL`. The demo network of that
 * version plays its loans and fills its desks; one library then changes its settings and is backed up. What its staff read, as that
 * version answers on the restored backup, is written beside it. Where there is a backup already, only what staff read is written.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { asPeopleRead } from './as-people-read.js';
import { openOldProgram } from './old-program.js';
import { fixtureOf, oldSettings, oldStaffToken, openWithoutJobs } from './stored-fixture.js';

/** What a library changes before it is backed up: orders of the staff API of every version from cfcf000b on. */
const changes: readonly (readonly [method: string, path: string, body: unknown])[] = [
  ['PATCH', '/policies', { patronLoanDays: 17, recallDays: 4 }],
  [
    'PATCH',
    '/libraries/RES_SHARE',
    {
      email: 'ill@algonquin.example',
      address: { line1: '1385 Woodroffe Avenue', locality: 'Ottawa', postalCode: 'K2G 1V8', region: 'ON' },
      closedWeekdays: [0, 6],
    },
  ],
  ['POST', '/libraries/RES_SHARE/closures', { from: '2027-12-24', until: '2028-01-02', note: 'Winter break' }],
  [
    'POST',
    '/reasons',
    {
      list: 'reject',
      code: 'EXHIBIT',
      label: 'In an exhibition',
      french: 'En exposition',
      reasonUnfilled: 'NotAvailableForILL',
    },
  ],
  ['POST', '/workflow-profiles', { code: 'SHORT', name: 'Short', french: 'Court', kind: 'lending', steps: [] }],
  ['POST', '/rota-templates', { code: 'NEAR', name: 'Near us', members: ['LACITE', 'NORTHERN'] }],
  [
    'POST',
    '/rota-rules',
    {
      name: 'Loans of staff',
      templates: ['NEAR'],
      conditions: [{ fact: 'userGroup', operator: 'is', values: ['staff'] }],
    },
  ],
  [
    'POST',
    '/sending-rules',
    {
      name: 'Loans of students',
      sends: true,
      conditions: [{ fact: 'userGroup', operator: 'is', values: ['student'] }],
    },
  ],
  ['POST', '/temporary-item-rules', { location: 'IN_RS_REQ', itemPolicy: 'In library only' }],
  [
    'PUT',
    '/letter-words/onHoldShelf',
    { language: 'en', subject: 'Come and get {{title}}', body: '# It is here\n\n{{title}} is here.' },
  ],
  [
    'PUT',
    '/letter-words/onHoldShelf',
    {
      language: 'fr',
      library: 'RES_SHARE',
      subject: 'Document arrivé',
      body: '# Il est arrivé\n\n{{title}} vous attend.',
    },
  ],
  [
    'PUT',
    '/query-templates/1',
    {
      en: { name: 'Which edition', heading: 'Which edition of {title}?', lines: ['Please tell us the edition.'] },
      fr: { heading: 'Quelle édition de {title}?', lines: ['Veuillez préciser l’édition.'] },
    },
  ],
  ['PUT', '/letter-styles/RES_SHARE', { languages: ['fr', 'en'] }],
  [
    'POST',
    '/patrons',
    { id: '20999', name: 'Éloïse Ménard', group: 'student', language: 'fr', expiresOn: '2030-08-31' },
  ],
  ['POST', '/patrons/20999/blocks', { reason: 'Card reported lost' }],
  ['POST', '/fees', { patron: '20417', amount: '12.50', note: 'Coffee on the cover' }],
  ['PATCH', '/partners/LACITE', { name: 'La Cité collégiale' }],
  ['POST', '/views', { side: 'lending', name: 'To ship today', search: 'state=willSupply' }],
  ['PUT', '/job-readers', { items: ['manager@algonquin.example'] }],
];

async function makeBackup(commit: string): Promise<void> {
  const { folder, library, describe } = fixtureOf(commit);
  await mkdir(folder, { recursive: true });
  const data = await mkdtemp(join(tmpdir(), 'interlend-fixture-'));
  const program = await openOldProgram(commit);
  const demo = spawn(process.execPath, ['--import', 'tsx', 'src/cli/interlend.ts', 'demo', '--data', data], {
    cwd: program.folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await untilItStaysUp(demo);
    const staffToken = await readFile(join(data, 'algonquin', 'staff-token'), 'utf8');
    for (const [method, path, body] of changes) await order(staffToken.trim(), method, path, body);
    const { port, password } = JSON.parse(await readFile(join(data, 'postgres', 'postgres.json'), 'utf8'));
    const database = `postgres://interlend:${password}@127.0.0.1:${port}/interlend_demo_algonquin`;
    const { status, out } = program.run(['backup', '--to', library.file, '--database', database], {});
    if (status !== 0) throw new Error(`The backup ended with ${status}: ${out}`);
    await rm(`${library.file}.copies`, { recursive: true, force: true });
    const secretKey = (await readFile(join(data, 'algonquin', 'secret-key'), 'utf8')).trim();
    await writeFile(describe, `${JSON.stringify({ secretKey }, null, 2)}\n`);
  } finally {
    demo.kill('SIGINT');
    if (demo.exitCode === null) await once(demo, 'exit');
    await program.close();
    await rm(data, { recursive: true, force: true });
  }
}

function untilItStaysUp(demo: ChildProcess): Promise<void> {
  return new Promise((done, failed) => {
    demo.stdout?.setEncoding('utf8').on('data', (text: string) => {
      process.stdout.write(text);
      if (text.includes('The network stays up')) done();
    });
    demo.once('exit', (code) => failed(new Error(`The demo ended with ${code}.`)));
  });
}

/** The first library of the demo listens there. */
async function order(token: string, method: string, path: string, body: unknown): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:8701/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} is answered ${answer.status}: ${await answer.text()}`);
}

async function writeWhatStaffRead(commit: string): Promise<void> {
  const { library } = fixtureOf(commit);
  const [database, program] = await Promise.all([openWithoutJobs(commit), openOldProgram(commit)]);
  try {
    const { url } = await program.serve(oldSettings(library, database.url));
    const read = await asPeopleRead(url, oldStaffToken);
    await writeFile(fixtureOf(commit).read, gzipSync(JSON.stringify(read)));
  } finally {
    await program.close();
    await database.drop();
  }
}

const [commit = ''] = process.argv.slice(2);
if (!existsSync(fixtureOf(commit).library.file)) await makeBackup(commit);
await writeWhatStaffRead(commit);
process.exit(0);
