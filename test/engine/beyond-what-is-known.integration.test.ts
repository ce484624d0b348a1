import { Writable } from 'node:stream';
import { expect } from 'chai';
import { openNode, type PlantedNode } from '../patron-data/logged-node.js';

const unread = new Writable({ write: (_chunk, _encoding, done) => done() });

describe('FH9: what is more, other or older than a list expects', function () {
  this.timeout(120_000);
  let node: PlantedNode;
  let request = '';

  before(async () => {
    node = await openNode(unread, {
      INTERLEND_STAFF_TOKEN: 'a-staff-token-of-tests',
      INTERLEND_SECRET_KEY: 'a-secret-key-of-tests',
    });
    await node.call('POST', '/partners', {
      code: 'LACITE',
      name: 'La Cité',
      symbols: [{ type: 'ISIL', value: 'CA-OOLAC' }],
      dialect: 'standard-1.2',
      url: 'http://127.0.0.1:59999/iso18626',
    });
    const made = await node.call('POST', '/requests', { serviceType: 'Loan', title: 'A book', rota: ['LACITE'] });
    request = made.body.id;
    await node.call('POST', `/requests/${request}/actions/send`, { version: made.body.version });
  });
  after(() => node?.close());

  it('12,345 messages that wait for a partner are 12,345, not 10,000', async () => {
    await node.rows(`insert into outbound_message (request_id, conversation_id, partner_code, seq, kind, summary,
        requesting_agency_request_id, iso_version, body, status, next_attempt_at)
      select m.request_id, m.conversation_id, m.partner_code, 1000 + n, m.kind, m.summary, m.requesting_agency_request_id,
        m.iso_version, m.body, 'pending', now() + interval '1 hour'
      from (select * from outbound_message order by id limit 1) m, generate_series(1, 12344) n`);
    const { body } = await node.call('GET', '/partners');
    expect(body.items[0].channel.waiting).to.equal(12_345);
    expect((await node.call('GET', '/partners/LACITE')).body.channel.waiting).to.equal(12_345);
  });

  it('a letter that a later version wrote stands in every list under its code, and can be printed', async () => {
    const [{ id }] =
      (await node.rows(`insert into letter (code, kind, audience, request_id, language, facts, created_by)
      values ('fromTomorrow', 'slip', 'staff', ${request}, 'fr', '{"externalId":"OOALG1","mood":"odd"}', 'x') returning id`)) as [
        { id: string },
      ];
    for (const path of ['/letters', `/letters?request=${request}`, `/letters/${id}`]) {
      const { status, body } = await node.call('GET', path);
      expect(status, path).to.equal(200);
      const letter = body.items?.find((each: { code: string }) => each.code === 'fromTomorrow') ?? body;
      expect(letter.name, path).to.equal('A letter of another version (fromTomorrow)');
      expect(letter.heading, path).to.equal('Lettre d’une autre version (fromTomorrow)');
    }
    const pdf = await node.call('GET', `/letters/${id}.pdf`);
    expect(pdf.status).to.equal(200);
    expect(pdf.text.slice(0, 5)).to.equal('%PDF-');
  });

  it('the weeks that are over come from the sums of the reports and this week from its requests', async () => {
    await node.rows(`insert into figure_read (name, read_at) values ('history', now())
      on conflict (name) do update set read_at = excluded.read_at`);
    await node.rows(`insert into figure (grain, day, side, library, service, partner, measure, detail, count)
      values ('allDay', date_trunc('week', now())::date - 7, 'lending', '', 'Loan', '', 'requests', '', 700),
        ('allDay', date_trunc('week', now())::date - 3, 'lending', '', 'Copy', '', 'requests', '', 7),
        ('allDay', date_trunc('week', now())::date - 8, 'borrowing', '', 'Loan', '', 'requests', '', 5),
        ('day', date_trunc('week', now())::date - 3, 'lending', '', 'Copy', 'LACITE', 'requests', '', 7),
        ('allDay', date_trunc('week', now())::date - 3, 'lending', '', 'Copy', '', 'filled', '', 7)`);
    const { body } = await node.call('GET', '/activity');
    expect(body.weeks).to.have.lengthOf(12);
    expect(
      body.weeks.slice(-3).map(({ borrowing, lending }: Record<string, number>) => [borrowing, lending]),
    ).to.deep.equal([
      [5, 0],
      [0, 707],
      [1, 0],
    ]);
  });
});
