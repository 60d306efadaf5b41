import { sleep } from '../clock.ts'
import { judge } from '../judge.ts'
import { createLoad } from '../load.ts'
import { BENCH } from '../payload.ts'
import { settle } from '../settle.ts'
import { once, type Scenario } from './scenario.ts'

/** Many contacts at once, each writing several messages as fast as they are acknowledged. */
export const burst: Scenario = {
  name: 'burst',
  on: 'product',
  rounds: once,
  async run(system, { id, quick }) {
    const load = createLoad(system, id)
    const [contacts, each] = quick ? [20, 5] : [100, 10]
    await Promise.all(
      Array.from({ length: contacts }, async (_, contact) => {
        for (let turn = 0; turn < each; turn++) await load.post(load.single(contact))
      }),
    )
    const { calls } = await settle(system.sink, contacts * each)
    return { verdict: judge(load.posted, calls, BENCH.phoneNumberId) }
  },
}

/** Every message comes twice at the same time, twice in one POST, again when it was answered, and once more beside a new one. */
export const duplicates: Scenario = {
  name: 'duplicates',
  on: 'product',
  rounds: once,
  async run(system, { id, quick }) {
    const load = createLoad(system, id)
    const contacts = quick ? 10 : 60
    const webhooks = Array.from({ length: contacts }, (_, contact) => {
      if (contact % 3) return load.single(contact)
      const message = load.compose(contact)
      return load.pack([[[message, message]]], 'raw')
    })
    await Promise.all(webhooks.flatMap((webhook) => [load.post(webhook), load.post(webhook), load.post(webhook)]))
    const first = await settle(system.sink, contacts)
    await Promise.all(webhooks.map((webhook) => load.post(webhook)))
    await Promise.all(
      webhooks.map(async ({ messages }, contact) => {
        const { post, place } = messages[0]!
        await load.post(load.pack([[[messages[0]!, load.compose(contact)]]], 'escaped'))
        Object.assign(messages[0]!, { post, place })
      }),
    )
    await sleep(1000)
    const then = await settle(system.sink, contacts, { graceMs: 1500 })
    return { verdict: judge(load.posted, [...first.calls, ...then.calls], BENCH.phoneNumberId) }
  },
}
