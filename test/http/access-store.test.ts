import { keepsTheAccessContract } from './access-contract.js';
import { accessDouble } from './access-double.js';

describe('accounts, sessions and keys in memory, with which tests of the API run', () => {
  keepsTheAccessContract(async () => {
    const double = accessDouble();
    return {
      store: double.store,
      addUser: async (code, email, passwordHash) => {
        await double.addUser({ code, email });
        const added = double.accounts.get(code);
        if (added) added.passwordHash = passwordHash;
      },
    };
  });
});
