import type { ServerResponse } from 'node:http'
import type { ChatMessage, StateLine } from './chat.ts'
import type { Faults } from './faults.ts'
import type { Person } from './people.ts'
import type { WireEntry } from './wire.ts'

export interface Snapshot {
  port: number
  numbers: { id: string; name: string; phone: string }[]
  people: Person[]
  messages: ChatMessage[]
  faults: Faults
  wire: WireEntry[]
}

/** What the page hears. The first is always a snapshot, so that a reconnect needs no more. */
export type LiveMessage =
  | { type: 'snapshot'; snapshot: Snapshot }
  | { type: 'chat'; line: StateLine }
  | { type: 'wire'; entry: WireEntry }
  | { type: 'faults'; faults: Faults }
  | { type: 'typing'; person: string; number: string; until: number }

const HEARTBEAT_MS = 20_000

/** Open pages, by server-sent events. */
export function createLive() {
  const pages = new Set<ServerResponse>()
  const heartbeat = setInterval(() => {
    for (const page of pages) page.write(': alive\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()

  function write(page: ServerResponse, message: LiveMessage): void {
    page.write(`data: ${JSON.stringify(message)}\n\n`)
  }

  return {
    open(page: ServerResponse, snapshot: Snapshot): void {
      page.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      write(page, { type: 'snapshot', snapshot })
      pages.add(page)
      page.on('close', () => pages.delete(page))
    },
    tell(message: LiveMessage): void {
      for (const page of pages) write(page, message)
    },
    close(): void {
      clearInterval(heartbeat)
      for (const page of pages) page.end()
    },
  }
}
