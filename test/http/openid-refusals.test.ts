import { expect } from 'chai';
import express from 'express';
import request from 'supertest';
import { sendRefusal } from '../../src/http/staff/access/openid-refusals.js';

describe('KB21: the page of a sign-in with a college account that came to nothing', () => {
  const app = express().get('/', (req, res) => sendRefusal(req, res, 'stranger'));
  const page = async (language: string) =>
    (await request(app).get('/').set('Accept', 'text/html').set('Accept-Language', language)).text;

  it('is in the language of the browser alone, with a heading, a button and the name of the product', async () => {
    const [english, french, other] = await Promise.all([page('en-CA,en'), page('fr-CA,fr;q=0.9'), page('de')]);
    expect(english).to.match(/<html lang="en">.*<h1>You signed in, but you do not have access to Interlend<\/h1>/s);
    expect(english).to.contain('Begin again').and.not.contain('Recommencer');
    expect(french)
      .to.match(/<html lang="fr">/)
      .and.not.contain('Begin again');
    expect(other).to.match(/<html lang="en">/);
    for (const each of [english, french]) {
      expect(each.match(/<h1>/g)).to.have.length(1);
      expect(each).to.contain('class="brand"').and.to.contain('class="first"');
    }
  });
});
