import type { Browser, Page } from 'playwright-core'
import { now, sleep } from '../clock.ts'
import { atRate, WEBHOOK } from '../load.ts'
import { cpuPerMessage, type Outcome, type Run } from '../scenarios/scenario.ts'
import { percentile } from '../statistics.ts'
import type { System } from '../system/system.ts'
import { clockOffset, newScreen } from './browser.ts'
import { type Listed, listOpen, webhookOf } from './large-tenant.ts'
import { pageWork } from './page-work.ts'
import { type Sight, sightsOf, watch } from './watch.ts'

const RATES = [50, 200]
/** All of them stand on the first screen, and the newest messages keep them there. */
const CONVERSATIONS = 8
const SHOWN_WITHIN_MS = 5_000

interface Sent {
  n: number
  conversationId: string
  postedAt: number
  /** How long the webhook's own answer took. */
  ackMs: number
}

/** From just before a webhook's POST to its words on a connected dashboard: in the list, and in the open conversation. */
export async function visible(system: System, browser: Browser, { quick }: Run): Promise<Outcome> {
  const { context, page } = await newScreen(browser, system.port)
  const figures: Record<string, number | null> = {}
  let missing = 0
  try {
    const { rows } = await listOpen(system, CONVERSATIONS)
    const open = rows[0]
    if (!open) throw new Error('the large tenant has no open conversation')
    let next = Date.now() * 100 // larger than any of an earlier run on the same data
    const send = (count: number, rate: number) => post(system, rows, { first: next, count, rate })
    const warm = await send(CONVERSATIONS * 2, 20) // makes them the newest
    next += warm.length
    await page.goto(`/inbox/all/${open.id}`)
    await page.locator('[data-composer]').waitFor()
    for (const { id } of rows) await page.locator(`[data-row="${id}"]`).waitFor()
    const last = warm.findLast(({ conversationId }) => conversationId === open.id)
    await page.locator('[data-item]', { hasText: `ping ${last?.n}` }).waitFor()
    await watch(
      page,
      rows.map(({ id }) => id),
      open.id,
    )
    for (const rate of RATES) {
      const [worked, cpuBefore] = [await pageWork(page), system.cpuMs()]
      const sent = await send(rate * (quick ? 3 : 10), rate)
      next += sent.length
      const times = await seen(page, sent, open.id)
      figures[`pageMsPerMessageAt${rate}`] = (await worked()) / sent.length
      figures[`serverCpuMsPerMessageAt${rate}`] = cpuPerMessage(system, cpuBefore, sent.length)
      figures[`ackAt${rate}P95`] = percentile(
        sent.map(({ ackMs }) => ackMs),
        0.95,
      )
      figures[`rowAt${rate}P50`] = percentile(times.row, 0.5)
      figures[`rowAt${rate}P95`] = percentile(times.row, 0.95)
      figures[`bubbleAt${rate}P50`] = percentile(times.bubble, 0.5)
      figures[`bubbleAt${rate}P95`] = percentile(times.bubble, 0.95)
      missing += times.missing
    }
  } finally {
    await context.close()
  }
  return { figures, faults: { notShown: missing } }
}

async function post(
  system: System,
  rows: Listed[],
  { first, count, rate }: { first: number; count: number; rate: number },
): Promise<Sent[]> {
  const webhooks = Array.from({ length: count }, (_, index) => {
    const row = rows[index % rows.length]
    if (!row) throw new Error('nobody to write')
    return { ...webhookOf(row, first + index), n: first + index, conversationId: row.id }
  })
  const sent: Sent[] = []
  await atRate(rate, count, async (index) => {
    const { body, signature, n, conversationId } = webhooks[index]!
    const message: Sent = { n, conversationId, postedAt: now(), ackMs: Number.NaN }
    sent.push(message)
    const answer = await system.client.post(WEBHOOK, { 'x-hub-signature-256': signature }, body)
    if (answer.status !== 200) throw new Error(`webhook: ${answer.status}`)
    message.ackMs = now() - message.postedAt
  })
  return sent
}

/** A row shows only the newest: a message is seen when the row shows it or one that came after it. */
async function seen(page: Page, sent: Sent[], open: string) {
  const offset = await clockOffset(page)
  const deadline = now() + SHOWN_WITHIN_MS
  for (;;) {
    const sights = await sightsOf(page)
    const row = sent.map((one) => firstSight(sights, one, (sight) => sight.where === 'row' && sight.n >= one.n))
    const inThread = sent.filter(({ conversationId }) => conversationId === open)
    const bubble = inThread.map((one) =>
      firstSight(sights, one, (sight) => sight.where === 'bubble' && sight.n === one.n),
    )
    const missing = [...row, ...bubble].filter((at) => at === null).length
    if (missing === 0 || now() > deadline) return { row: known(row), bubble: known(bubble), missing }
    await sleep(100)
  }
  function firstSight(sights: Sight[], one: Sent, shows: (sight: Sight) => boolean): number | null {
    const sight = sights.find((candidate) => candidate.conversationId === one.conversationId && shows(candidate))
    return sight ? sight.at + offset - one.postedAt : null
  }
}

function known(times: (number | null)[]): number[] {
  return times.filter((time) => time !== null)
}
