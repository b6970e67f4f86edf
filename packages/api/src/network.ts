const groupsOfAddress = 8;
const groupsOfNetwork = 4;

/**
 * Whom to count as one by an address: an IPv4 address by itself, an IPv6 one with its /64, since whoever has one of those has
 * all 2⁶⁴.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':')) return address;
  const [head = [], tail = []] = address
    .toLowerCase()
    .split('%', 1)
    .flatMap((plain) => plain.split('::'))
    .map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(Math.max(0, groupsOfAddress - head.length - tail.length)).fill('0');
  const network = [...head, ...zeros, ...tail].slice(0, groupsOfNetwork);
  return `${network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
