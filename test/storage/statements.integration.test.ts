import { expect } from 'chai';
import pg from 'pg';
import { valuesOf, writeStepsSql } from '../../src/storage/loans/write-steps.js';
import { createTestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';
import { type AnswerColumn, differences, kinds, type RowProperty } from './support/columns.js';
import { describeStatement } from './support/described.js';
import { type BuiltStatement, type SourceStatement, statementsOf } from './support/statements.js';

/** A lock, or a function that is called for what it does. */
const nothing = 2278;

describe('the statements of the storage room', () => {
  let statements: SourceStatement[];
  let built: BuiltStatement[];
  let client: pg.Client;
  let drop: () => Promise<void>;
  before(async function () {
    this.timeout(120_000);
    ({ read: statements, built } = statementsOf('src/storage'));
    const home = await createTestDatabase(migrated);
    client = new pg.Client(home.url);
    await client.connect();
    drop = async () => {
      await client.end();
      await home.drop();
    };
  });
  after(() => drop());

  it('are mostly read from the source: of fewer than eighty the text is put together while running', () => {
    expect(statements.length).to.be.greaterThan(450);
    expect(built.length, built.map(({ file, from }) => `${file}:${from}`).join('\n')).to.be.below(80);
  });

  it('are understood by the database as migrated, and answer with the columns that their row types name', async function () {
    this.timeout(120_000);
    const wrong: string[] = [];
    for (const { place, texts, row } of statements)
      for (const text of texts) {
        const columns = await described(text).catch((error: Error) => error.message);
        if (typeof columns === 'string') wrong.push(`${place}: ${columns}`);
        else if (columns.length > 0 && !row)
          wrong.push(`${place}: answers with ${columns.map(({ name }) => name).join(', ')}, and its rows have no type`);
        else if (row) wrong.push(...differences(row, columns).map((each) => `${place}: ${each}`));
      }
    expect(wrong).to.deep.equal([]);
  });

  it('are one file where a step is written: all its parts, whose rows the type in its source names', async () => {
    const columns = await describeStatement(client, writeStepsSql);
    expect(columns.map(({ name, dataTypeID }) => [name, kinds.get(dataTypeID) ?? 'json'])).to.deep.equal([
      ['step', 'number'],
      ['request', 'string'],
      ['at', 'Date'],
      ['attentionCount', 'number'],
      ['added', 'json'],
      ['othersWait', 'boolean'],
      ['leased', 'json'],
      ['early', 'boolean'],
    ]);
    const parameters = new Set(writeStepsSql.match(/\$\d+/g));
    expect(parameters.size).to.equal(valuesOf([], () => undefined).length);
  });

  it('would be caught with a column of another name, or of another type', () => {
    const row: RowProperty[] = [
      { name: 'code', kinds: ['string'] },
      { name: 'since', kinds: ['Date'] },
    ];
    const columns = [column('code', 25), column('since', 1184)];
    expect(differences(row, columns)).to.deep.equal([]);
    expect(differences(row, [column('code', 23), column('since', 1184)])).to.deep.equal([
      'code comes as number, its type says string',
    ]);
    expect(differences(row, [column('code', 25), column('began', 1184)])).to.deep.equal([
      'since is no column of the answer',
      'began is in no row type',
    ]);
  });

  /** Several commands are sent without values only, and answer with nothing that is read. */
  async function described(text: string): Promise<AnswerColumn[]> {
    if (/;\s*\S/.test(text)) return [];
    const columns = await describeStatement(client, text);
    return columns.filter(({ dataTypeID }) => dataTypeID !== nothing);
  }
});

const column = (name: string, dataTypeID: number): AnswerColumn => ({ name, dataTypeID });
