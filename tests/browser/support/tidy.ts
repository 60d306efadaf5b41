import { z } from 'zod'
import { program } from './server.ts'

const API_KEY = 'bluebird-api-key'

const page = z.object({ conversations: z.array(z.object({ id: z.string() })), before: z.string().nullable() })

/** Those of the demo, which no file may take away from the next. */
let demo: Set<string> | undefined

/** To be called before the first test of a file. */
export async function rememberDemo(): Promise<void> {
  demo ??= new Set(await openOnes())
}

/**
 * Resolves what the tests of a file have left open: the next file finds the inbox of the demo, in which what it
 * expects to see is in view.
 */
export async function tidyInbox(): Promise<void> {
  for (const id of await openOnes()) {
    if (demo?.has(id)) continue
    const answer = await call(`conversations/${id}/state`, {
      method: 'PUT',
      body: JSON.stringify({ state: 'resolved' }),
    })
    if (!answer.ok) throw new Error(`Resolve ${id}: ${answer.status} ${await answer.text()}`)
  }
}

async function openOnes(): Promise<string[]> {
  const ids: string[] = []
  for (let from = ''; ; ) {
    const answer = await call(`conversations?view=open&limit=200${from && `&before=${encodeURIComponent(from)}`}`)
    const { conversations, before } = page.parse(await answer.json())
    ids.push(...conversations.map(({ id }) => id))
    if (before === null) return ids
    from = before
  }
}

function call(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' }
  return fetch(`${program.url}/api/${path}`, { ...init, headers })
}
