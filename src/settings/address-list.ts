import net from 'node:net';

/** Whether an address is one of these, or within one of these blocks such as `10.0.0.0/8`; what is neither is left out. */
export function addressList(entries: readonly string[]): (address: string) => boolean {
  const addresses = new net.BlockList();
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/');
    if (!net.isIP(address)) continue;
    const family = net.isIPv6(address) ? 'ipv6' : 'ipv4';
    if (bits === undefined) addresses.addAddress(address, family);
    else addresses.addSubnet(address, Number(bits), family);
  }
  return (address) => addresses.check(address, net.isIPv6(address) ? 'ipv6' : 'ipv4');
}
