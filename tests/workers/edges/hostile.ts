import fc from 'fast-check'

/** What has broken programs before. */
const HOSTILE: unknown[] = [
  ...[null, true, 0, -1, -0, 1e308, 1e-320, 2 ** 53, 0.1, '', ' ', '\0', 'null', 'undefined', 'NaN', '-1', '1e999'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '../../etc/passwd',
    '%00',
    '%2e%2e%2f',
    '//evil.example',
  ],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE tenants; --',
    '{{7*7}}',
    '$' + '{7*7}',
    '<script>alert(1)</script>',
    'javascript:alert(1)',
  ],
  ...['http://169.254.169.254/', 'file:///etc/passwd', 'https://user:pass@evil.example:1/', 'data:text/html,x'],
  ...[
    '\ud800',
    '\udfff\ud800',
    '\u202eevil',
    '\u200b',
    '\ufeff',
    '\u0085',
    'İ'.repeat(50),
    '👩‍👩‍👧‍👦'.repeat(300),
    'ﷺ'.repeat(500),
  ],
  ...['a'.repeat(70_000), '(a+)+$', `${'a'.repeat(40)}!`, '0'.repeat(400), '9'.repeat(400), '2026-13-45', '0000-00-00'],
  ...[[], {}, [[]], [null], [{}], { length: -1 }, { length: 1e9 }, { toJSON: 1 }, { $ne: null }, { id: {} }],
  JSON.parse('{"then":"x","__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'),
  nested(200, []),
  nested(200, {}),
  Array.from({ length: 2_000 }, (_, at) => at),
  Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`k${at}`, at])),
]

function nested(depth: number, kind: unknown[] | object): unknown {
  let value: unknown = 1
  for (let at = 0; at < depth; at += 1) value = Array.isArray(kind) ? [value] : { a: value }
  return value
}

/** Bodies that are no JSON, or hardly. */
export const BROKEN: string[] = [
  ...[
    '',
    '{',
    '}',
    '[',
    '{"a":}',
    '{"a":1,}',
    "{'a':1}",
    '{"a":1}{"b":2}',
    'undefined',
    'NaN',
    '\ufeff{}',
    '\0',
    '"\\ud800"',
  ],
  ...['[1e999]', '{"a":"\\u0000"}', '<xml/>', 'a=1&b=2', '--boundary\r\n', '0'.repeat(100), '['.repeat(50_000)],
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  `"${'\\'.repeat(1_001)}`,
]

/** Names and queries of a path. */
export const HOSTILE_TEXTS: string[] = HOSTILE.filter((one) => typeof one === 'string').map((one) =>
  one.slice(0, 1_500),
)

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.double() },
)

export interface Wound {
  /** Chooses one of the places of a sample, by its remainder. */
  place: number
  /** Chooses among alternatives of the schema. */
  pick: number
  how: 'put' | 'remove' | 'add' | 'twice'
  value: unknown
}

/** Ways to spoil a body; the same ones for the same seed. */
export function wounds(count: number, seed: number): Wound[] {
  const arbitrary = fc.record({
    place: fc.nat(10_000),
    pick: fc.nat(40),
    how: fc.constantFrom<Wound['how']>('put', 'put', 'put', 'remove', 'add', 'twice'),
    value,
  })
  return fc.sample(arbitrary, { numRuns: count, seed })
}

type Place = (string | number)[]

/** The sample with one place of it spoiled. */
export function wounded(sample: unknown, { place, how, value: hostile }: Wound): unknown {
  const places = placesOf(sample)
  const chosen = places[place % places.length] ?? []
  return changed(sample, chosen, (old) => {
    if (how === 'add' && isObject(old)) return { ...old, extra: hostile, [String(place)]: hostile }
    if (how === 'twice') return [old, old]
    return how === 'remove' ? undefined : hostile
  })
}

function placesOf(value: unknown, at: Place = []): Place[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [at, ...inner.flatMap(([name, part]) => placesOf(part, [...at, name]))]
}

function changed(value: unknown, [first, ...rest]: Place, change: (old: unknown) => unknown): unknown {
  if (first === undefined) return change(value)
  if (Array.isArray(value)) return value.map((part, at) => (String(at) === first ? changed(part, rest, change) : part))
  if (!isObject(value)) return value
  return { ...value, [first]: changed(value[first], rest, change) }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
