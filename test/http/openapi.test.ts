import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { apiDocument } from '../../src/contract/document.js';
import { eachOnce } from '../../src/contract/shape.js';
import { patronDocument } from '../../src/http/patrons-side/document.js';
import { staffAnswers } from '../../src/http/staff/index.js';
import { differences } from '../contract/defined-below.js';
import { withCheckedAnswers } from './checked-answers.js';
import { openHttp } from './open-http.js';
import { faultsOf } from './openapi-judge.js';
import { patronDifferences } from './patron-types.js';

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** The operations of the document by their ids. */
const documented = (): string[] =>
  Object.values(apiDocument().paths).flatMap((item) =>
    Object.entries(item)
      .filter(([key]) => methods.includes(key))
      .map(([, operation]) => (operation as { operationId: string }).operationId),
  );

describe('the OpenAPI document', () => {
  it('says of each of its addresses what answers it, and nothing answers besides', () => {
    const answered = Object.keys(staffAnswers(openHttp().context));
    expect(answered.length).to.be.greaterThan(200);
    expect(answered).to.have.members(documented());
    expect(new Set(documented()).size).to.equal(documented().length);
  });

  for (const [whose, document] of [
    ['staff', apiDocument],
    ['patrons', patronDocument],
  ] as const)
    it(`of the ${whose} is OpenAPI 3.1 as its publisher says it, and every name in it leads somewhere`, () => {
      expect(faultsOf(document())).to.deep.equal([]);
    });

  it('would be refused with a part of another form, a name that leads nowhere, an id twice or a part of an address unsaid', () => {
    const spoilt = (spoil: (document: ReturnType<typeof patronDocument>) => void): string[] => {
      const document = patronDocument();
      spoil(document);
      return faultsOf(document);
    };
    const one = '/requests/{number}';
    const operation = (document: ReturnType<typeof patronDocument>, path: string) =>
      document.paths[path]?.['get'] as Record<string, unknown>;
    expect(spoilt((document) => Reflect.deleteProperty(document.info, 'title'))).to.deep.equal([
      "/info must have required property 'title'",
    ]);
    expect(spoilt((document) => Object.assign(operation(document, one), { responses: [] }))).to.not.deep.equal([]);
    expect(spoilt((document) => Object.assign(document.components.schemas, { Odd: { type: 'strign' } }))[0]).to.match(
      /^Odd is no JSON Schema/,
    );
    expect(spoilt((document) => Reflect.deleteProperty(document.components.schemas, 'SiteView'))[0]).to.match(
      /^\/paths\/\/site\/get\/responses\/200\/.* refers to #\/components\/schemas\/SiteView, which is not there$/,
    );
    expect(spoilt((document) => Object.assign(operation(document, one), { operationId: 'readSite' }))).to.deep.equal([
      'two operations are named readSite',
    ]);
    expect(spoilt((document) => Object.assign(operation(document, one), { parameters: [] }))).to.deep.equal([
      'readMine has number in its address and declares ',
    ]);
  });

  it('says of each request and answer what the engine takes and gives: else this does not compile', () => {
    expect([...differences, ...patronDifferences]).to.deep.equal([]);
  });

  it('has no schema that nobody refers to', () => {
    for (const document of [apiDocument(), patronDocument()]) {
      const refs = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
      expect([...new Set(refs)].sort()).to.deep.equal(Object.keys(document.components.schemas).sort());
    }
  });

  it('gives each operation a tag and a sentence', () => {
    const items = [apiDocument(), patronDocument()].flatMap(({ paths }) =>
      Object.values(paths).flatMap((item) => Object.values(item)),
    ) as Record<string, unknown>[];
    for (const { summary, tags } of items) {
      expect(summary).to.match(/\.$/);
      expect(tags).to.have.length(1);
    }
  });

  it('is served to everybody, as it is', async () => {
    const answer = await request(openHttp().app).get('/api/v1/openapi.json');
    expect(answer.status).to.equal(200);
    expect(answer.body).to.deep.equal(JSON.parse(JSON.stringify(apiDocument())));
    const ofPatrons = await request(openHttp().app).get('/api/patron/v1/openapi.json');
    expect(ofPatrons.body).to.deep.equal(JSON.parse(JSON.stringify(patronDocument())));
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
