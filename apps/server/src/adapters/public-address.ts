import { BlockList, isIP } from 'node:net';

/** Networks of IPv4 that are somebody's own, or nobody's. */
const ownIpv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Of IPv6 only this is public, */
const publicIpv6 = ['2000::/3'];
/** without what leads to IPv4 addresses that stand inside, and what is for examples. */
const otherIpv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const own = listOf([...ownIpv4, ...otherIpv6]);
const open = listOf(publicIpv6);

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), familyOf(address));
  }
  return list;
}

function familyOf(address: string) {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}

/** Whether an IP address is one of the internet, and none of a machine's or network's own. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !own.check(address, 'ipv4');
  return version === 6 && open.check(address, 'ipv6') && !own.check(address, 'ipv6');
}
