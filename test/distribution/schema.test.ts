import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { sections } from '../../src/engine/distribution/sections.js';
import { createDirectoryCheck } from '../../src/http/openapi/check-directory.js';
import { schemaFile, schemaText } from './schema-file.js';

const file = (records: object[], more: object = {}) => ({
  format: 'interlend-directory',
  formatVersion: 1,
  issuer: 'ISIL:CA-OLA',
  name: 'Colleges',
  version: 1,
  issuedAt: '2026-11-25T10:00:00Z',
  sections: { partners: { records } },
  ...more,
});
const humber = {
  code: 'HUMBER',
  name: 'Humber',
  url: 'https://humber.example/',
  dialect: 'alma',
  symbols: [{ type: 'ISIL', value: 'CA-OHU' }],
};

describe('the schema of directory files', () => {
  const check = createDirectoryCheck(JSON.parse(schemaText()));

  it('is printed from the sections; if not: npx tsx test/distribution/write-schema.ts', () => {
    expect(readFileSync(schemaFile, 'utf8')).to.equal(schemaText());
  });

  it('takes what has what it needs, imposed or not', () => {
    expect(
      check(file([humber, { ...humber, imposed: ['url'], strict: true, contacts: [{ name: 'Ana' }] }])),
    ).to.deep.equal([]);
  });

  it('names the place of what is wrong', () => {
    const places = (value: unknown) => check(value).map(({ field }) => field);
    expect(places(file([{ ...humber, url: 7 }]))).to.deep.equal(['sections.partners.records.0.url']);
    expect(places(file([{ ...humber, outboundAuth: { token: 'x' } }]))).to.deep.equal([
      'sections.partners.records.0.outboundAuth',
    ]);
    expect(places(file([humber], { formatVersion: 2 }))).to.deep.equal(['formatVersion']);
    expect(places(file([humber], { sections: { spells: { records: [] } } }))).to.deep.equal(['sections.spells']);
    expect(places('no file at all')).to.deep.equal(['file']);
  });

  it('has no secret, nothing about who is let in unasked, and no note of colleagues', () => {
    const fields = sections.flatMap((section) => Object.keys(section.fields));
    for (const own of ['outboundAuth', 'credentials', 'networks', 'networksAlone', 'notes'])
      expect(fields).not.to.include(own);
  });

  it('knows the fields that are never taken unread, and needs, by name', () => {
    for (const { name, fields, careful, required } of sections)
      expect(Object.keys(fields), name).to.include.members([...careful, ...required]);
  });
});
