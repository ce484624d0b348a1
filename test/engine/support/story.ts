import { type Network, openNetwork } from './network.js';

/**
 * A suite about loans between the three libraries of a network of its own. `settings` are each library's, as in the
 * environment.
 */
export function loansBetween(
  title: string,
  suite: (network: Network) => void,
  settings: Record<string, string> = {},
): void {
  describe(title, () => {
    const network = {} as Network;
    before(async () => {
      Object.assign(network, await openNetwork(settings));
    });
    after(() => network.close?.());
    suite(network);
  });
}
