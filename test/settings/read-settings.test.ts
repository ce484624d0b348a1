import { expect } from 'chai';
import { readSettings, WrongSetting } from '../../src/settings/read-settings.js';

const enough = { INTERLEND_NAME: 'Algonquin College', INTERLEND_SYMBOLS: 'ISIL:CA-OOALG' };

/** What the start says of these settings. */
function problemsOf(env: Record<string, string>): string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (error instanceof WrongSetting) return error.problems;
    throw error;
  }
}

describe('the settings of a node', () => {
  it('are complete with a symbol', () => {
    const settings = readSettings(enough);
    expect(settings.symbols).to.deep.equal([{ type: 'ISIL', value: 'CA-OOALG' }]);
    expect(settings).to.include({ port: 8626, autoSendNext: false, currency: 'CAD', databaseUrl: '' });
  });

  it('name what is missing, all at once, and say what it is for', () => {
    const problems = problemsOf({ INTERLEND_PORT: 'x' });
    expect(problems).to.have.length(2);
    expect(problems[0]).to.match(/^INTERLEND_SYMBOLS is not set\. The agency symbols of this library/);
    expect(problems[1]).to.match(/^INTERLEND_PORT is "x"/);
  });

  for (const [env, value, expected] of [
    ['INTERLEND_PORT', '70000', 'a whole number from 0 to 65535'],
    ['INTERLEND_SYMBOLS', 'CA-OOALG', 'symbols such as ISIL:CA-OOALG'],
    ['INTERLEND_AUTO_SEND_NEXT', 'perhaps', 'yes or no'],
    ['INTERLEND_WITHDRAW_BUSINESS_DAYS', '-1', 'a whole number from 0'],
    ['INTERLEND_DATABASE_CONNECTIONS', '1', 'a whole number from 4'],
    ['INTERLEND_PROCESSES', '33', 'auto, or a whole number from 1 to 32'],
    ['INTERLEND_RENEWAL_STEP_DAYS', '10001', 'a whole number from 1 to 10000'],
    ['INTERLEND_SWEEP_SECONDS', '3601', 'a whole number from 1 to 3600'],
    ['INTERLEND_SENDERS_AT_ONCE', '0', 'a whole number from 1'],
    ['INTERLEND_TIME_ZONE', 'Toronto', 'a time zone such as America/Toronto'],
    ['INTERLEND_LOG_LEVEL', 'loud', 'debug, info, warn, error or silent'],
    ['INTERLEND_CURRENCY', 'dollar', 'three capitals such as CAD'],
    ['INTERLEND_ALLOW_ADDRESSES', '10.0.0.0/33', 'ranges such as 10.0.0.0/8'],
    ['INTERLEND_TRUSTED_PROXIES', 'the proxy', 'ranges such as 10.0.0.0/8'],
    ['DATABASE_URL', 'mysql://db/interlend', 'postgres://'],
    ['DATABASE_URL', 'db.example', 'an address such as'],
    ['AMQP_URL', 'http://broker', 'amqp://'],
  ] as const)
    it(`stop the start when ${env} is "${value}", naming it and what is expected`, () => {
      const problems = problemsOf({ ...enough, [env]: value });
      expect(problems).to.have.length(1);
      expect(problems[0]).to.include(env).and.to.include(expected);
    });

  it('stop the start when a name is misspelt, with the nearest right one', () => {
    const problems = problemsOf({ ...enough, INTERLEND_AUTOSEND_NEXT: 'yes', INTERLEND_LENDER_DUE_DAY: '30' });
    expect(problems).to.deep.equal([
      'INTERLEND_AUTOSEND_NEXT is no setting. Did you mean INTERLEND_AUTO_SEND_NEXT?',
      'INTERLEND_LENDER_DUE_DAY is no setting. Did you mean INTERLEND_LENDER_DUE_DAYS?',
    ]);
    expect(problemsOf({ ...enough, INTERLEND_XYZZY: '1' })[0]).to.include(
      'The page “All settings” of the handbook lists them.',
    );
    expect(problemsOf({ ...enough, INTERLEND_SYMBOL: 'x' })[0], 'whatever its value').to.include('INTERLEND_SYMBOLS?');
  });

  it('leave alone what the command line and others read, and names of other programs', () => {
    const others = {
      INTERLEND_URL: 'http://node',
      INTERLEND_FAULT_TESTS: 'yes',
      INTERLEND_TEST_RUN: 'x',
      PATH: '/bin',
    };
    expect(problemsOf({ ...enough, ...others })).to.deep.equal([]);
  });

  it('never repeat a secret, not even a wrong one', () => {
    const [problem] = problemsOf({ ...enough, INTERLEND_STAFF_TOKEN: 'hunter2' });
    expect(problem).to.include('INTERLEND_STAFF_TOKEN').and.to.include('16 characters').and.not.to.include('hunter2');
  });

  it('KB26: take an address with or without a slash at its end', () => {
    for (const INTERLEND_ADDRESS of ['https://ill.example.ca/', 'https://ill.example.ca'])
      expect(readSettings({ ...enough, INTERLEND_ADDRESS }).address).to.equal('https://ill.example.ca');
  });

  it('take addresses and ranges of both families', () => {
    const env = { ...enough, INTERLEND_ALLOW_ADDRESSES: '127.0.0.0/8, ::1, fd00::/8' };
    expect(readSettings(env).allowAddresses).to.deep.equal(['127.0.0.0/8', '::1', 'fd00::/8']);
  });
});
