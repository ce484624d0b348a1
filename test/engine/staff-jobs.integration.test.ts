import { mock } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import type { JobLine } from '../../src/contract/job-operations.js';
import type { JobWish } from '../../src/domain/jobs/deeds.js';
import { inRun } from '../../src/engine/desk/in-run.js';
import type { StaffJob } from '../../src/engine/jobs/ports.js';
import { runStaffJob } from '../../src/engine/jobs/run-staff-job.js';
import type { Wisher } from '../../src/engine/jobs/staff-job-desk.js';
import { requestHeadings } from '../../src/engine/sheets/request-columns.js';
import { createTimetable, type TimetableOptions } from '../../src/jobs/index.js';
import { staffJobs } from '../../src/jobs/staff-jobs.js';
import { createSlotStore } from '../../src/storage/jobs/slot-store.js';
import { createStaffJobStore } from '../../src/storage/jobs/staff-jobs.js';
import { say } from '../../src/words/index.js';
import type { Library } from './support/network.js';
import { loansBetween } from './support/story.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const daily = { every: 'day', at: '08:00' } as const;
const operator = [{ role: 'fulfillmentServicesOperator' as const }];

const saying = (lines: readonly JobLine[]) => lines.map(({ label, count }) => `${say(label, 'en')}: ${count}`);

loansBetween('jobs that staff define', (network) => {
  const allow = async (mailDomains: string | null) => {
    const changed = await network.lacite.node.local.policies.change({ mailDomains }, { kind: 'staff', name: 'Marie' });
    if (changed.kind !== 'done') throw new Error(JSON.stringify(changed));
  };
  before(() => allow('lacite.example, @elsewhere.example'));
  afterEach(() => mock.timers.reset());
  let people = 0;
  /** A member of staff of La Cité, as the HTTP layer knows them. */
  async function somebody(name: string): Promise<Wisher & { code: string }> {
    people += 1;
    const code = `person${people}`;
    const added = await network.lacite.node.local.staff.add({ code, name, roles: operator });
    if (added.kind !== 'done') throw new Error(JSON.stringify(added));
    return { code, maker: { kind: 'user', code, name, person: code }, rights: { roles: operator } };
  }
  let views = 0;
  async function view(search: string): Promise<string> {
    views += 1;
    const name = `View ${views}`;
    const made = await network.lacite.node.local.listViews.add(
      { side: 'lending', name, search },
      { kind: 'staff', name: 'Marie' },
    );
    if (made.kind !== 'done') throw new Error(JSON.stringify(made));
    return made.value.id;
  }
  async function made(wish: Omit<JobWish, 'schedule'>, by: Wisher): Promise<StaffJob> {
    const kept = await network.lacite.node.staffJobs.add({ schedule: daily, ...wish }, by);
    if (kept.kind !== 'done') throw new Error(JSON.stringify(kept));
    return kept.value;
  }
  /** Requests for a title of their own, so that a view shows these alone. */
  async function asked(title: string, count: number): Promise<string[]> {
    const { algonquin, post } = network;
    const loans: string[] = [];
    for (let each = 1; each <= count; each += 1) {
      const loan = await algonquin.desk.creates({ title: `${title} ${each}`, rota: ['LACITE', 'NORTHERN'] });
      await algonquin.desk.does(loan, 'send');
      loans.push(loan);
    }
    await post();
    return loans;
  }
  const mailsTo = async (address: string) =>
    (
      await network.lacite.node.database.pool.query(
        'select subject, text, purpose, language, attachments from mail where recipient = $1 order by id',
        [address],
      )
    ).rows;

  it('a preview is what the run then does; the history of each request names the job and its maker', async () => {
    const { lacite } = network;
    const { jobs, gateway } = lacite.node;
    const by = await somebody('Élise Roy');
    const [loan = ''] = await asked('Astronomy', 2);
    const job = await made({ name: 'Expire astronomy', view: await view('q=astronomy'), deed: 'expire' }, by);
    const listed = (await jobs.list(new Date())).find(({ own }) => own?.id === job.id);
    expect(listed && say(listed.says, 'en')).to.match(
      /^Expires each request of the view “View \d+” and tells the partner\.$/,
    );
    expect(listed && say(listed.says, 'fr')).to.match(/^Fait expirer chaque demande de la vue «\u00a0View \d+\u00a0»/);
    const name = `own-${job.id}`;
    const preview = await jobs.preview(name, new Date());
    if (preview.kind !== 'done') throw new Error(preview.kind);
    expect(saying(preview.value.would)[0]).to.equal('Expire: 2');
    expect(await lacite.desk.state(loan), 'nothing was kept').to.equal('created');
    const ran = await jobs.run(name, 'Marie', new Date());
    if (ran.kind !== 'done') throw new Error(JSON.stringify(ran));
    expect(saying(ran.value.did)).to.deep.equal(saying(preview.value.would));
    expect(await lacite.desk.state(loan)).to.equal('expired');
    const told = await lacite.desk.told(loan, 'expire');
    expect(told.rule).to.equal('Job “Expire astronomy” of Élise Roy');
    expect((await lacite.desk.told(loan, 'expire', 'fr')).rule).to.equal(
      'Traitement «\u00a0Expire astronomy\u00a0» de Élise Roy',
    );
    expect(told.facts).to.include({ rule: 'job', job: 'Expire astronomy', maker: 'Élise Roy' });
    await network.post();
    expect(await network.algonquin.desk.state(loan), 'the borrower was told').to.equal('readyToSend');
    expect((await gateway.lists.requests({ q: 'astronomy', activity: 'active', limit: 10 })).items).to.deep.equal([]);
  });

  it('names what it leaves out, with the reason', async () => {
    const { lacite } = network;
    const by = await somebody('Paul Ng');
    await asked('Geology', 1);
    const job = await made({ name: 'Remind geology', view: await view('q=geology'), deed: 'remind' }, by);
    const ran = await lacite.node.jobs.run(`own-${job.id}`, 'Marie', new Date());
    expect(ran.kind === 'done' && saying(ran.value.did)).to.deep.equal(['Skipped: not overdue: 1']);
  });

  it('two processes and one slot: it runs once; and once more only at the next slot', async () => {
    const { lacite } = network;
    const { pool } = lacite.node.database;
    const by = await somebody('Ana Silva');
    const [loan = ''] = await asked('Botany', 1);
    const job = await made(
      { name: 'Slips for botany', view: await view('q=botany'), deed: 'printSlips', slip: 'incomingSlip' },
      by,
    );
    const processOf = (instance: string) => timetableOf(lacite, instance);
    // It was due at eight o'clock tomorrow, and nobody was there; the day after somebody is.
    await createSlotStore(pool).expect([
      {
        job: `own-${job.id}`,
        plan: '0 0 8 * * * America/Toronto',
        due: new Date(`${inDays(1).toISOString().slice(0, 10)}T13:00:00Z`),
      },
    ]);
    mock.timers.enable({ apis: ['Date'], now: inDays(2) });
    const [one, other] = [processOf('one'), processOf('other')];
    one.start();
    other.start();
    await Promise.all([one.stop(), other.stop()]);
    const slips = async () => (await lacite.desk.history(loan)).filter(({ event }) => event === 'slipWritten').length;
    expect(await slips()).to.equal(1);
    const { rows } = await pool.query('select count(*)::int as runs from job_slot where job = $1', [`own-${job.id}`]);
    expect(rows[0].runs).to.equal(1);
    const third = processOf('third');
    third.start();
    await third.stop();
    expect(await slips(), 'the slot is over').to.equal(1);
  });

  it('a run that was killed in the middle is finished once: no request twice, one mail', async () => {
    const { lacite } = network;
    const { pool } = lacite.node.database;
    const by = await somebody('Luc Roy');
    const loans = await asked('Chemistry', 3);
    const to = 'stacks@lacite.example';
    const job = await made(
      {
        name: 'Mail slips for chemistry',
        view: await view('q=chemistry'),
        deed: 'mailSlips',
        slip: 'incomingSlip',
        mailTo: [to],
      },
      by,
    );
    const slots = createSlotStore(pool);
    const name = `own-${job.id}`;
    const run = await slots.take(name, new Date(Date.now() - 3_600_000), 'killed');
    if (!run) throw new Error('The slot was not taken.');
    const context = inRun(lacite.node.context, { run });
    let left = 2;
    const dies = {
      ...context,
      faultPoint: (point: string) => {
        if (point !== 'job-between-requests') return;
        left -= 1;
        if (left === 0) throw new Error('killed');
      },
    };
    const scope = { run, tried: false, tell: () => {} };
    await runStaffJob(dies, toolsOf(lacite), job, new Date(), scope).then(
      () => expect.fail('it was not killed'),
      (error: Error) => expect(error.message).to.equal('killed'),
    );
    expect(await mailsTo(to), 'nothing was mailed yet').to.have.lengthOf(0);
    await pool.query(`update job_slot set alive_at = now() - interval '4 minutes' where id = $1`, [run]);
    expect((await lacite.node.jobs.runs(name)) as { value: { outcome: string }[] }).to.have.nested.property(
      'value[0].outcome',
      'stopped',
    );
    const [one, other] = [timetableOf(lacite, 'two'), timetableOf(lacite, 'three')];
    one.start();
    other.start();
    await Promise.all([one.stop(), other.stop()]);
    for (const loan of loans)
      expect((await lacite.desk.history(loan)).filter(({ event }) => event === 'slipWritten').length).to.equal(1);
    const mails = await mailsTo(to);
    expect(mails).to.have.lengthOf(1);
    expect(mails[0].subject).to.equal('Mail slips for chemistry: 3 slips to print');
    expect(mails[0].attachments[0]).to.include({ name: 'slips.pdf', type: 'application/pdf' });
    expect(Buffer.from(mails[0].attachments[0].content, 'base64').subarray(0, 5).toString()).to.equal('%PDF-');
    const runs = await lacite.node.jobs.runs(name);
    if (runs.kind !== 'done') throw new Error(runs.kind);
    const finished = runs.value.find(({ id }) => id === run);
    expect(finished?.outcome).to.equal('done');
    expect(finished && saying(finished.did)).to.include('Mailed to stacks@lacite.example: 1');
    const waiting = await lacite.node.local.letters.list({ code: 'incomingSlip', status: 'waiting', limit: 100 });
    const requests = await Promise.all(loans.map(async (loan) => (await lacite.desk.sees(loan)).id));
    expect(
      waiting.items.filter(({ request = '' }) => requests.includes(request)),
      'they count as printed',
    ).to.deep.equal([]);
  });

  it('does not run when its maker left or lost the permission, says so, and mails once a streak of failures', async () => {
    const { lacite } = network;
    const { jobs, local } = lacite.node;
    const by = await somebody('Noor Haddad');
    const to = 'systems@lacite.example';
    const [loan = ''] = await asked('Zoology', 1);
    const job = await made({ name: 'Expire zoology', view: await view('q=zoology'), deed: 'expire' }, by);
    const name = `own-${job.id}`;
    await local.staff.add({ code: 'systems', name: 'Systems', email: to, language: 'fr', roles: operator });
    expect(await jobs.setReaders([to], 'Marie')).to.deep.equal({ kind: 'done', value: [to] });
    await local.staff.change(by.code, { active: false });
    const refusal = async () => {
      const ran = await jobs.run(name, 'Marie', new Date());
      return 'reason' in ran ? say(ran.reason, 'en') : ran.kind;
    };
    const left =
      'Noor Haddad, who made this job, has no account here any more, so it does not run. Save the job yourself to take it over, or remove it.';
    expect(await refusal()).to.equal(left);
    expect(await refusal()).to.equal(left);
    expect(await lacite.desk.state(loan)).to.equal('created');
    const listed = (await jobs.list(new Date())).find((each) => each.name === name);
    expect(listed?.own?.stopped && say(listed.own.stopped, 'en')).to.equal(left);
    expect(listed?.failing?.times).to.equal(2);
    expect(listed?.last?.outcome).to.equal('failed');
    const mails = await mailsTo(to);
    expect(mails.map(({ subject, language }) => [subject, language])).to.deep.equal([
      ['Échec du traitement\u00a0: Expire zoology', 'fr'],
    ]);
    expect(mails[0].text).to.include('Noor Haddad, qui a créé ce traitement, n’a plus de compte ici');

    await local.staff.change(by.code, { active: true, roles: [{ role: 'resourceSharingPartnersManager' }] });
    expect(await refusal()).to.include('no longer has the permission to work on requests');
    await local.staff.change(by.code, { roles: operator });
    expect(await refusal()).to.equal('done');
    expect(await lacite.desk.state(loan)).to.equal('expired');
    expect((await jobs.list(new Date())).find((each) => each.name === name)?.failing).to.equal(undefined);
    await local.staff.change(by.code, { active: false });
    await refusal();
    expect(await mailsTo(to), 'it had worked again').to.have.lengthOf(2);

    const other = await somebody('Marc Tremblay');
    const found = await lacite.node.staffJobs.theirs(job.id, other);
    expect(found.kind === 'notNow' && say(found.reason, 'en')).to.equal(
      'Only Noor Haddad, who made it, or somebody with the permission to run jobs may do this.',
    );
    const administrator = { ...other, rights: { roles: [{ role: 'generalSystemAdministrator' as const }] } };
    const {
      id: _,
      on: __,
      maker: ___,
      changedAt: ____,
      changedBy: _____,
      viewName: ______,
      side: _______,
      ...wish
    } = job;
    expect((await lacite.node.staffJobs.change(job.id, wish, administrator)).kind).to.equal('done');
    expect(await refusal(), 'it is theirs now').to.equal('done');
  });

  it('a view that somebody removed is named, and nothing runs', async () => {
    const { lacite } = network;
    const by = await somebody('Zoé Morin');
    const removed = await view('q=zoology');
    const job = await made({ name: 'On a view that goes', view: removed, deed: 'expire' }, by);
    const { name } = (await lacite.node.local.listViews.read(removed)) ?? { name: '' };
    await lacite.node.local.listViews.remove(removed);
    const ran = await lacite.node.jobs.preview(`own-${job.id}`, new Date());
    expect(ran.kind === 'notNow' && say(ran.reason, 'en')).to.equal(
      `The view “${name}”, on which this job works, has been removed. Choose another view for the job, or remove the job.`,
    );
    const listed = (await lacite.node.jobs.list(new Date())).find(({ own }) => own?.id === job.id);
    expect(listed && say(listed.says, 'en')).to.include(`the view “${name}”, which was removed`);
  });

  it('a wish that cannot be is refused with each field and its remedy, and nothing is kept', async () => {
    const { lacite } = network;
    const by = await somebody('Inès Caron');
    const before = (await lacite.node.jobs.list(new Date())).length;
    const problems = async (wish: Partial<JobWish>) => {
      const outcome = await lacite.node.staffJobs.add({ name: 'Wrong', deed: 'export', schedule: daily, ...wish }, by);
      if (outcome.kind !== 'invalid') throw new Error(outcome.kind);
      return outcome.problems.map(({ field, problem }) => `${field}: ${say(problem, 'en')}`);
    };
    const shown = await view('q=anything');
    expect(await problems({})).to.deep.equal(['view: Choose the view or the report that the job works on.']);
    expect(await problems({ view: '999999' })).to.deep.equal([
      'view: There is no such view any more. Choose another one.',
    ]);
    expect(await problems({ view: shown, schedule: { every: 'year', at: '08:00', day: 30, month: 2 } })).to.deep.equal([
      'schedule: February never has a day 30, so the job would never run. Choose another day.',
    ]);
    expect(await problems({ view: shown, deed: 'cancel' })).to.deep.equal([
      'deed: “Cancel requests” cannot be done to lending requests. Choose another view, or another action.',
    ]);
    expect(await problems({ view: shown, deed: 'mailSlips', slip: 'incomingSlip', mailTo: ['nobody'] })).to.deep.equal([
      'mailTo: “nobody” is not an e-mail address. Write it as name@library.ca.',
    ]);
    expect(await problems({ view: shown, deed: 'changeStatus' })).to.deep.equal([
      'status: Choose the status that the requests get.',
    ]);
    const named = await made({ name: 'Named once', view: shown, deed: 'export' }, by);
    expect(await problems({ view: shown, name: named.name })).to.deep.equal([
      'name: There is another job named “Named once”. Choose another name.',
    ]);
    const outsider = { ...by, rights: { roles: [{ role: 'resourceSharingPartnersManager' as const }] } };
    const refused = await lacite.node.staffJobs.add(
      { name: 'No', view: shown, deed: 'expire', schedule: daily },
      outsider,
    );
    expect(refused.kind === 'invalid' && refused.problems.map(({ field }) => field)).to.include('deed');
    expect((await lacite.node.jobs.list(new Date())).length).to.equal(before + 1);
  });

  it('R116: an export has the rows of the list, is kept with the run and mailed; the reports too', async () => {
    const { lacite } = network;
    const { jobs, gateway } = lacite.node;
    const by = await somebody('Ève Gagnon');
    await asked('Étoiles, planètes', 2);
    const to = 'director@lacite.example';
    await lacite.node.local.staff.add({ code: 'director', name: 'The director', email: to, roles: operator });
    const shown = await view('q=%C3%A9toiles');
    const job = await made({ name: 'Stars', view: shown, deed: 'export', format: 'csv', mailTo: [to] }, by);
    const ran = await jobs.run(`own-${job.id}`, 'Marie', new Date());
    if (ran.kind !== 'done') throw new Error(JSON.stringify(ran));
    expect(saying(ran.value.did).at(-1)).to.equal(`Mailed to ${to}: 1`);
    const [mail] = await mailsTo(to);
    const text = Buffer.from(mail.attachments[0].content, 'base64').toString('utf8');
    const [head, ...rows] = text.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(head).to.equal(requestHeadings('en', undefined, 'lending').join(','));
    const listed = await gateway.lists.requests({ side: 'lending', activity: 'active', q: 'étoiles', limit: 50 });
    expect(listed.items).to.have.lengthOf(2);
    expect(rows.map((row) => row.split(',')[0])).to.deep.equal(listed.items.map(({ externalId }) => externalId));
    expect(rows[0]).to.include('"Étoiles, planètes');
    const kept = await createStaffJobStore(lacite.node.database).file(ran.value.job.last?.id ?? '');
    expect(kept?.content.toString('utf8')).to.equal(text);

    for (const report of ['overdue', 'inTransit', 'figures'] as const) {
      const reported = await made(
        { name: `Report ${report}`, report, deed: 'export', format: 'xlsx', mailTo: [to] },
        by,
      );
      const outcome = await jobs.run(`own-${reported.id}`, 'Marie', new Date());
      expect(outcome.kind, report).to.equal('done');
    }
    const mails = await mailsTo(to);
    expect(mails.map(({ attachments }) => attachments[0].name.replace(/-20.*/, ''))).to.deep.equal([
      ...[mails[0].attachments[0].name, 'lending-requests-days-overdue.xlsx', 'lending-requests-days-in-transit.xlsx'],
      'requests-by-month-and-partner',
    ]);
    expect(sheetOf(Buffer.from(mails[3].attachments[0].content, 'base64'))).to.include('<sheetData>');
  });

  it('FD8: mails the names of patrons only to who may read them at the desk, and says before whom it cuts', async () => {
    const { lacite } = network;
    const { jobs, local } = lacite.node;
    const patron = { id: 'P7731', name: 'Quagga Zimmermann' };
    await local.patrons.add(patron, new Date());
    await lacite.desk.creates({ title: 'Mycology one', rota: ['ALGONQUIN'], patron });
    const addresses = {
      staff: 'reads@lacite.example',
      shared: 'ILL-Shared@lacite.example',
      inventory: 'inventory@lacite.example',
      left: 'left@lacite.example',
      nobody: 'outside@elsewhere.example',
    };
    const person = (code: string, email: string, role: 'fulfillmentServicesOperator' | 'physicalInventoryOperator') =>
      local.staff.add({ code, name: code, email, roles: [{ role }] });
    await person('reads', addresses.staff, 'fulfillmentServicesOperator');
    await person('shared1', addresses.shared.toLowerCase(), 'fulfillmentServicesOperator');
    await person('shared2', addresses.shared, 'physicalInventoryOperator');
    await person('inventory', addresses.inventory, 'physicalInventoryOperator');
    await person('left', addresses.left, 'fulfillmentServicesOperator');
    await local.staff.change('left', { active: false });

    const by = await somebody('Rose Dubé');
    const found = await local.listViews.add(
      { side: 'borrowing', name: 'Mycology', search: 'q=mycology' },
      { kind: 'staff', name: 'Marie' },
    );
    if (found.kind !== 'done') throw new Error(found.kind);
    const mailTo = Object.values(addresses);
    const wish = { name: 'Mycology', view: found.value.id, deed: 'export', format: 'csv', mailTo } as const;
    const job = await made(wish, by);
    const cut = [addresses.shared, addresses.inventory, addresses.left, addresses.nobody];
    const preview = await jobs.preview(`own-${job.id}`, new Date());
    if (preview.kind !== 'done') throw new Error(preview.kind);
    expect(saying(preview.value.would).at(-1)).to.match(
      /^Would get it without the names of patrons, since .*: ILL-Shared@lacite\.example, .* and outside@elsewhere\.example: 4$/,
    );
    const ran = await jobs.run(`own-${job.id}`, 'Marie', new Date());
    if (ran.kind !== 'done') throw new Error(JSON.stringify(ran));
    const fileFor = async (address: string) => {
      const mails = await mailsTo(address);
      expect(mails, address).to.have.lengthOf(1);
      return {
        said: mails[0].text as string,
        csv: Buffer.from(mails[0].attachments[0].content, 'base64').toString('utf8'),
      };
    };
    const whole = await fileFor(addresses.staff);
    expect(whole.csv).to.include(patron.name).and.include('Mycology one');
    expect(whole.said).not.to.include('left out');
    for (const address of cut) {
      const { said, csv } = await fileFor(address);
      expect(csv, address).to.include('Mycology one').and.not.include(patron.name);
      expect(csv, address).not.to.include(patron.id);
      expect(said, address).to.include('The names of patrons are left out');
    }
    const kept = await createStaffJobStore(lacite.node.database).file(ran.value.job.last?.id ?? '');
    expect(kept?.content.toString('utf8'), 'who made it may read them').to.include(patron.name);

    // The maker may not read them either: not even looking for a name finds it.
    const blind = await made({ ...wish, name: 'Mycology blind', mailTo: [addresses.staff] }, by);
    await local.staff.change(by.code, { roles: [{ role: 'physicalInventoryOperator' }] });
    const again = await jobs.run(`own-${blind.id}`, 'Marie', new Date());
    if (again.kind !== 'done') throw new Error(JSON.stringify(again));
    const second = (await mailsTo(addresses.staff))[1];
    const csv = Buffer.from(second.attachments[0].content, 'base64').toString('utf8');
    expect(csv).to.include('Mycology one').and.not.include(patron.name);
    const sought = await local.listViews.add(
      { side: 'borrowing', name: 'By name', search: 'q=quagga' },
      { kind: 'staff', name: 'Marie' },
    );
    if (sought.kind !== 'done') throw new Error(sought.kind);
    const byName = await made({ ...wish, name: 'By name', view: sought.value.id, mailTo: [addresses.staff] }, by);
    await local.staff.change(by.code, { roles: [{ role: 'physicalInventoryOperator' }] });
    const named = await jobs.preview(`own-${byName.id}`, new Date());
    expect(named.kind === 'done' && named.value.would.flatMap(({ requests }) => requests)).to.deep.equal([]);
  });

  it('KD15 an address of nobody who works here needs an allowed domain, or the permission to mail to any', async () => {
    const { node } = network.lacite;
    const by = await somebody('Inès Morin');
    await node.local.staff.add({ code: 'far', name: 'Far', email: 'far@campus.example', roles: operator });
    const wish = (to: string, name = 'Figures by mail'): JobWish => ({
      name,
      report: 'figures',
      deed: 'export',
      format: 'csv',
      schedule: daily,
      mailTo: [to],
    });
    const saying = async (to: string, wisher: Wisher, language: 'en' | 'fr') => {
      const checked = await node.staffJobs.check(wish(to), wisher);
      return checked.kind === 'invalid'
        ? checked.problems.map(({ field, problem }) => `${field}: ${say(problem, language)}`)
        : [];
    };
    expect(await saying('friend@away.example', by, 'en')).to.deep.equal([
      'mailTo: “friend@away.example” belongs to nobody who works here, and away.example is not among the domains that reports and lists may be mailed to. Choose an address of a colleague, or ask an administrator to add the domain under Policies.',
    ]);
    expect((await saying('friend@away.example', by, 'fr'))[0]).to.match(
      /^mailTo: «\sfriend@away\.example\s» n’est l’adresse de personne/,
    );
    expect(await saying('far@campus.example', by, 'en'), 'a colleague').to.deep.equal([]);
    expect(await saying('ill@lacite.example', by, 'en'), 'an allowed domain').to.deep.equal([]);
    expect(await saying('ill@mail.lacite.example', by, 'en'), 'below it').to.deep.equal([]);
    expect(await saying('ill@notlacite.example', by, 'en'), 'another that ends alike').to.have.length(1);
    const administrator = { ...by, rights: { roles: [{ role: 'fulfillmentAdministrator' as const }] } };
    expect(await saying('friend@away.example', administrator, 'en')).to.deep.equal([]);
  });

  it('KD15 a domain is that of one institution: all of a country or a province, a star and an address are refused at the field', async () => {
    const { policies } = network.lacite.node.local;
    const inForce = (await policies.inForce()).mailDomains;
    for (const [typed, wrong] of [
      ['ca', 'ca'],
      ['lacite.example, on.ca', 'on.ca'],
      ['name@lacite.example', 'name@lacite.example'],
      ['*', '*'],
      ['*.lacite.example', '*.lacite.example'],
      ['lacite', 'lacite'],
    ] as const) {
      const changed = await policies.change({ mailDomains: typed }, { kind: 'staff', name: 'Marie' });
      const problems = changed.kind === 'invalid' ? changed.problems : [];
      expect(problems.map(({ field, problem }) => [field, say(problem, 'en')])).to.deep.equal([
        [
          'mailDomains',
          `“${wrong}” is not the domain of an institution. Write it as college.ca or library.on.ca; put a comma between several.`,
        ],
      ]);
      expect(problems[0] && say(problems[0].problem, 'fr')).to.match(/n’est pas le domaine d’un établissement/);
    }
    expect((await policies.inForce()).mailDomains).to.equal(inForce);
  });

  it('KD15 a job from before with such an address waits and says why; when its domain is allowed it goes on', async () => {
    const { node } = network.lacite;
    const by = await somebody('Jean Petit');
    const to = 'friend@away.example';
    await allow('lacite.example, elsewhere.example, away.example');
    const wish: Omit<JobWish, 'schedule'> = {
      name: 'Sent away',
      report: 'figures',
      deed: 'export',
      format: 'csv',
      mailTo: [to],
    };
    const job = await made(wish, by);
    await allow('lacite.example, elsewhere.example');
    const ran = await node.jobs.run(`own-${job.id}`, 'Marie', new Date());
    expect(ran.kind).to.equal('notNow');
    expect(ran.kind === 'notNow' && say(ran.reason, 'en')).to.match(
      /^This job waits: Jean Petit may not have it mailed to friend@away\.example/,
    );
    expect(await mailsTo(to)).to.deep.equal([]);
    await allow('lacite.example, elsewhere.example, away.example');
    expect((await node.jobs.run(`own-${job.id}`, 'Marie', new Date())).kind).to.equal('done');
    expect(await mailsTo(to)).to.have.length(1);
    await allow('lacite.example, elsewhere.example');
  });

  it('KD15 a file that a job mails outside is in the audit log, once; one to a colleague is not', async () => {
    const { lacite } = network;
    const { pool } = lacite.node.database;
    const by = await somebody('Rose Bélanger');
    await lacite.node.local.staff.add({ code: 'near', name: 'Near', email: 'near@lacite.example', roles: operator });
    const outside = 'director@elsewhere.example';
    const job = await made(
      {
        name: 'Figures for the director',
        report: 'figures',
        deed: 'export',
        format: 'csv',
        mailTo: [outside, 'near@lacite.example'],
      },
      by,
    );
    const logged = async () =>
      (
        await pool.query(
          `select actor, actor_kind, actor_code, thing, thing_id, outcome, before, after from audit_entry
           where operation = 'mailJobFile' and actor_code = $1 order by id`,
          [by.code],
        )
      ).rows;
    expect(await lacite.node.jobs.preview(`own-${job.id}`, new Date())).to.have.property('kind', 'done');
    expect(await logged(), 'a preview mails nothing').to.deep.equal([]);
    const run = await lacite.node.jobs.run(`own-${job.id}`, 'Marie', new Date());
    expect(run.kind).to.equal('done');
    expect(await mailsTo(outside)).to.have.length(1);
    expect(await mailsTo('near@lacite.example')).to.have.length(1);
    const [entry, ...others] = await logged();
    expect(others).to.deep.equal([]);
    expect(entry).to.deep.include({
      ...{ actor: 'Rose Bélanger', actor_kind: 'user', actor_code: by.code, thing: 'staffJob', thing_id: job.id },
      ...{ outcome: 'done', before: null },
    });
    expect(entry.after).to.include({ name: 'Figures for the director', email: outside, withoutPatrons: false });
    expect(entry.after.file).to.match(/\.csv$/);
    const again = {
      ...{ purpose: 'report' as const, to: outside, language: 'en' as const, subject: 'Twice', text: 'Twice' },
      once: `twice ${job.id}`,
      audit: {
        ...{ actor: 'Rose Bélanger', actorKind: 'user' as const, actorCode: by.code, operation: 'mailJobFile' },
        ...{ thing: 'staffJob', thingId: job.id, after: {} },
      },
    };
    await lacite.node.mails.queue(again);
    await lacite.node.mails.queue(again);
    expect(await logged(), 'the mail was written once, and so was its entry').to.have.length(2);
  });

  const toolsOf = ({ node }: Library) => ({
    jobs: createStaffJobStore(node.database),
    findMaker: async () => ({ rights: { roles: operator } }),
    findReaders: async () => [{ roles: operator }],
    lists: node.gateway.lists,
    exports: node.gateway.exports,
    mails: node.mails,
  });
  /** The clockwork of another process of the same node. */
  function timetableOf(library: Library, instance: string) {
    const { node } = library;
    const store = createStaffJobStore(node.database);
    const options: TimetableOptions = {
      slots: createSlotStore(node.database.pool),
      instance,
      timeZone: 'America/Toronto',
      log: silent,
      within: (scope) => inRun(node.context, scope),
      own: staffJobs(store, (on, job, at, scope) => runStaffJob(on, toolsOf(library), job, at, scope)),
      patienceMs: 60_000,
    };
    return createTimetable([], options);
  }
});

/** The first sheet of a spreadsheet, unpacked. */
function sheetOf(xlsx: Buffer): string {
  for (let at = 0; at < xlsx.length - 4; at += 1) {
    if (xlsx.readUInt32LE(at) !== 0x04034b50) continue;
    const nameLength = xlsx.readUInt16LE(at + 26);
    const name = xlsx.subarray(at + 30, at + 30 + nameLength).toString();
    if (!name.includes('worksheets/sheet')) continue;
    const from = at + 30 + nameLength + xlsx.readUInt16LE(at + 28);
    return inflateRawSync(xlsx.subarray(from)).toString('utf8');
  }
  return '';
}
