import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitWebhook } from '../../../workers/whatsapp/envelope'
import { sanitise } from '../../../workers/whatsapp/sanitise'
import { parseWebhookJson } from '../../../workers/whatsapp/webhook-json'
import { eventsOf } from './events'
import { fixtureIndex, fixtureText } from './fixtures'

const OBJECT = 'whatsapp_business_account'
const METADATA = { display_phone_number: '15550100111', phone_number_id: '210000000000111' }

function webhook(value: object, field = 'messages', entryId: unknown = '104857600000101') {
  return { object: OBJECT, entry: [{ id: entryId, changes: [{ field, value: { metadata: METADATA, ...value } }] }] }
}

function text(from: string, id: string) {
  return { from, id, timestamp: '1795306000', type: 'text', text: { body: id } }
}

const bodies = fixtureIndex().fixtures.map(({ file }) => fixtureText(file))
const FIELDS = [
  'messages',
  'standby',
  'history',
  'calls',
  'messaging_handovers',
  'user_id_update',
  'group_status_update',
  'other',
]
const LISTS =
  'messages statuses message_echoes calls user_preferences user_id_update state_sync groups history errors standby'

describe('whatever Meta, or somebody with its key, sends', () => {
  test('any JSON in any place of a value is sorted and parsed without an error, and counted', () => {
    const junk = fc.jsonValue({ maxDepth: 4 })
    const item = fc.dictionary(
      fc.constantFrom(
        'id',
        'from',
        'type',
        'status',
        'timestamp',
        'text',
        'system',
        'edit',
        'errors',
        'context',
        'group_id',
        'threads',
        'contact',
        'interactive',
        'order',
        'contacts',
        'image',
        'referral',
        'recipient_id',
      ),
      fc.oneof(
        junk,
        fc.constantFrom(
          '447700900117',
          'wamid.A',
          'text',
          'system',
          'interactive',
          'order',
          'contacts',
          'image',
          'call',
          'failed',
        ),
      ),
    )
    const value = fc.dictionary(fc.constantFrom(...LISTS.split(' ')), fc.oneof(junk, fc.array(fc.oneof(junk, item))))
    fc.assert(
      fc.property(value, fc.constantFrom(...FIELDS), fc.oneof(junk, fc.constant('1')), (content, field, entryId) => {
        const split = splitWebhook(webhook(content, field, entryId))
        const placed = [...split.deliveries, ...split.account].reduce((sum, { items }) => sum + items.length, 0)
        expect(placed + split.unrouted.length).toBe(split.items)
        expect(split.items).toBeGreaterThan(0)
        for (const event of eventsOf(split)) {
          expect(event.key).not.toBe('')
          expect(JSON.stringify(event)).not.toContain('NaN')
          if (event.timestamp !== undefined) expect(Number.isSafeInteger(event.timestamp)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('anything at all as the body is counted as unrouted, not thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (body) => {
        expect(splitWebhook(body)).toMatchObject({ deliveries: [], account: [], items: 1 })
      }),
    )
  })

  test('a fixture with one part of it replaced by junk never throws', () => {
    const junk = fc.constantFrom<unknown>(null, [], {}, '', 'x', 0, -1, 1e21, true, [[]], { id: {} }, '__proto__')
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.nat(), junk, (body, at, value) => {
        eventsOf(splitWebhook(replaceNth(parseWebhookJson(body), at, value)))
      }),
      { numRuns: 1000 },
    )
  })

  test('the same bytes always give the same keys, another order of their keys too', () => {
    for (const body of bodies) {
      const keys = eventsOf(splitWebhook(parseWebhookJson(body))).map(({ key }) => key)
      const shuffled = JSON.parse(JSON.stringify(parseWebhookJson(body), reversed))
      const again = eventsOf(splitWebhook(shuffled)).map(({ key }) => key)
      expect(again.toSorted()).toEqual(keys.toSorted())
    }
  })

  test('the order of each conversation is that of the POST, however the conversations are mixed', () => {
    const senders = fc.array(fc.constantFrom('447700900117', '919000000011', '5511980000071'), {
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(senders, (from) => {
        const messages = from.map((sender, n) => text(sender, `wamid.${n}`))
        const { deliveries } = splitWebhook(webhook({ messages }))
        expect(deliveries).toHaveLength(new Set(from).size)
        for (const { contactKey, items } of deliveries) {
          expect(items.map(({ raw }) => raw)).toEqual(messages.filter((message) => message.from === contactKey))
        }
      }),
    )
  })

  test('200,000 nested arrays are cut off and the message beside them is kept', () => {
    const body = JSON.stringify(webhook({ deep: 0, messages: [text('447700900117', 'wamid.A')] }))
    const deep = body.replace('"deep":0', `"deep":${'['.repeat(200_000)}${']'.repeat(200_000)}`)
    expect(eventsOf(splitWebhook(parseWebhookJson(deep)))).toHaveLength(1)
    const withLongInteger = deep.replace('"deep"', '"n":90071992547409931234,"deep"')
    expect(eventsOf(splitWebhook(parseWebhookJson(withLongInteger)))).toHaveLength(1)
  })

  test('20,000 messages in one value are all there, in order', () => {
    const messages = Array.from({ length: 20_000 }, (_, n) => text('447700900117', `wamid.${n}`))
    const { deliveries, items } = splitWebhook(webhook({ messages }))
    expect(items).toBe(20_000)
    expect(deliveries[0]?.items.map(({ raw }) => raw)).toEqual(messages)
  })
})

describe('sanitise', () => {
  test('clean data comes back as the same object', () => {
    for (const body of bodies) {
      const parsed = parseWebhookJson(body)
      expect(sanitise(parsed)).toBe(parsed)
    }
  })

  test('what it gives is well-formed, and giving it again changes nothing', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.string({ unit: 'binary' }), (value, key) => {
        const once = sanitise({ value, [key]: '\ud83d\0' })
        expect(JSON.stringify(once).isWellFormed()).toBe(true)
        expect(JSON.stringify(once)).not.toContain('\\u0000')
        expect(sanitise(once)).toBe(once)
      }),
    )
  })

  test('a fault at the bottom of many levels is mended in one pass', () => {
    const levels = 40
    const dirty: unknown = JSON.parse(`${'{"a":'.repeat(levels)}"x\\u0000y"${'}'.repeat(levels)}`)
    expect(JSON.stringify(sanitise(dirty))).toBe(`${'{"a":'.repeat(levels)}"xy"${'}'.repeat(levels)}`)
  })

  test('keys that name a prototype are dropped at every depth', () => {
    const clean = sanitise(JSON.parse('{"a":[{"__proto__":{"x":1},"constructor":2,"prototype":3,"kept":4}]}'))
    expect(JSON.stringify(clean)).toBe('{"a":[{"kept":4}]}')
  })
})

describe('parseWebhookJson', () => {
  test('keeps integers exact that a double would round, and touches nothing else', () => {
    const source =
      '{"a":90071992547409931234,"b":[9007199254740993 , -9007199254740993],"s":"x:90071992547409931234\\" ,1"}'
    expect(parseWebhookJson(source)).toEqual({
      a: '90071992547409931234',
      b: ['9007199254740993', '-9007199254740993'],
      s: 'x:90071992547409931234" ,1',
    })
    expect(parseWebhookJson('{"a":3100000000000101,"b":0.12345678901234567,"c":1234567890123456e3}')).toEqual({
      a: 3100000000000101,
      b: Number('0.12345678901234567'),
      c: Number('1234567890123456e3'),
    })
  })

  test('any object with long integers in it means the same as before, but for those', () => {
    const value = fc.jsonValue({ maxDepth: 3 }).map((other) => JSON.parse(JSON.stringify(other, withoutLongIntegers)))
    fc.assert(
      fc.property(value, (other) => {
        const read = parseWebhookJson(`{"long":12345678901234567890,"other":${JSON.stringify(other)}}`)
        expect(read?.long).toBe('12345678901234567890')
        expect(JSON.stringify(read?.other)).toBe(JSON.stringify(other))
      }),
    )
  })
})

/** The value with its n-th part (counted depth first, round and round) replaced. */
function replaceNth(root: unknown, n: number, replacement: unknown): unknown {
  const paths: (string | number)[][] = []
  collect(root, [], paths)
  const path = paths[n % paths.length] ?? []
  const copy = structuredClone(root)
  let holder: unknown = copy
  for (const step of path.slice(0, -1)) holder = Reflect.get(Object(holder), step)
  const last = path.at(-1)
  if (last !== undefined) Reflect.set(Object(holder), last, replacement)
  return copy
}

function collect(value: unknown, path: (string | number)[], paths: (string | number)[][]): void {
  if (path.length > 0) paths.push(path)
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) collect(part, [...path, key], paths)
}

function withoutLongIntegers(_key: string, value: unknown): unknown {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? 0 : value
}

function reversed(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).reverse())
}
