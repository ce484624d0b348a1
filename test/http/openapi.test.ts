import { expect } from 'chai';
import express from 'express';
import openapiTS from 'openapi-typescript';
import request from 'supertest';
import { apiDocument } from '../../src/http/openapi/document.js';
import { eachOnce } from '../../src/http/openapi/shape.js';
import { staffRoutes } from '../../src/http/staff/index.js';
import { withCheckedAnswers } from './checked-answers.js';
import { openDoors } from './doors.js';
import { differences } from './engine-types.js';

const methods = ['get', 'post', 'put', 'patch', 'delete'];

function served(): string[] {
  const { stack } = staffRoutes(openDoors().doors);
  return stack.flatMap(({ route }) =>
    route
      ? route.stack.map(({ method }) => `${method} ${String(route.path).replace(/:(\w+)/g, '{$1}')}`)
      : ['a layer that is no route'],
  );
}

function documented(): string[] {
  return Object.entries(apiDocument().paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((key) => methods.includes(key))
      .map((method) => `${method} ${path}`),
  );
}

describe('the OpenAPI document', () => {
  it('names every route, and every address it names is served', () => {
    expect(served().length).to.be.greaterThan(15);
    expect(served()).to.have.members(documented());
    expect(new Set(served()).size).to.equal(served().length);
  });

  it('is read by the generator of clients, which refuses one that leads nowhere', async () => {
    const isRead = (document: object) =>
      openapiTS(document as never, { silent: true }).then(
        () => true,
        () => false,
      );
    const { components: _none, ...rest } = apiDocument();
    const nowhere = { ...rest, paths: { '/node': rest.paths['/node'] } };
    expect([await isRead(apiDocument()), await isRead(nowhere)]).to.deep.equal([true, false]);
  });

  it('says of each request and answer what the engine takes and gives: else this does not compile', () => {
    expect(differences).to.deep.equal([]);
  });

  it('refers to nothing that is not there, and has no schema that nobody refers to', () => {
    const document = apiDocument();
    const refs = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect([...new Set(refs)].sort()).to.deep.equal(Object.keys(document.components.schemas).sort());
  });

  it('gives each operation an id of its own, a tag and a sentence', () => {
    const items = Object.values(apiDocument().paths).flatMap((item) => Object.values(item)) as Record<
      string,
      unknown
    >[];
    expect(new Set(items.map(({ operationId }) => operationId)).size).to.equal(items.length);
    for (const { summary, tags } of items) {
      expect(summary).to.match(/\.$/);
      expect(tags).to.have.length(1);
    }
  });

  it('is served to everybody, as it is', async () => {
    const answer = await request(openDoors().app).get('/api/v1/openapi.json');
    expect(answer.status).to.equal(200);
    expect(answer.body).to.deep.equal(JSON.parse(JSON.stringify(apiDocument())));
  });

  it('is what every answer of these tests is held to: one that is not as it says becomes a 500', async () => {
    const app = express();
    app.get('/api/v1/jobs', (_req, res) => void res.json([{ name: 'tidy' }]));
    app.get('/api/v1/node', (_req, res) => void res.status(418).json({}));
    const held = withCheckedAnswers(app);
    expect((await request(held).get('/api/v1/jobs')).status).to.equal(500);
    expect((await request(held).get('/api/v1/node')).text).to.equal('the document knows no 418 here');
  });
});

describe('schemas of the API', () => {
  it('are each named once: the node does not start with two of one name', () => {
    expect(eachOnce({ One: 1, Two: 2 }, { Three: 3 })).to.deep.equal({ One: 1, Two: 2, Three: 3 });
    expect(() => eachOnce({ LetterView: 1 }, { Other: 2 }, { LetterView: 3 })).to.throw(
      'Two schemas of the API are named LetterView.',
    );
  });
});
