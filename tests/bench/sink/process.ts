// The sink's process: a stand-in of Graph that is as cheap as node:http allows, apart from the load's process and from the
// measured one. Usage: fork process.ts WEBHOOK_PORT, then SinkRequests over IPC.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { now } from '../clock.ts'
import { type GraphCall, wasSent } from '../exchange.ts'
import { seededRandom } from '../random.ts'
import { type Behaviour, errorAnswer, type FaultKind, WELL_BEHAVED } from './behaviour.ts'
import type { SinkAnswer, SinkRequest, Taken } from './messages.ts'
import { createStatusPoster } from './status-poster.ts'

/** A call that is left hanging ends when the caller gives up, or after this. */
const HANG_MS = 45_000
const LOST_AFTER_MS = 30

const poster = createStatusPoster(Number(process.argv[2]))
let behaviour: Behaviour = WELL_BEHAVED
let random = seededRandom(1)
let taken: Taken = { calls: [], statuses: [] }
let sentNumbers = new Set<number>()
let made = 0
let open = 0

const server = createServer((request, response) => {
  const arrivedAt = now()
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (chunk: string) => {
    body += chunk
  })
  request.on('end', () => answer(request, response, body, arrivedAt))
})
server.keepAliveTimeout = 600_000 // or an idle connection is closed under the caller's next send

function answer(request: IncomingMessage, response: ServerResponse, body: string, arrivedAt: number): void {
  const path = /^\/v\d+\.\d+\/(\d+)\/messages$/.exec(request.url ?? '')
  const message = path && request.method === 'POST' ? textOf(body) : undefined
  if (!message || !path?.[1]) {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"success":true}') // read receipts, typing, set-up calls
    return
  }
  const fault = pickFault()
  made += 1
  const call: GraphCall = {
    n: message.n,
    to: message.to,
    phoneNumberId: path[1],
    wamid: `wamid.bench.${process.pid}.${made}`,
    outcome: outcomeOf(fault),
    fault,
    arrivedAt,
    callbackData: message.callbackData,
  }
  taken.calls.push(call)
  open += 1
  response.once('close', () => {
    open -= 1
    call.answeredAt ??= now()
  })
  if (behaviour.latencyMs > 0) setTimeout(finish, behaviour.latencyMs, call, response, fault)
  else finish(call, response, fault)
}

function finish(call: GraphCall, response: ServerResponse, fault: FaultKind | undefined): void {
  if (wasSent(call)) noteSent(call)
  const error = fault && errorAnswer(fault)
  if (fault && !error) {
    const destroy = () => response.destroy()
    setTimeout(destroy, fault.startsWith('hang') ? HANG_MS : LOST_AFTER_MS).unref()
    return
  }
  const { status, body } = error ?? { status: 200, body: acceptance(call) }
  call.answeredAt = now()
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    .end(body)
}

function noteSent(call: GraphCall): void {
  if (call.n !== undefined) sentNumbers.add(call.n)
  if (behaviour.statuses === 'none') return
  const into = taken.statuses
  void poster
    .report(call, behaviour.statuses)
    .then((reported) => into.push({ wamid: call.wamid, to: call.to, reported }))
}

function acceptance({ to, wamid }: GraphCall): string {
  return `{"messaging_product":"whatsapp","contacts":[{"input":"${to}","wa_id":"${to}"}],"messages":[{"id":"${wamid}"}]}`
}

function pickFault(): FaultKind | undefined {
  if (behaviour.faultRate === 0 || random() >= behaviour.faultRate) return undefined
  return behaviour.faults[Math.floor(random() * behaviour.faults.length)]
}

function outcomeOf(fault: FaultKind | undefined): GraphCall['outcome'] {
  if (!fault) return 'accepted'
  if (errorAnswer(fault)) return 'refused'
  return fault.endsWith('_after') ? 'lost_after' : 'lost_before'
}

/** A text send; undefined for everything else that is posted to `messages`. */
function textOf(body: string): { to: string; n?: number; callbackData?: string } | undefined {
  const send: unknown = JSON.parse(body)
  if (typeof send !== 'object' || send === null || !('type' in send) || send.type !== 'text') return undefined
  const to = 'to' in send ? String(send.to).replace(/^\+/, '') : ''
  const text =
    'text' in send && typeof send.text === 'object' && send.text && 'body' in send.text ? String(send.text.body) : ''
  const n = /\d+/.exec(text)
  return {
    to,
    ...(n ? { n: Number(n[0]) } : {}),
    ...('biz_opaque_callback_data' in send ? { callbackData: String(send.biz_opaque_callback_data) } : {}),
  }
}

function tell(message: SinkAnswer): void {
  process.send?.(message)
}

process.on('message', (request: SinkRequest) => {
  if (request.ask === 'behave') {
    behaviour = request.behaviour
    random = seededRandom(behaviour.seed)
    tell({ id: request.id, done: true })
  } else if (request.ask === 'progress') {
    const { pending, refused } = poster.counters
    tell({ id: request.id, progress: { sent: sentNumbers.size, pending: open + pending, statusesRefused: refused } })
  } else {
    const all = taken
    taken = { calls: [], statuses: [] }
    sentNumbers = new Set()
    poster.counters.refused = 0
    tell({ id: request.id, taken: all })
  }
})
process.once('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') tell({ id: 0, port: address.port })
})
