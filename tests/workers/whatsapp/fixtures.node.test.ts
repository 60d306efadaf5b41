import { describe, expect, test } from 'vitest'
import { splitWebhook } from '../../../workers/whatsapp/envelope'
import { isSignedByMeta } from '../../../workers/whatsapp/signature'
import { parseWebhookJson } from '../../../workers/whatsapp/webhook-json'
import { eventsOf } from './events'
import { badFixtureIndex, fixtureBytes, fixtureIndex, fixtureText } from './fixtures'

const index = fixtureIndex()
const bad = badFixtureIndex()

/** The webhook adds the tenant; opt-outs said in words are found by a rule of the contacts, not by the parser. */
function expectedOf({ kind, tenant: _, also, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { kind, ...rest, ...(also !== undefined && kind !== 'message' && { also }) }
}

describe('every fixture, from its signed bytes', () => {
  test.each(index.fixtures)(
    '$file yields the events it should',
    async ({ file, x_hub_signature_256, after, expected }) => {
      expect(await isSignedByMeta(x_hub_signature_256, fixtureBytes(file), index.app_secret)).toBe(true)
      const seen = new Set<string>()
      for (const earlier of after ?? []) eventsOf(splitWebhook(parseWebhookJson(fixtureText(earlier))), seen)
      const split = splitWebhook(parseWebhookJson(fixtureText(file)))
      const events = byConversation(eventsOf(split, seen).map((event) => ({ ...event })))
      expect(split.unrouted).toEqual([])
      expect(events).toMatchObject(byConversation(expected.events.map(expectedOf)))
      expect(events).toHaveLength(expected.events.length)
    },
  )
})

/** Across conversations the order is free, within one it counts: the sort is stable. */
function byConversation<T extends Record<string, unknown>>(events: T[]): T[] {
  const key = ({ group_id, wa_id, user_id }: T) => String(group_id ?? wa_id ?? user_id ?? '')
  return events.toSorted((a, b) => key(a).localeCompare(key(b)))
}

describe('every hostile fixture', () => {
  test.each(bad.fixtures.filter(({ file }) => file.startsWith('sig-')))(
    '$file is not signed',
    async ({ file, headers }) => {
      expect(await isSignedByMeta(headers['X-Hub-Signature-256'], fixtureBytes(`bad/${file}`), bad.app_secret)).toBe(
        false,
      )
    },
  )

  test.each(bad.fixtures.filter(({ file }) => !file.startsWith('sig-')))(
    '$file is signed',
    async ({ file, headers }) => {
      expect(await isSignedByMeta(headers['X-Hub-Signature-256'], fixtureBytes(`bad/${file}`), bad.app_secret)).toBe(
        true,
      )
    },
  )

  test.each(bad.fixtures.filter(({ http }) => http.length === 1 && http[0] === 400))(
    '$file is no JSON object',
    ({ file }) => {
      expect(parseWebhookJson(fixtureText(`bad/${file}`))).toBeNull()
    },
  )

  // These are refused later, when the channel is known.
  const judgedByChannel = new Set(['route-unknown-phone-number-id.json', 'route-waba-of-other-tenant.json'])
  const parsed = bad.fixtures.filter(({ file, http }) => http.includes(200) && !judgedByChannel.has(file))

  test.each(parsed)('$file yields as many events as it may, and nothing is lost', ({ file, new_events, text }) => {
    const split = splitWebhook(parseWebhookJson(fixtureText(`bad/${file}`)))
    const events = eventsOf(split)
    if (new_events !== null) expect(events).toHaveLength(new_events)
    if (new_events === 0) expect(split.unrouted.length).toBeGreaterThan(0)
    if (text !== undefined) expect(events[0]).toMatchObject({ text })
    const placed = [...split.deliveries, ...split.account].reduce((sum, { items }) => sum + items.length, 0)
    expect(placed + split.unrouted.length).toBe(split.items)
    expect(split.items).toBeGreaterThan(0)
    expect(JSON.stringify(events).isWellFormed()).toBe(true)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  function only(file: string) {
    const split = splitWebhook(parseWebhookJson(fixtureText(`bad/${file}`)))
    return { ...split, event: eventsOf(split)[0] }
  }

  test.each([1, 2, 3, 4, 5])('shape-timestamp-%i counts as sent when it was received', (n) => {
    expect(only(`shape-timestamp-${n}.json`).event).toMatchObject({ timestamp: 1_795_400_000, timestamp_invalid: true })
  })

  test('what cannot be made idempotent or belongs to nobody says why', () => {
    const reasons = (file: string) => only(file).unrouted.map(({ reason }) => reason)
    expect(reasons('shape-message-no-id.json')).toEqual(['no_id'])
    expect(reasons('shape-message-id-number.json')).toEqual(['bad_id'])
    expect(reasons('hostile-long-message-id.json')).toEqual(['bad_id'])
    expect(reasons('shape-metadata-empty.json')).toEqual(['no_number'])
    expect(reasons('shape-object-page.json')).toEqual(['not_whatsapp'])
    expect(reasons('route-sender-is-our-own-number.json')).toEqual(['own_number'])
    expect(reasons('shape-messages-mixed.json')).toEqual(['bad_shape', 'bad_shape', 'bad_shape', 'no_id'])
  })

  test('a number sent as a number is routed as text, a sender that is no number by its BSUID', () => {
    expect(only('route-phone-number-id-as-number.json').deliveries[0]?.phoneNumberId).toBe('210000000000111')
    expect(only('hostile-proto-as-id.json').deliveries[0]?.contactKey).toBe('GB.9000000000000199')
    expect(only('shape-from-object.json').deliveries[0]?.contactKey).toBe('447700900199')
  })

  test('long names and emoji are cut, media ids that are paths are refused, template ids stay exact', () => {
    expect(only('hostile-name-100k.json').event).toMatchObject({ contact_name: expect.stringMatching(/^.{256}$/u) })
    expect(only('hostile-reaction-long-emoji.json').event).toMatchObject({ text: expect.stringMatching(/^.{64}$/u) })
    expect(only('hostile-media-id-path.json').event).not.toHaveProperty('media')
    expect(only('shape-template-id-over-2-53.json').event).toMatchObject({
      template_id: '90071992547409931234',
      template_name: 'big_id',
    })
    expect(only('hostile-2000-contacts.json').deliveries[0]?.items[0]?.contact).toBeUndefined()
  })
})
