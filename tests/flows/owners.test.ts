import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asTenant, until } from '../support/api'
import { freshWamid, messagesBody } from '../support/meta'
import { asOperator, type SeededTenant, seedTenant } from '../support/seed'
import { postWebhook } from '../support/signed-webhook'

/** Three people, three numbers: whose is which changes, and Meta tells it as it does. */
type Step =
  | { kind: 'write'; who: number; on: number }
  | { kind: 'change'; who: number; to: number; on: number }
  | { kind: 'user_id'; who: number; on: number }
  | { kind: 'repeat'; pick: number }

interface Script {
  /** Does Meta name user ids, numbers, or both. */
  ids: 'both' | 'number' | 'either'
  steps: Step[]
  /** Is everything at rest before the next happens. */
  calm: boolean
  channels: 1 | 2
}

const who = fc.integer({ min: 0, max: 2 })
const on = fc.integer({ min: 0, max: 1 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('write' as const), who, on }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('change' as const), who, to: fc.integer({ min: 0, max: 3 }), on }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('user_id' as const), who, on }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('repeat' as const), pick: fc.nat() }) },
)

const NUMBERS = ['447700900001', '447700900002', '447700900003', '447700900004']

interface Thread {
  id: string
  channel: string
  waId: string | null
  contactId: string | null
  texts: string[]
  entries: number
}

class World {
  readonly #tenant: SeededTenant
  readonly #numbers: SeededTenant[]
  readonly #script: Script
  readonly #posted: unknown[] = []
  readonly said: string[] = []
  readonly log: string[] = []
  /** The first has a number from the start; the others come to the first free one when they first write. */
  readonly #has: (string | null)[] = [null, null, null]
  readonly #userIds = [1, 2, 3].map((n) => `GB.${n}000000000`)
  readonly #wrote = new Set<number>()
  #next = 0
  /** Meta's clock: each event has a second of its own, all of them not long ago. */
  #now = Math.floor(Date.now() / 1000) - 300

  constructor(numbers: SeededTenant[], script: Script) {
    this.#tenant = numbers[0] as SeededTenant
    this.#numbers = numbers
    this.#script = script
  }

  async do(step: Step): Promise<void> {
    this.#now += 10
    if (step.kind === 'write') await this.#write(step)
    else if (step.kind === 'change') await this.#change(step)
    else if (step.kind === 'user_id') await this.#changeUserId(step)
    else await this.#post(this.#posted[step.pick % Math.max(this.#posted.length, 1)], 'repeat')
    if (this.#script.calm) await this.rest()
  }

  #on(index: number): SeededTenant {
    return this.#numbers[index % this.#numbers.length] as SeededTenant
  }

  #party(who: number, mark: number) {
    const named = this.#script.ids === 'both' || (this.#script.ids === 'either' && mark % 2 === 0)
    return { from: this.#has[who], ...(named ? { from_user_id: this.#userIds[who] } : {}) }
  }

  async #write({ who, on }: Extract<Step, { kind: 'write' }>): Promise<void> {
    this.#has[who] ??= NUMBERS.find((number) => !this.#has.includes(number)) ?? null
    if (this.#has[who] === null) return
    const text = `${who}:${this.#next++}`
    const timestamp = String(this.#now)
    const message = { ...this.#party(who, on), id: freshWamid(), timestamp, type: 'text', text: { body: text } }
    this.#wrote.add(who)
    this.said.push(text)
    await this.#post(messagesBody(this.#on(on), [], [message]), `${who} writes ${text} from ${this.#has[who]}`)
  }

  async #change({ who, to, on }: Extract<Step, { kind: 'change' }>): Promise<void> {
    const from = this.#has[who]
    const number = NUMBERS[to] ?? ''
    if (!from || !this.#wrote.has(who) || this.#has.includes(number)) return
    const party = this.#party(who, on)
    const before = this.#userIds[who]
    this.#userIds[who] = `GB.${who + 1}${String(this.#next++).padStart(9, '0')}`
    this.#has[who] = number
    const ids = 'from_user_id' in party ? { user_id: this.#userIds[who], previous_user_id: before } : {}
    const system = { body: 'changed', wa_id: number, type: 'user_changed_number', ...ids }
    const message = { ...party, id: freshWamid(), timestamp: String(this.#now), type: 'system', system }
    await this.#post(messagesBody(this.#on(on), [], [message]), `${who} changes ${from} to ${number}`)
    if (this.#numbers.length > 1) await this.rest()
  }

  async #changeUserId({ who, on }: Extract<Step, { kind: 'user_id' }>): Promise<void> {
    if (!this.#has[who] || !this.#wrote.has(who) || this.#script.ids !== 'both') return
    const previous = this.#userIds[who]
    const current = `GB.${who + 1}${String(this.#next++).padStart(9, '0')}`
    this.#userIds[who] = current
    const { phoneNumberId, wabaId } = this.#on(on)
    const value = {
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '15550001234', phone_number_id: phoneNumberId },
      user_id_update: [{ wa_id: this.#has[who], user_id: { previous, current }, timestamp: String(this.#now) }],
    }
    const body = {
      object: 'whatsapp_business_account',
      entry: [{ id: wabaId, changes: [{ field: 'user_id_update', value }] }],
    }
    await this.#post(body, `${who} is ${current} instead of ${previous}`)
  }

  async #post(body: unknown, what: string): Promise<void> {
    if (body === undefined) return
    this.#posted.push(body)
    this.log.push(what)
    await until(async () => expect((await postWebhook(body)).status).toBe(200), 20_000)
  }

  /** All conversations, once nothing changes in them any more. */
  async rest(): Promise<Thread[]> {
    let last = ''
    return until(async () => {
      const threads = await this.#threads()
      const now = JSON.stringify(threads)
      const before = last
      last = now
      expect(now).toBe(before)
      expect(threads.flatMap(({ texts }) => texts).sort()).toEqual([...this.said].sort())
      expect(threads.filter(({ contactId }) => contactId === null)).toEqual([])
      return threads
    }, 8_000)
  }

  async #threads(): Promise<Thread[]> {
    await scheduler.wait(60)
    const { conversations } = await this.#get<{
      conversations: { id: string; channelId: string; contact: { waId: string | null } }[]
    }>('conversations?limit=50')
    const threads = await Promise.all(
      conversations.map(async ({ id, channelId: channel, contact: { waId } }) => {
        const [{ messages }, { contactId }, { entries }] = await Promise.all([
          this.#get<{ messages: { text: string }[] }>(`conversations/${id}/messages?limit=100`),
          this.#get<{ contactId: string | null }>(`conversations/${id}/contact`),
          this.#get<{ entries: object[] }>(`conversations/${id}/timeline?limit=500`),
        ])
        const texts = messages.map(({ text }) => text).sort()
        return { id, channel, waId, contactId, texts, entries: entries.length }
      }),
    )
    return threads.sort((a, b) => a.id.localeCompare(b.id))
  }

  async #get<T>(path: string): Promise<T> {
    const answer = await asTenant(this.#tenant, path)
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json<T>()
  }
}

async function newWorld(script: Script): Promise<World> {
  const tenant = await seedTenant()
  const second = { ...tenant, phoneNumberId: `3${tenant.phoneNumberId.slice(1)}` }
  if (script.channels === 2)
    await asOperator('PUT', `tenants/${tenant.tenantId}/channels/${second.phoneNumberId}`, {
      wabaId: tenant.wabaId,
      displayPhoneNumber: '15559999999',
      accessToken: 'token',
      assistant: false,
      keywordRules: [],
      guards: { flood: null, loop: null },
      messagesPerSecond: 1000,
      pairBurst: 0,
    })
  return new World(script.channels === 2 ? [tenant, second] : [tenant], script)
}

const writer = (text: string) => text.split(':')[0]

async function walk(script: Script): Promise<void> {
  const world = await newWorld(script)
  try {
    for (const one of script.steps) await world.do(one)
    const threads = await world.rest()
    world.log.push(...threads.map((thread) => JSON.stringify(thread)))
    const mixed = threads.filter(({ texts }) => new Set(texts.map(writer)).size > 1)
    expect(mixed, 'of two people').toEqual([])
    const contacts = new Map<string, Set<string | undefined>>()
    for (const { contactId, texts } of threads)
      contacts.set(contactId ?? '', new Set([...(contacts.get(contactId ?? '') ?? []), ...texts.map(writer)]))
    expect(
      [...contacts.values()].filter((people) => people.size > 1),
      'one contact for two people',
    ).toEqual([])
    const homes = threads.map(({ channel, texts }) => `${channel} ${writer(texts[0] ?? '')}`)
    expect(homes.length, 'somebody in two places').toBe(new Set(homes).size)
  } catch (error) {
    throw new Error(`${script.ids} calm=${script.calm} ${script.channels}\n${world.log.join('\n')}\n${error}`)
  }
}

const SEED = 20_261_127
const RUNS = 12

async function walkAll(scripts: Script[]): Promise<void> {
  const failed: string[] = []
  await Promise.all(scripts.map((script) => walk(script).catch((error) => failed.push(String(error)))))
  if (failed.length > 0) throw new Error(`${failed.length} failed\n${failed.join('\n\n')}`)
}

const IDS = ['both', 'number', 'either'] as const

describe('whoever has which number', () => {
  test.each([
    ['both', 1],
    ['number', 1],
    ['either', 2],
  ] as const)(
    'named by %s on %i of ours: all comes to rest, with their own words and nobody else’s',
    {
      timeout: 60_000,
    },
    async (ids, channels) => {
      const script = fc.record({
        ids: fc.constant(ids),
        channels: fc.constant(channels),
        calm: fc.boolean(),
        steps: fc.array(step, { minLength: 4, maxLength: 12 }),
      })
      // The same walks each time; another seed explores others.
      await walkAll(fc.sample(script, { seed: SEED, numRuns: RUNS }))
    },
  )

  test('a stranger who leaves and returns at once is not joined with who had the number before', async () => {
    const steps: Step[] = [
      { kind: 'write', who: 0, on: 0 },
      { kind: 'change', who: 0, to: 1, on: 0 },
      { kind: 'write', who: 1, on: 0 },
      { kind: 'write', who: 0, on: 0 },
      { kind: 'change', who: 1, to: 3, on: 0 },
      { kind: 'change', who: 1, to: 0, on: 0 },
    ]
    const [calm, channels] = [false, 1] as const
    await walkAll(IDS.flatMap((ids) => [{ ids, steps, calm, channels }]))
  })
})
