import { expect } from 'chai';
import { wrongRows } from '../support/answered-rows.js';
import type { BuiltStatement } from './support/statements.js';

describe('the rows of a statement that is put together while running', () => {
  const [at, type] = ['src/storage/views/some-views.ts', { from: 10, to: 20 }];
  const counted: BuiltStatement = { file: at, ...type, row: [{ name: 'count', kinds: ['number'] }] };
  const untyped: BuiltStatement = { file: at, ...type, row: undefined };
  const helper: BuiltStatement = { file: 'src/storage/database/session.ts', from: 1, to: 9, row: undefined };
  const answer = (dataTypeID: number, line = 12) => ({
    frames: [
      { file: helper.file, line: 3 },
      { file: at, line },
    ],
    columns: [{ name: 'count', dataTypeID }],
  });

  it('are those of its type', () => {
    expect(wrongRows([answer(23)], [helper, counted])).to.deep.equal([]);
  });

  it('are found when a column comes as another type, however often it is sent', () => {
    expect(wrongRows([answer(20), answer(20)], [helper, counted])).to.deep.equal([
      `${at}:10: count comes as string, its type says number`,
    ]);
  });

  it('are found when they have no type at all', () => {
    expect(wrongRows([answer(23)], [helper, untyped])).to.deep.equal([
      `${at}:10: answers with count; its rows have no type`,
    ]);
  });

  it('are not looked for where the source has no such statement', () => {
    expect(wrongRows([answer(20, 30)], [helper, counted])).to.deep.equal([]);
  });
});
