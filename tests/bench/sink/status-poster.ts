import { now } from '../clock.ts'
import type { GraphCall } from '../exchange.ts'
import { BENCH, encode, envelope, type MetaStatus, sign, statusReport } from '../payload.ts'
import { seededRandom, shuffled } from '../random.ts'
import { createClient } from '../webhook-client.ts'
import type { Behaviour } from './behaviour.ts'

/** Meta repeats with growing gaps for days; the benchmark gives up after about 40 s. */
const RETRY_MS = [50, 200, 500, 1000, 2000, 4000, 8000, 12000, 12000]
const GAP_MS = 15

/** Tells the webhook what became of each message, as Meta does: signed, repeated until it hears 200. */
export function createStatusPoster(webhookPort: number) {
  const client = createClient(webhookPort, 32)
  const random = seededRandom(7)
  const counters = { pending: 0, refused: 0 }

  async function report(call: GraphCall, mode: Behaviour['statuses']): Promise<MetaStatus['status'][]> {
    const plan = planOf(mode, random)
    counters.pending += 1
    try {
      for (const status of plan) {
        await pause(GAP_MS)
        call.reportedAt ??= now()
        await deliver(
          encode(envelope([[{ statuses: [statusReport(call.to, call.wamid, status, call.callbackData)] }]]), 'raw'),
        )
      }
    } finally {
      counters.pending -= 1
    }
    return plan
  }

  async function deliver(body: Buffer): Promise<void> {
    const headers = { 'x-hub-signature-256': sign(body, BENCH.appSecret) }
    for (const wait of [0, ...RETRY_MS]) {
      if (wait > 0) await pause(wait)
      if ((await client.post('/webhooks/whatsapp', headers, body)).status === 200) return
    }
    counters.refused += 1
  }

  return { report, counters }
}

/** Shuffled: any order, some twice, some with a failure that a delivery proves wrong or that stands. */
function planOf(mode: Behaviour['statuses'], random: () => number): MetaStatus['status'][] {
  if (mode === 'none') return []
  if (mode === 'in_order') return ['sent', 'delivered', 'read']
  const draw = random()
  if (draw < 0.1) return shuffled(['sent', 'failed'], random)
  if (draw < 0.2) return shuffled(['sent', 'failed', 'delivered'], random)
  const three: MetaStatus['status'][] = ['sent', 'delivered', 'read']
  return shuffled(draw < 0.6 ? [...three, ...three] : three, random)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
