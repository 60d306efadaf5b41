import { expect, test } from 'vitest'
import { asTenant, until } from '../../support/api'
import { graphSink } from '../../support/graph-sink'
import { textsBody } from '../../support/meta'
import type { SeededTenant } from '../../support/seed'
import { postWebhook } from '../../support/signed-webhook'
import { readyTenant, send } from './support'

const CUSTOMER = '447700900301'
const ask = (tenant: SeededTenant, text: string) => postWebhook(textsBody(tenant, { from: CUSTOMER, text }))

async function insights(tenant: SeededTenant) {
  return (await send(tenant, 'GET', 'assistant/insights?days=7')).body.insights
}

async function answered() {
  const tenant = await readyTenant({ assistant: true })
  const sink = graphSink(tenant.phoneNumberId)
  await ask(tenant, 'When are you open on Monday?')
  await sink.waitForSends(1, 10_000)
  await until(async () => expect(await insights(tenant)).toMatchObject({ answered: 1, open: 1 }))
  const { conversations } = await (await asTenant(tenant, 'conversations?view=all')).json<{
    conversations: { id: string }[]
  }>()
  return { tenant, sink, path: `conversations/${conversations[0]?.id}` }
}

test('an answer after which a person took over is not counted as one that needed nobody', {
  timeout: 40_000,
}, async () => {
  const { tenant, sink, path } = await answered()
  await send(tenant, 'POST', `${path}/messages`, { kind: 'reply', text: 'On Monday we are closed, it is a holiday.' })
  await sink.waitForSends(2, 10_000)
  await until(async () => {
    expect(await insights(tenant)).toMatchObject({ answered: 1, reopened: 1, open: 0, automation: 0 })
  })
})

test('thanks for what a person said confirm no answer of the assistant', { timeout: 40_000 }, async () => {
  const { tenant, sink, path } = await answered()
  await send(tenant, 'POST', `${path}/messages`, { kind: 'reply', text: 'On Monday we are closed, it is a holiday.' })
  await sink.waitForSends(2, 10_000)
  const given = await send(tenant, 'PUT', `${path}/baton`, { holder: 'assistant' })
  expect(given.status, JSON.stringify(given.body)).toBeLessThan(300)
  await ask(tenant, 'Thanks')
  await sink.waitForSends(3, 10_000)
  await until(async () => expect(await insights(tenant)).toMatchObject({ reopened: 1, confirmed: 0 }))
})

test('thanks that came before a person wrote stand', { timeout: 40_000 }, async () => {
  const { tenant, sink, path } = await answered()
  await ask(tenant, 'Thanks')
  await sink.waitForSends(2, 10_000)
  await until(async () => expect(await insights(tenant)).toMatchObject({ confirmed: 1 }))
  await send(tenant, 'POST', `${path}/messages`, { kind: 'reply', text: 'See you on Monday!' })
  await sink.waitForSends(3, 10_000)
  expect(await insights(tenant)).toMatchObject({ confirmed: 1, reopened: 0 })
})
