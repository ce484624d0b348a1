import { expect } from 'chai';
import type { Operation } from '../../src/contract/operation.js';
import { operations } from '../../src/contract/operations.js';
import { rolePermissions } from '../../src/domain/staff/permissions.js';
import { type RoleHeld, staffRoles } from '../../src/domain/staff/staff.js';
import { readPdf } from '../slips/reader.js';
import { readXlsx } from '../support/read-xlsx.js';
import { keyWith, type PlantedNetwork, plantPatrons } from './planted.js';

/** What hostile people write where it is exported: each begins a formula in one program or another. */
const formulas = ['=HYPERLINK("http://evil.example","Open")', '+1+cmd|x', '-2+3', '@SUM(A1)', '\t=1+1', '\r\n=2+2'];
const beginsFormula = /^[\s\uFEFF"]*[=+\-@＝＋－＠|]/;

const admin: RoleHeld[] = [{ role: 'generalSystemAdministrator' }];
/** Everything that is taken away as a file, from the table of operations: a new one is walked too. */
const files = operations.filter(
  ({ answer }) => typeof answer === 'string' && !['none', 'redirect', 'events', 'lines'].includes(answer),
);

interface Taken {
  status: number;
  headers: Headers;
  bytes: Buffer;
  /** As a reader finds it, whatever it is packed in. */
  text: string;
}

describe('everything that leaves the node as a file (E9, E20)', function () {
  this.timeout(240_000);
  let world: PlantedNetwork;
  let addresses: Partial<Record<string, string[]>>;
  const node = () => world.network.algonquin.node;

  before(async () => {
    world = await plantPatrons();
    const { pool } = node().database;
    const one = async (sql: string, values: unknown[] = []) =>
      String((await pool.query<{ id: string }>(sql, values)).rows[0]?.id);
    const { desk } = world.network.algonquin;
    for (const text of formulas)
      await desk.creates({ title: `${text} of a title`, author: text, rota: ['LACITE'], patron: { name: text } });
    await pool.query(`update partner set name = '=1+1 Library' where code = 'LACITE'`);
    const key = await keyWith(world.network, admin);
    const post = async (path: string, body: object = {}) => {
      const answer = await take(key, path, 'POST', body);
      expect(answer.status, `${path}: ${answer.text}`).to.be.oneOf([200, 201]);
      return JSON.parse(answer.text);
    };
    const { id: view } = await post('/views', { side: 'borrowing', name: '../=1+1\u202e"; evil="\u00e9', search: '' });
    const schedule = { every: 'day', at: '08:00' };
    const wish = { name: 'All', view, deed: 'export', format: 'csv', schedule };
    const { own } = await post('/staff-jobs', wish);
    const { job } = await post(`/staff-jobs/${own.id}/run`);
    const slips =
      await ofEach(`insert into letter (code, kind, audience, request_id, patron_id, library_code, language, facts, created_by)
        select 'receiveSlip', 'slip', 'staff', r.id, p.id, r.owner_library, 'en', jsonb_build_object('title', c.title, 'author', c.author,
          'externalId', r.external_id, 'patronName', p.name, 'patronId', p.id), 'A test'
        from request r join citation c on c.request_id = r.id join patron p on p.id = c.patron ->> 'id'
        where r.owner_library = $1 limit 1 returning id::text`);
    const messages = await ofEach(`select x.id::text from outbound_message x join request r on r.id = x.request_id
        where r.owner_library = $1 limit 1`);
    const certification = await one(
      `insert into certification (key, partner_code, state, wait_seconds, started_by, finished_at)
        values ('WALKED', 'LACITE', 'done', 1, 'A test', now()) returning key as id`,
    );
    const both = (path: string) => [`${path}?format=csv`, `${path}?format=xlsx`];
    addresses = {
      readMessageXml: messages.map((id) => `/messages/out/${id}/xml`),
      reportCertification: [`/partners/LACITE/certifications/${certification}/report`],
      readStaffJobFile: [`/staff-jobs/${own.id}/runs/${job.last.id}/file`],
      openCopy: world.requests.map((id) => `/requests/${id}/copies/1/file`),
      readLetterLogo: [`/letter-logos/${'0'.repeat(64)}`],
      drawLetter: slips.map((id) => `/letters/${id}.pdf`),
      drawLetters: [`/letters.pdf?${slips.map((id) => `ids=${id}`).join('&')}`],
      exportRequests: ['/requests.csv', `/requests.csv?q=${world.main.name.split(' ')[1]}`],
      exportRequestsToSpreadsheet: ['/requests.xlsx', `/requests.xlsx?q=${world.main.name.split(' ')[1]}`],
      exportView: both(`/views/${view}/file`),
      exportLostCandidates: both('/lost-candidates/file').map((each) => `${each}&because=overdue&days=0`),
      exportFigures: both('/figures/file'),
    };
    async function ofEach(sql: string) {
      return [await one(sql, [world.main.library]), await one(sql, ['NORTH'])];
    }
  });
  after(() => world?.close());

  async function take(key: string, path: string, method = 'GET', body?: object): Promise<Taken> {
    const answer = await fetch(`${node().servers?.url}/api/v1${path}`, {
      method,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, bytes, text: await textOf(answer.headers, bytes) };
  }

  /** Every file that somebody with these roles is given. */
  async function taken(roles: RoleHeld[]): Promise<({ operation: Operation; path: string } & Taken)[]> {
    const key = await keyWith(world.network, roles);
    const all = [];
    for (const operation of files)
      for (const path of addresses[operation.id] ?? []) all.push({ operation, path, ...(await take(key, path)) });
    for (const { status, path, text } of all) expect(status, `${path}: ${text.slice(0, 300)}`).to.be.below(500);
    return all.filter(({ status }) => status === 200);
  }

  it('the walk knows an address of each, so that a new one is looked at too', async () => {
    expect(Object.keys(addresses).sort()).to.deep.equal(files.map(({ id }) => id).sort());
    const given = new Set((await taken(admin)).map(({ operation }) => operation.id));
    // No copy lies there and no library has a logo: their own tests send some.
    const never = ['openCopy', 'readLetterLogo'];
    expect([...given].sort()).to.deep.equal(
      files
        .map(({ id }) => id)
        .filter((id) => !never.includes(id))
        .sort(),
    );
  });

  it('nobody in particular gets any of them, and finds nothing in the refusal', async () => {
    for (const { id } of files)
      for (const path of addresses[id] ?? []) {
        const { status, text } = await take('', path);
        expect([path, status, /Quenneville|Oblonski|long book/.test(text)]).to.deep.equal([path, 401, false]);
      }
  });

  it('each is kept by nobody on the way, is what its type says, and has a name that leads nowhere', async () => {
    for (const { operation, path, headers } of await taken(admin)) {
      expect(headers.get('cache-control'), path).to.match(/no-store/);
      expect(headers.get('x-content-type-options'), path).to.equal('nosniff');
      expect(headers.get('content-type'), path).to.match(typeOf(operation, path));
      const said = headers.get('content-disposition');
      if (operation.answer === 'xml') expect(headers.get('content-security-policy'), path).to.match(/sandbox/);
      else if (operation.answer !== 'text')
        expect(said, path).to.match(
          /^(attachment|inline); filename="?[\p{L}\p{N}.-]+"?(; filename\*=UTF-8''[\w.%-]+)?$/u,
        );
      expect(said ?? '', path).to.not.match(/[\\/]|\.\.|evil=|\u202e/);
    }
  });

  it('no cell of any begins a formula, whatever people wrote', async () => {
    let cells = 0;
    for (const { path, bytes, headers, text } of await taken(admin)) {
      const type = headers.get('content-type') ?? '';
      if (type.includes('csv'))
        for (const cell of cellsOf(text)) {
          cells += 1;
          expect(cell, path).to.not.match(beginsFormula);
        }
      if (type.includes('spreadsheet'))
        expect(
          readXlsx(bytes)
            .flat()
            .filter((cell) => cell?.formula !== undefined),
          path,
        ).to.deep.equal([]);
      if (type.includes('pdf'))
        expect(bytes.toString('latin1'), path).to.not.match(/\/(JavaScript|JS|Launch|OpenAction|EmbeddedFile|URI)\b/);
    }
    expect(cells).to.be.greaterThan(50);
    const everything = (await taken(admin)).map(({ text }) => text).join('\n');
    expect(everything, 'what people wrote is there').to.include('HYPERLINK');
  });

  for (const role of staffRoles) {
    const reads = rolePermissions[role].includes('seePatrons');
    it(`a ${role} ${reads ? 'reads patrons in them' : 'finds no patron in any of them'}`, async () => {
      const texts = (await taken([{ role }])).map(({ path, text }) => ({ path, text }));
      const told = texts.filter(({ text }) => world.main.words.test(text)).map(({ path }) => path);
      if (reads) expect(told).to.include('/requests.csv').and.to.include('/requests.xlsx');
      else expect(told).to.deep.equal([]);
    });

    it(`a ${role} of North finds no row of Main in any of them`, async () => {
      const all = await taken([{ role, library: 'NORTH' }]);
      const foreign = all.filter(
        ({ text }) => world.main.words.test(text) || text.includes(`long book for ${world.main.library}`),
      );
      expect(foreign.map(({ path }) => path)).to.deep.equal([]);
      const own = all.filter(({ text }) => text.includes('long book for NORTH')).map(({ path }) => path);
      if (rolePermissions[role].includes('seeRequests')) expect(own).to.include('/requests.csv');
    });
  }
});

const typeOf = ({ answer }: Operation, path: string): RegExp => {
  if (answer === 'xml') return /^application\/xml/;
  if (answer === 'text') return /^text\/plain/;
  if (answer === 'pdf') return /^application\/pdf/;
  return answer === 'csv' || answer === 'file' || path.includes('format=csv')
    ? /^text\/csv/
    : /^application\/vnd\.openxml/;
};

async function textOf(headers: Headers, bytes: Buffer): Promise<string> {
  const type = headers.get('content-type') ?? '';
  if (type.includes('pdf')) return (await readPdf(bytes)).map(({ text }) => text).join('\n');
  if (type.includes('spreadsheet'))
    return readXlsx(bytes)
      .flat()
      .map((cell) => String(cell?.value ?? ''))
      .join('\n');
  return bytes.toString('utf8');
}

/** The cells of a CSV file without their quotes, and what stands behind each line end within one. */
const cellsOf = (csv: string): string[] =>
  (csv.slice(1).match(/"(?:[^"]|"")*"|[^,\r\n]+/g) ?? []).flatMap((cell) =>
    cell.replace(/^"|"$/g, '').split(/[\r\n]+/),
  );
