import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { root } from '../support/root.js';

const folder = join(root, 'src', 'storage');

describe('the order of rows', () => {
  it('is never by a bare id: beside `id::text` that is the text of it, and 10 comes before 9', () => {
    const bare = /(?<!_agg\([^)]*)order by (?:[^`']*, )?id\b(?! is )/;
    const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) =>
        readFileSync(join(folder, file), 'utf8')
          .split('\n')
          .filter((line) => bare.test(line))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(found).to.deep.equal([]);
  });
});
