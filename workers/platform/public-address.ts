/**
 * IPv4 that leads nowhere on the public internet: IANA's special-purpose registry, multicast and the rest, and the one
 * address of a cloud's metadata service that lies outside of it.
 */
const NOT_PUBLIC_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32', // Azure's virtual machines are configured from here
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
].map(parseRange)

/** Can it only be a machine of the public internet? False also for what is no address in the form that DNS answers have. */
export function isPublicAddress(text: string): boolean {
  const v4 = parseV4(text)
  if (v4 !== undefined) return !NOT_PUBLIC_V4.some(({ base, mask }) => (v4 & mask) >>> 0 === base)
  const v6 = parseV6(text)
  return v6 !== undefined && isPublicV6(v6)
}

/** Of IPv6 only 2000::/3 is given out; in it, tunnels would carry an IPv4 address past us, and some are for examples. */
function isPublicV6([first = 0, second = 0]: number[]): boolean {
  if (first >>> 13 !== 1) return false
  if (first === 0x2001) return second >= 0x200 && second !== 0xdb8 // Teredo, ORCHID and others; examples
  return first !== 0x2002 && !(first === 0x3fff && second < 0x1000) // 6to4; examples
}

function parseV4(text: string): number | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined
  return parts.reduce((value, part) => (value << 8) | Number(part), 0) >>> 0
}

/** Eight groups. */
function parseV6(text: string): number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = [groupsOf(halves[0] ?? ''), groupsOf(halves[1] ?? '')]
  if (!head || !tail) return undefined
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  return [...head, ...new Array<number>(missing).fill(0), ...tail]
}

function groupsOf(text: string): number[] | undefined {
  const groups = text === '' ? [] : text.split(':')
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => parseInt(group, 16))
    : undefined
}

function parseRange(range: string): { base: number; mask: number } {
  const [address = '', bits] = range.split('/')
  return { base: parseV4(address) ?? 0, mask: (-1 << (32 - Number(bits))) >>> 0 }
}
