import { BlockList, isIP } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicAddress } from '../../../workers/platform/public-address'
import { checkUrl } from '../../../workers/platform/safe-url'

const RUNS = { numRuns: 2_000 }

const octet = fc.integer({ min: 0, max: 255 })
const v4 = fc.tuple(octet, octet, octet, octet)
/** Where inner networks, the machine itself and clouds' metadata are. */
const inner = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127), octet, octet, octet),
  fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
  fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
  fc.tuple(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
)

const radix = fc.constantFrom(
  (n: number) => String(n),
  (n: number) => `0x${n.toString(16)}`,
  (n: number) => `0${n.toString(8)}`,
)
/** Every way in which URLs write an IPv4 address: one to four parts, each decimal, octal or hexadecimal. */
function notations([a, b, c, d]: number[], write: ((n: number) => string)[], parts: number): string {
  const [w1, w2, w3, w4] = write.map((one) => (n: number) => one(n >>> 0))
  const [n1 = 0, n2 = 0, n3 = 0, n4 = 0] = [a, b, c, d]
  if (!w1 || !w2 || !w3 || !w4) throw new Error('four ways')
  if (parts === 1) return w1(((n1 << 24) | (n2 << 16) | (n3 << 8) | n4) >>> 0)
  if (parts === 2) return `${w1(n1)}.${w2((n2 << 16) | (n3 << 8) | n4)}`
  if (parts === 3) return `${w1(n1)}.${w2(n2)}.${w3((n3 << 8) | n4)}`
  return `${w1(n1)}.${w2(n2)}.${w3(n3)}.${w4(n4)}`
}
const disguise = fc.constantFrom(
  (host: string) => host,
  (host: string) => `${host}.`,
  (host: string) => host.toUpperCase(),
  // Full-width digits, and the ideographic full stop.
  (host: string) =>
    host.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))).replaceAll('.', '。'),
  (host: string) => [...host].map((char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
)

test('an IPv4 address is refused in every notation', () => {
  fc.assert(
    fc.property(
      fc.oneof(inner, v4),
      fc.tuple(radix, radix, radix, radix),
      fc.integer({ min: 1, max: 4 }),
      disguise,
      (address, write, parts, hide) => {
        const checked = checkUrl(`https://${hide(notations(address, write, parts))}/`)
        expect(checked).toEqual({ ok: false, fault: expect.stringMatching(/^(?:address|malformed)$/) })
      },
    ),
    RUNS,
  )
})

test('an IPv6 address is refused, also one with an IPv4 address in it', () => {
  const group = fc.integer({ min: 0, max: 0xffff }).map((n) => n.toString(16))
  const whole = fc.array(group, { minLength: 8, maxLength: 8 }).map((groups) => groups.join(':'))
  const mapped = fc
    .tuple(fc.constantFrom('::ffff:', '::', '64:ff9b::', '2002::'), inner)
    .map(([head, v]) => head + v.join('.'))
  fc.assert(
    fc.property(fc.oneof(whole, mapped), (address) => {
      expect(checkUrl(`https://[${address}]/`)).toEqual({ ok: false, fault: 'address' })
      expect(checkUrl(`https://[${address}]:8443/x`)).toEqual({ ok: false, fault: 'address' })
    }),
    RUNS,
  )
})

test.each([
  ['http://example.com/', 'not_https'],
  ['ftp://example.com/', 'not_https'],
  ['file:///etc/passwd', 'not_https'],
  ['javascript:alert(1)', 'not_https'],
  ['data:text/plain,x', 'not_https'],
  ['gopher://example.com:70/_', 'not_https'],
  ['https://user:word@example.com/', 'credentials'],
  ['https://169.254.169.254@example.com/', 'credentials'],
  ['https://example.com:22/', 'port'],
  ['https://example.com:6379/', 'port'],
  ['https://localhost/', 'internal_name'],
  ['https://LOCALHOST./', 'internal_name'],
  ['https://a.localhost/', 'internal_name'],
  ['https://metadata.google.internal/computeMetadata/v1/', 'internal_name'],
  ['https://metadata/', 'internal_name'],
  ['https://printer.local/', 'internal_name'],
  ['https://router.home.arpa/', 'internal_name'],
  ['https://1.0.0.127.in-addr.arpa/', 'internal_name'],
  ['https://ｌｏｃａｌｈｏｓｔ/', 'internal_name'],
  ['https://example.com\\@localhost/', 'ok'],
  ['https://localhost\\@example.com/', 'internal_name'],
  ['https://0/', 'address'],
  ['https://127.1/', 'address'],
  ['https://0x7f000001/', 'address'],
  ['https://[::1]/', 'address'],
  ['https://[::ffff:169.254.169.254]/', 'address'],
  ['https://_dmarc.example.com/', 'malformed'],
  ['https://-a.example.com/', 'malformed'],
  ['https://', 'malformed'],
  ['example.com', 'malformed'],
  ['https://exa mple.com/', 'malformed'],
  [`https://example.com/${'a'.repeat(3_000)}`, 'malformed'],
  ['https://example.com/hook?x=1#part', 'ok'],
  ['https://hooks.example.com:8443/', 'ok'],
  ['https://bücher.example/', 'ok'],
])('%s: %s', (text, outcome) => {
  const checked = checkUrl(text)
  expect(checked.ok ? 'ok' : checked.fault).toBe(outcome)
})

test('whatever is let through is https to a name with a dot, without a password, on 443 or 8443', () => {
  const hostile = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `https://${text}`),
    fc.tuple(fc.domain(), fc.string({ maxLength: 20 })).map(([host, rest]) => `https://${host}${rest}`),
    fc.tuple(fc.string({ maxLength: 10 }), fc.ipV4()).map(([head, host]) => `https://${head}${host}`),
  )
  fc.assert(
    fc.property(hostile, (text) => {
      const checked = checkUrl(text)
      if (!checked.ok) return
      const { protocol, username, password, port, hostname } = checked.url
      expect({ protocol, username, password }).toEqual({ protocol: 'https:', username: '', password: '' })
      expect(['', '8443']).toContain(port)
      expect(hostname).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+\.?$/)
      expect(isIP(hostname.replace(/\.$/, ''))).toBe(0)
    }),
    { numRuns: 5_000 },
  )
})

test('only the very host that is listed may be otherwise', () => {
  const allowed = 'localhost, 127.0.0.1:8790'
  expect(checkUrl('http://localhost:9000/hook', allowed)).toMatchObject({ ok: true, isAllowed: true })
  expect(checkUrl('http://127.0.0.1:8790/', allowed)).toMatchObject({ ok: true, isAllowed: true })
  expect(checkUrl('http://2130706433:8790/', allowed)).toMatchObject({ ok: true, isAllowed: true })
  for (const other of [
    'http://127.0.0.1:8791/',
    'http://localhost.example.com/',
    'http://10.0.0.1/',
    'ftp://localhost/',
  ])
    expect(checkUrl(other, allowed)).toMatchObject({ ok: false })
  expect(checkUrl('http://u:p@localhost/', allowed)).toMatchObject({ ok: false, fault: 'credentials' })
  for (const nobody of ['', ',', ' , ']) expect(checkUrl('http://localhost/', nobody)).toMatchObject({ ok: false })
})

/** Node's own arithmetic over IANA's registry. */
const special = new BlockList()
for (const range of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32'],
]) {
  const [base = '', bits] = range.split('/')
  special.addSubnet(base, Number(bits), 'ipv4')
}
const given = new BlockList()
given.addSubnet('2000::', 3, 'ipv6')
const notGiven = new BlockList()
for (const [base, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  notGiven.addSubnet(base, bits, 'ipv6')

test('which addresses are public is as Node’s own arithmetic says', () => {
  fc.assert(
    fc.property(fc.oneof(v4, inner), (parts) => {
      const address = parts.join('.')
      expect({ address, isPublic: isPublicAddress(address) }).toEqual({
        address,
        isPublic: !special.check(address, 'ipv4'),
      })
    }),
    { numRuns: 10_000 },
  )
  const first = fc.constantFrom(
    '2001',
    '2002',
    '3fff',
    '2606',
    '2a00',
    'fe80',
    'fc00',
    'fd00',
    'ff02',
    '64',
    '0',
    '5f00',
  )
  const low = fc.integer({ min: 0, max: 0x1fff }).map((n) => n.toString(16))
  const rest = fc.constantFrom('::', '::1', ':1:2:3:4:5:6', '::ffff:1')
  fc.assert(
    fc.property(first, low, rest, (head, second, tail) => {
      const address = `${head}:${second}${tail}`
      const isPublic = given.check(address, 'ipv6') && !notGiven.check(address, 'ipv6')
      expect({ address, isPublic: isPublicAddress(address) }).toEqual({ address, isPublic })
    }),
    { numRuns: 5_000 },
  )
})

test.each([
  '',
  '1.2.3',
  '1.2.3.4.5',
  '01.2.3.999',
  '1.2.3.4 ',
  'example.com',
  ':::',
  '1::2::3',
  '2606::10000',
  '2606:1',
  '::ffff:8.8.8.8',
  '2606::1%eth0',
])('%j is no public address', (text) => {
  expect(isPublicAddress(text)).toBe(false)
})
