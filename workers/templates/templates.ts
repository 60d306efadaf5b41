import type { Channel } from '../channels/channel'
import { accessToken } from '../channels/channels'
import type { Env } from '../env'
import { Problem } from '../platform/problem'
import { ShortMemory } from '../platform/short-memory'
import { GraphClient, type GraphFailure } from '../whatsapp/graph'
import { describeGraphError } from '../whatsapp/graph-errors'
import { parseTemplate, type Template } from './template'

export interface Templates {
  templates: Template[]
  /** Epoch ms at which Meta told them. */
  syncedAt: number
}

/** A template changes when somebody edits it at Meta: seldom, and then `fresh` is a click away. */
const KEPT_MS = 5 * 60_000
/** Accounts whose templates an isolate keeps: of the largest there are thousands. */
const ACCOUNTS = 20
/** Meta: 6,000 templates at most; 100 a page. */
const MOST_PAGES = 60
/** Meta's code for a token that is no longer valid. */
const TOKEN_INVALID = 190

const memory = new ShortMemory<Templates>({ keepMs: KEPT_MS, servesStale: true, limit: ACCOUNTS })

/** All templates of the number's account, by name and language. Throws a 502 when Meta does not tell and nothing is kept. */
export async function templatesOf(env: Env, channel: Channel, { fresh = false } = {}): Promise<Templates> {
  const key = `${channel.tenantId}/${channel.id}`
  if (fresh) memory.forget(key)
  const found = await memory.get(key, () => load(env, channel))
  if (!found) throw notConnected()
  return found
}

async function load(env: Env, channel: Channel): Promise<Templates | null> {
  const token = await accessToken(env, channel.id)
  if (token === null) return null
  const first = await listAll(env, channel.wabaId, token)
  // Rotated a moment ago, perhaps.
  const again = !first.ok && first.code === TOKEN_INVALID ? await accessToken(env, channel.id, { fresh: true }) : null
  const listed = again !== null && again !== token ? await listAll(env, channel.wabaId, again) : first
  if (!listed.ok) throw graphTrouble(listed)
  const templates = listed.items.flatMap((item) => parseTemplate(item) ?? [])
  return { templates: templates.sort(byName), syncedAt: Date.now() }
}

async function listAll(
  env: Env,
  wabaId: string,
  token: string,
): Promise<{ ok: true; items: unknown[] } | GraphFailure> {
  const graph = new GraphClient({ baseUrl: env.GRAPH_API_URL, version: env.GRAPH_VERSION })
  const items: unknown[] = []
  let after: string | null = null
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await graph.templates({ wabaId }, token, after)
    if (!page.ok) return page
    items.push(...page.items)
    after = page.after
    if (after === null) break
  }
  return { ok: true, items }
}

function byName(a: Template, b: Template): number {
  return a.name === b.name ? compare(a.language, b.language) : compare(a.name, b.name)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

const PASSING = { reason: 'WhatsApp did not tell which templates there are.', nextStep: 'Try again in a minute.' }

function graphTrouble({ code, httpStatus }: GraphFailure): Problem {
  const rule = describeGraphError(code, httpStatus)
  const { reason, nextStep } = rule.needsReconnect ? rule : PASSING
  return new Problem({
    status: 502,
    code: 'template.not_told',
    title: 'No templates from WhatsApp',
    detail: reason,
    nextStep,
    more: { graphCode: code, needsReconnect: rule.needsReconnect ?? false },
  })
}

function notConnected(): Problem {
  return new Problem({
    status: 502,
    code: 'template.not_told',
    title: 'No templates from WhatsApp',
    detail: 'This number is not connected to WhatsApp.',
    nextStep: 'Ask an administrator to connect it again.',
    more: { needsReconnect: true },
  })
}
