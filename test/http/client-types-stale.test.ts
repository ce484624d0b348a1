import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { root } from '../support/root.js';
import { clientTypes, clientTypesFile } from './client-types.js';

describe('what the staff desk knows of the API', () => {
  it('is what the OpenAPI document says; else run npx tsx test/http/write-client-types.ts', async () => {
    expect(readFileSync(join(root, clientTypesFile), 'utf8') === (await clientTypes()), clientTypesFile).to.equal(true);
  });
});
