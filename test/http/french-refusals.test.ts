import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import request from 'supertest';
import ts from 'typescript';
import { words as en } from '../../src/words/en/index.js';
import { words as fr } from '../../src/words/fr/index.js';
import { say } from '../../src/words/index.js';
import { placeholdersOf } from '../../src/words/say.js';
import { root } from '../support/root.js';
import { asDesk, openHttp } from './open-http.js';

/** English words that no French sentence has. */
const english = /\b(the|is|are|was|there|this|that|not|and|or|with|must|write|choose|cannot|already)\b/i;

const sections = Object.entries(en).filter(([name]) => name.startsWith('refused') || name === 'field');
const refusals = sections.flatMap(([section, sentences]) =>
  Object.keys(sentences).map((key) => ({
    code: `${section}.${key}`,
    english: (sentences as Record<string, string>)[key] ?? '',
  })),
);

describe('FA5: a refusal in French', () => {
  it('holds no English, whichever it is', () => {
    const left = refusals
      .map(({ code, english: sentence }) => {
        const facts = Object.fromEntries(placeholdersOf(sentence).map((name) => [name, 7]));
        return { code, said: say({ code, facts }, 'fr') };
      })
      .filter(({ said }) => english.test(withoutQuotes(said)));
    expect(refusals.length).to.be.greaterThan(300);
    expect(left).to.deep.equal([]);
  });

  for (const [what, call] of [
    [
      'a field that is not right',
      (app: App) => request(app).post('/api/v1/requests').send({ serviceType: 'Gift', title: '' }),
    ],
    ['an address where nothing is', (app: App) => request(app).get('/api/v1/nothing-here')],
    ['a request that nobody knows', (app: App) => request(app).get('/api/v1/requests/NO-SUCH')],
    ['a body that is no JSON', (app: App) => request(app).post('/api/v1/requests').type('text/plain').send('x')],
  ] as [string, (app: App) => request.Test][]) {
    it(`is French as a whole for ${what}, with its code`, async () => {
      const { headers, body } = await call(openHttp().app).set(asDesk).set('Accept-Language', 'fr-CA');
      const said = [
        body.title,
        body.detail,
        ...(body.problems ?? []).map(({ problem }: { problem: string }) => problem),
      ];
      expect(headers['content-language']).to.equal('fr');
      expect(body.code).to.match(/^refused\w+\.\w+$/);
      for (const each of said.filter(Boolean)) expect(withoutQuotes(each)).to.not.match(english);
    });
  }
});

describe('the codes of refusals', () => {
  it('are each said with the facts that their sentences name, in both languages', () => {
    const said = calls();
    const wrong = said.filter(({ code, facts }) => {
      const [section = '', key = ''] = code.split('.');
      return [en, fr].some((language) => {
        const sentence = (language as unknown as Record<string, Record<string, string>>)[section]?.[key];
        return sentence === undefined || placeholdersOf(sentence).some((name) => !facts.includes(name));
      });
    });
    expect(said.length).to.be.greaterThan(200);
    expect(wrong).to.deep.equal([]);
  });
});

type App = ReturnType<typeof openHttp>['app'];

/** Names of fields, of buttons and of addresses stay as they are. */
const withoutQuotes = (said: string): string => said.replace(/«[^»]*»|`[^`]*`|"[^"]*"|[A-Z]+ \/\S+|\b[a-z]+=\w+/g, '');

/** Every `message('code', { … })` of the program whose facts are written out. */
function calls(): { code: string; facts: string[] }[] {
  const source = join(root, 'src');
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.startsWith('ui'))
    .flatMap((name) =>
      callsIn(ts.createSourceFile(name, readFileSync(join(source, name), 'utf8'), ts.ScriptTarget.Latest)),
    );
}

function callsIn(file: ts.SourceFile): { code: string; facts: string[] }[] {
  const found: { code: string; facts: string[] }[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'message') {
      const [code, facts] = node.arguments;
      if (code && ts.isStringLiteral(code) && (facts === undefined || ts.isObjectLiteralExpression(facts)))
        found.push({ code: code.text, facts: facts ? namesIn(facts) : [] });
    }
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/** Names of an object as it is written, with those of objects that are spread into it. */
const namesIn = (facts: ts.ObjectLiteralExpression): string[] =>
  facts.properties.flatMap((each) => {
    if (ts.isSpreadAssignment(each))
      return ts.isObjectLiteralExpression(each.expression) ? namesIn(each.expression) : [];
    return each.name && (ts.isIdentifier(each.name) || ts.isStringLiteral(each.name)) ? [each.name.text] : [];
  });
