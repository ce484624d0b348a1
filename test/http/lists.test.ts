import { expect } from 'chai';
import request from 'supertest';
import { aRequest } from './gateway-double.js';
import { asDesk, openHttp } from './open-http.js';

describe('lists at the staff API', () => {
  it('hands on every facet, the words and the order', async () => {
    const { app, calls } = openHttp();
    const query = 'side=lending&activity=active&due=overdue&created=week&serviceType=Copy&sort=due&order=desc&q=a%20b';
    await request(app).get(`/api/v1/requests?${query}`).set(asDesk).expect(200);
    expect(calls[0]?.[1]).to.deep.equal({
      side: 'lending',
      activity: 'active',
      due: ['overdue'],
      created: ['week'],
      serviceType: ['Copy'],
      sort: 'due',
      order: 'desc',
      q: 'a b',
      limit: 50,
    });
  });

  it('hands on several values of a facet, and one as several', async () => {
    const { app, calls } = openHttp();
    await request(app).get('/api/v1/requests?state=created&state=willSupply&partner=HUMBER').set(asDesk).expect(200);
    expect(calls[0]?.[1]).to.deep.equal({ state: ['created', 'willSupply'], partner: ['HUMBER'], limit: 50 });
  });

  it('understand a space as a browser writes it, and punctuation in titles', async () => {
    const { app, calls } = openHttp();
    await request(app).get('/api/v1/requests?q=rivers+winter:+a+map').set(asDesk).expect(200);
    expect(calls[0]?.[1]).to.include({ q: 'rivers winter: a map' });
  });

  it('names the field when a facet has no such value, or an order is for the active view only', async () => {
    const { app } = openHttp();
    for (const [query, field] of [
      ['due=soon', 'due.0'],
      ['sort=title', 'sort'],
      ['sort=updated', 'sort'],
    ])
      for (const path of ['/requests', '/requests.csv']) {
        const answer = await request(app).get(`/api/v1${path}?${query}`).set(asDesk);
        expect(answer.status).to.equal(400);
        expect(JSON.stringify(answer.body.problems)).to.include(`"${field}"`);
      }
  });

  it('gives the numbers, with the facets that are set', async () => {
    const { app, calls } = openHttp();
    const answer = await request(app).get('/api/v1/requests/facets?activity=active&attention=true').set(asDesk);
    expect(answer.body.total).to.deep.equal({ count: 10_000, more: true });
    expect(calls[0]).to.deep.equal(['requestCounts', { activity: 'active', attention: true }]);
  });

  it('exports page after page, with cells that no spreadsheet takes for a formula (E9)', async () => {
    const asked: unknown[] = [];
    const { app } = openHttp(
      {},
      {
        requests: async (filter) => {
          asked.push(filter);
          return filter.after
            ? {
                items: [
                  {
                    ...aRequest,
                    title: ' +1',
                    author: 'Roy, "G"\nfils',
                    partnerName: '@x',
                    requester: '-Roy',
                    alerts: 2,
                  },
                ],
              }
            : { items: [{ ...aRequest, title: '=HYPERLINK("http://x")' }], next: 'p2' };
        },
      },
    );
    const answer = await request(app).get('/api/v1/requests.csv?side=lending').set(asDesk);
    expect(answer.headers['content-type']).to.match(/^text\/csv/);
    expect(answer.headers['content-disposition']).to.include('requests.csv');
    expect(asked).to.deep.equal([
      { side: 'lending', limit: 500 },
      { side: 'lending', limit: 500, after: 'p2' },
    ]);
    expect(answer.text.startsWith('\uFEFFExternal Identifier,Side,Status,')).to.equal(true);
    expect(answer.text).to.include(`,"'=HYPERLINK(""http://x"")",`);
    expect(answer.text).to.include(`,"' +1",`.replace('"', '').replace('"', ''));
    expect(answer.text).to.include('"Roy, ""G""\nfils"');
    expect(answer.text).to.include(",'@x,");
    expect(answer.text.split('\r\n')[0]).to.match(
      /Due back,Next date,Requester,Pickup,Needed by,Maximum cost,Note to partner,Library,Assigned to,Needs attention,Active notes,General messages to read,Alerts,Created,Last change$/,
    );
    expect(answer.text).to.include(",'-Roy,");
  });

  it('counts what several views show in one call, each as the list would show it', async () => {
    const { app, calls } = openHttp();
    const answer = await request(app)
      .get('/api/v1/requests/view-counts?side=lending&search=state%3Dcreated&search=assignedTo%3Dme')
      .set(asDesk);
    expect(answer.body.items).to.deep.equal([{ count: 3 }, { count: 10_000, more: true }]);
    expect(calls[0]).to.deep.equal([
      'viewCounts',
      { side: 'lending', searches: ['state=created', 'assignedTo=me'] },
      { me: 'desk' },
    ]);
  });

  it('ends an export at 10,000 rows', async () => {
    let pages = 0;
    const { app } = openHttp(
      {},
      {
        requests: async ({ limit }) => {
          pages += 1;
          return { items: Array.from({ length: limit }, () => aRequest), next: String(pages) };
        },
      },
    );
    const answer = await request(app).get('/api/v1/requests.csv').set(asDesk);
    expect(answer.text.trimEnd().split('\r\n')).to.have.length(10_001);
    expect(pages).to.equal(20);
  });
});

describe('the work queue at the staff API', () => {
  it('gives the lines and their numbers', async () => {
    const { app, calls } = openHttp();
    const lines = await request(app).get('/api/v1/work?kind=send&side=borrowing&limit=5').set(asDesk);
    expect(lines.body.items[0]).to.include({ kind: 'send', priority: 11 });
    expect(calls[0]).to.deep.equal(['work', { kind: 'send', side: 'borrowing', limit: 5 }]);
    const counts = await request(app).get('/api/v1/work/counts').set(asDesk);
    expect(counts.body.items[0]).to.include({ kind: 'send', borrowing: 3, lending: 1 });
    await request(app).get('/api/v1/work/counts?assignedTo=me&notes=true').set(asDesk).expect(200);
    await request(app).get('/api/v1/work?assignedTo=unassigned').set(asDesk).expect(200);
    expect(calls.slice(2)).to.deep.equal([
      ['workCounts', { assignedTo: 'desk', notes: true }],
      ['work', { assignedTo: 'unassigned', limit: 50 }],
    ]);
    expect((await request(app).get('/api/v1/work?kind=sleep').set(asDesk)).status).to.equal(400);
  });
});
