import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import type { Draft } from '../../durable-objects/conversation/draft'
import { ConversationLog } from '../../durable-objects/conversation/log'
import type { Entry } from '../../workers/conversations/entry'
import { conversationOf } from '../../workers/objects'
import type { MessageEvent, StatusEvent } from '../../workers/whatsapp/event'

let logs = 0

/** A log of its own, in which a test can write at any time of day; `take` says what was read and written since. */
export async function withLog<T>(
  work: (
    log: ConversationLog,
    take: () => Rows,
    restart: () => ConversationLog,
    storage: DurableObjectStorage,
  ) => T | Promise<T>,
): Promise<T> {
  const id = `cnv_log-${++logs}-${crypto.randomUUID()}`
  return runInDurableObject(conversationOf(env, id), (_object, { storage }) => {
    const { counted, take } = counting(storage)
    const log = new ConversationLog(counted, () => {})
    log.begin(
      {
        tenantId: 't',
        channelId: 'chn',
        conversationId: id,
        phoneNumberId: '1',
        wabaId: '2',
        contactKey: '447700900001',
      },
      false,
      0,
    )
    take()
    return work(log, take, () => new ConversationLog(counted, () => {}), storage)
  })
}

interface Rows {
  read: number
  written: number
}

function counting(storage: DurableObjectStorage): { counted: DurableObjectStorage; take: () => Rows } {
  const cursors: { rowsWritten: number; rowsRead: number }[] = []
  const sql = new Proxy(storage.sql, {
    get(target, name) {
      if (name !== 'exec') return Reflect.get(target, name)
      return (query: string, ...bindings: SqlStorageValue[]) => {
        const cursor = target.exec(query, ...bindings)
        cursors.push(cursor)
        return cursor
      }
    },
  })
  const counted = new Proxy(storage, {
    get(target, name) {
      if (name === 'sql') return sql
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const take = () => {
    const total = { read: 0, written: 0 }
    for (const { rowsRead, rowsWritten } of cursors.splice(0)) {
      total.read += rowsRead
      total.written += rowsWritten
    }
    return total
  }
  return { counted, take }
}

/** What the customer said: at `sentAt`, by Meta's clock, and here at `at`. */
export function said(
  text: string,
  at: number,
  more: Partial<MessageEvent> & { sentAt?: number; late?: true } = {},
): Draft {
  const { sentAt = at, late, ...event } = more
  return {
    at,
    key: event.id ?? `wamid.${text}`,
    body: {
      kind: 'meta',
      sentAt,
      ...(late ? { late } : {}),
      event: {
        kind: 'message',
        id: `wamid.${text}`,
        type: 'text',
        direction: 'inbound',
        text,
        wa_id: '447700900001',
        user_id: null,
        ...event,
      },
    },
  }
}

/** The same, of long ago: its place in the log says nothing. */
export function told(text: string, pastAt: number, at: number): Draft {
  const draft = said(text, at, { sentAt: pastAt })
  return { ...draft, pastAt, body: { ...draft.body, quiet: true } as Draft['body'] }
}

export function tick(ref: number, at: number, status: Partial<StatusEvent> = {}): Draft {
  const event: StatusEvent = {
    kind: 'status',
    id: `wamid.${ref}`,
    status: 'read',
    direction: 'outbound',
    wa_id: '447700900001',
    user_id: null,
    timestamp: Math.floor(at / 1000),
    ...status,
  }
  return { at, ref, body: { kind: 'meta', event, sentAt: at } }
}

export function write(log: ConversationLog, draft: Draft): Entry {
  const entry = log.transaction(() => log.append(draft))
  if (!entry) throw new Error('it was there already')
  return entry
}
