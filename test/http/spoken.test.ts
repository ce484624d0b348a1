import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { invalidFields, sendProblem, unknownThing } from '../../src/http/problems.js';
import { answersInLanguage } from '../../src/http/staff/language.js';
import { message } from '../../src/words/message.js';

/** A node whose caller has an account in French, unless the call says a language itself. */
describe('the language in which a call is refused', () => {
  const app = express();
  app.use((req, res, next) => {
    if (req.query['account']) res.locals['caller'] = { kind: 'user', language: req.query['account'] };
    next();
  });
  const problems = [{ field: 'pickupLibrary', problem: message('refusedMissing.library', { library: 'EAST' }) }];
  app.get('/fields', (req, res) => sendProblem(req, res, invalidFields(problems)));
  app.get('/nothing', (req, res) => sendProblem(req, res, unknownThing('patron', 'P7')));
  app.get('/report', (req, res) => {
    const remarks = [{ field: 'status', problem: message('refusedAlma.userStatus', { status: 'INACTIVE' }) }];
    answersInLanguage(req, res, () => res.json({ dryRun: true, rows: [{ line: 2, problems, remarks }] }));
  });
  const asks = (path: string, language = '*') => request(app).get(path).set('Accept-Language', language);

  it('is French for who asks for it, field by field and in one line', async () => {
    const { body, headers } = await asks('/fields', 'fr-CA,en;q=0.5');
    expect(body.title).to.equal('Corrigez ces champs');
    expect(body.problems).to.deep.equal([
      {
        field: 'pickupLibrary',
        problem: 'Il n’y a pas de bibliothèque EAST.',
        code: 'refusedMissing.library',
        facts: { library: 'EAST' },
      },
    ]);
    expect(body.detail).to.equal('pickupLibrary: Il n’y a pas de bibliothèque EAST.');
    expect([headers['content-language'], headers['vary']]).to.deep.equal(['fr', 'Accept-Language']);
  });

  it('is that of the account when the call says none, and English for a program that says none', async () => {
    expect((await asks('/fields?account=fr')).body.problems[0].problem).to.include('Il n’y a pas');
    expect((await asks('/fields?account=fr', 'en')).body.problems[0].problem).to.equal('There is no library EAST.');
    expect((await asks('/fields')).body.problems[0].problem).to.equal('There is no library EAST.');
  });

  it('keeps what was called by name as it was written', async () => {
    expect((await asks('/nothing', 'fr')).body.detail).to.include('« P7 »');
  });

  it('is the language of a report too, with its problems and remarks', async () => {
    const [row] = (await asks('/report', 'fr')).body.rows;
    expect(row).to.containSubset({
      line: 2,
      problems: [{ field: 'pickupLibrary', problem: 'Il n’y a pas de bibliothèque EAST.' }],
      remarks: [{ field: 'status', problem: 'L’usager est « INACTIVE » dans Alma.' }],
    });
  });
});
