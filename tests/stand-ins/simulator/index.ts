import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { openBooks } from './accounts/books.ts'
import type { Books } from './accounts/model.ts'
import { accountsHost, hearersOf, numbersWithSpare } from './accounts-host.ts'
import { createChats } from './chats.ts'
import { createControl } from './control.ts'
import { createDns } from './dns.ts'
import { createFaults } from './faults.ts'
import { createGraphApi, GRAPH_PATH } from './graph-api.ts'
import { HttpProblem, isLocalHost, isOwnOrigin, sendJson } from './http.ts'
import { createLive, type Snapshot } from './live.ts'
import { createMailbox } from './mailbox.ts'
import { DEFAULT_PACE, type SimulatorOptions } from './options.ts'
import { createPages } from './pages.ts'
import { createPhones } from './phones.ts'
import { createSends } from './sends.ts'
import { createStatuses } from './statuses.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'
import { createWire } from './wire.ts'

export type { BusinessNumber, SimulatorOptions } from './options.ts'

export interface Simulator {
  url: string
  port: number
  close(): Promise<void>
}

/** Puts the parts of Meta's side together. */
function assemble(options: SimulatorOptions, port: () => number) {
  const numbers = new Map(numbersWithSpare(options.numbers).map((number) => [number.phone_number_id, number]))
  const live = createLive()
  const pace = { ...DEFAULT_PACE, ...options.pace }
  const wire = createWire((entry) => live.tell({ type: 'wire', entry }))
  const faults = createFaults((now) => live.tell({ type: 'faults', faults: now }))
  const chats = createChats(options.stateFile, (line) => live.tell({ type: 'chat', line }))
  const webhooks: Webhooks = createWebhooks(
    pace,
    faults,
    wire,
    hearersOf(() => books),
  )
  const books: Books = openBooks(
    options,
    accountsHost(pace, wire, () => webhooks),
  )
  const statuses = createStatuses(chats, webhooks, faults, pace)
  const sends = createSends(
    chats,
    statuses,
    (person, number, until) => live.tell({ type: 'typing', person, number, until }),
    (number) => books.accounts.get(number.waba_id)?.templates ?? [],
  )
  const phones = createPhones(chats, webhooks, numbers)
  const origin = () => `http://127.0.0.1:${port()}`
  const snapshot = (): Snapshot => ({
    port: port(),
    numbers: [...numbers.values()].map((one) => ({
      id: one.phone_number_id,
      name: one.name,
      phone: one.display_phone_number,
    })),
    people: chats.people(),
    messages: chats.messages(),
    faults: faults.now(),
    wire: wire.entries(),
  })
  return {
    live,
    snapshot,
    graph: createGraphApi({ books, numbers, chats, faults, sends, webhooks, wire, origin }),
    control: createControl({ books, options, numbers, chats, faults, phones, statuses, webhooks, wire }),
    pages: createPages(chats),
    mailbox: createMailbox(),
    dns: createDns(),
    close() {
      live.close()
      webhooks.close()
      chats.close()
    },
  }
}

async function handle(
  parts: ReturnType<typeof assemble>,
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
) {
  if (!isLocalHost(request, port)) return sendJson(response, 421, { error: 'This simulator answers on 127.0.0.1 only' })
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
  const graph = GRAPH_PATH.exec(url.pathname)
  if (graph?.[1]) return parts.graph.handle(request, response, decodeURIComponent(graph[1]), graph[2])
  if (url.pathname === '/whatsapp_business/attachments/')
    return parts.graph.download(request, response, url.searchParams)
  if (!isOwnOrigin(request)) return sendJson(response, 403, { error: 'Not from another page' })
  if (request.method === 'GET' && url.pathname === '/control/events') return parts.live.open(response, parts.snapshot())
  const media = /^\/phone\/media\/(\d+)$/.exec(url.pathname)
  if (media?.[1]) return parts.pages.media(response, media[1])
  if (await parts.mailbox.handle(request, response, url)) return
  if (await parts.dns.handle(request, response, url)) return
  if (await parts.control.handle(request, response, url)) return
  if (request.method === 'GET' && (await parts.pages.handle(response, url.pathname))) return
  sendJson(response, 404, { error: 'Not found' })
}

/** Meta's side for one machine: Graph API, phones in the browser, control. Listens on 127.0.0.1 only. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  let port = options.port
  const parts = assemble(options, () => port)
  const server = createServer((request, response) => {
    handle(parts, request, response, port).catch((error: unknown) => {
      if (response.headersSent) return response.destroy()
      if (error instanceof HttpProblem) return sendJson(response, error.status, { error: error.message })
      console.error('simulator', error)
      sendJson(response, 500, { error: 'The simulator failed' })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address === 'object' && address) port = address.port
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        parts.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
