import { expect } from 'chai';
import { dispositionOf, fileNameFor } from '../../src/domain/copies/file-name.js';
import { copyTypes, headBytes, isShownInBrowser, kindOfFile } from '../../src/domain/copies/file-type.js';
import { sizeInWords } from '../../src/words/say.js';

const head = (...parts: (string | number)[]): Uint8Array =>
  Buffer.concat([
    ...parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part, 'latin1'))),
    Buffer.alloc(headBytes),
  ]).subarray(0, headBytes);

describe('what a file is', () => {
  it('is read from its first bytes, whatever its name', () => {
    expect(kindOfFile(head('%PDF-1.7\n'))).to.equal('pdf');
    expect(kindOfFile(head('%PDF-2.0'))).to.equal('pdf');
    expect(kindOfFile(head(0xff, 0xd8, 0xff, 0xe0))).to.equal('jpeg');
    expect(kindOfFile(head(0x89, 'PNG\r\n', 0x1a, 0x0a, 0, 0, 0, 0x0d, 'IHDR'))).to.equal('png');
    for (const tiff of [head('II', 42, 0), head('MM', 0, 42), head('II', 43, 0), head('MM', 0, 43)])
      expect(kindOfFile(tiff)).to.equal('tiff');
  });

  it('is nothing that is taken for all else, also where a type stands further in', () => {
    for (const other of [
      ...[
        head('MZ'),
        head('<html>'),
        head('<svg xmlns'),
        head('PK', 3, 4),
        head('GIF89a'),
        head('RIFF'),
        head('#!/bin/sh'),
      ],
      ...[head(' %PDF-1.7'), head('%PDF-9'), head('%pdf-1.4'), head(0xff, 0xd8), head(0x89, 'PNG'), head('II', 0, 42)],
      ...[head('x', '%PDF-1.4'), new Uint8Array(), head('%PDF').subarray(0, 4)],
    ])
      expect(kindOfFile(other), Buffer.from(other).toString('latin1')).to.equal(undefined);
  });

  it('is shown by browsers but for TIFF, and by its own type alone', () => {
    expect(
      Object.values(copyTypes)
        .filter(({ type }) => isShownInBrowser(type))
        .map(({ label }) => label),
    ).to.deep.equal([...['PDF', 'JPEG', 'PNG']]);
    expect(isShownInBrowser('text/html')).to.equal(false);
  });
});

describe('the name of a file', () => {
  it('is the last part of what was said, without signs that mean something, with the ending of its kind', () => {
    expect(fileNameFor('C:\\scans\\Été 2026.DOCX', 'pdf')).to.equal('Été 2026.pdf');
    expect(fileNameFor('../../etc/passwd', 'jpeg')).to.equal('passwd.jpg');
    expect(fileNameFor('a"b\r\nX: y<c>|?.pdf', 'pdf')).to.equal('abX yc.pdf');
    expect(fileNameFor('\u202Efdp.exe', 'pdf')).to.equal('fdp.pdf');
    expect(fileNameFor('....', 'tiff')).to.equal('copy.tif');
    expect(fileNameFor('', 'png')).to.equal('copy.png');
    expect([...fileNameFor(`${'é'.repeat(500)}.pdf`, 'pdf')].length).to.equal(124);
  });

  it('stands in the header whole and in ASCII', () => {
    expect(dispositionOf('Été (1).pdf', 'inline')).to.equal(
      `inline; filename="Ete (1).pdf"; filename*=UTF-8''%C3%89t%C3%A9%20%281%29.pdf`,
    );
    expect(dispositionOf('題.pdf', 'attachment')).to.match(
      /^attachment; filename="\.pdf"; filename\*=UTF-8''%E9%A1%8C\.pdf$/,
    );
  });

  it('has its size in the words of each language', () => {
    expect(sizeInWords(2_430_000, 'en-CA')).to.equal('2.4\u00a0MB');
    expect(sizeInWords(2_430_000, 'fr-CA')).to.equal('2,4\u00a0Mo');
    expect(sizeInWords(300, 'en-CA')).to.equal('1\u00a0kB');
  });
});
