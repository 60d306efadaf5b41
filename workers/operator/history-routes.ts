import { Hono } from 'hono'
import * as z from 'zod'
import { listPeople } from '../auth/queries'
import { findChannelOfNumber } from '../channels/queries'
import { importHistory, type Past } from '../conversations/import-history'
import type { Env } from '../env'
import { listLabels } from '../labels/queries'
import { notFound } from '../platform/problem'
import type { TenantScope } from '../platform/tenant-scope'
import { jsonBody } from '../platform/validate'
import type { OperatorEnv } from './access'
import { existingTenant } from './setup-routes'

const MOST_CONVERSATIONS = 100

const message = z.object({
  id: z.string().min(1).max(512),
  direction: z.enum(['inbound', 'outbound']),
  type: z.string().max(40).default('text'),
  text: z.string().max(65_536).nullable(),
  timestamp: z.number().int().positive(),
  status: z.string().max(20).optional(),
})
const standing = z.object({
  holder: z.union([z.enum(['assistant', 'people']), z.object({ userId: z.string().startsWith('usr_') })]).optional(),
  state: z.enum(['open', 'snoozed', 'resolved']).optional(),
  until: z.number().int().positive().optional(),
  labels: z.array(z.string().max(40)).max(20).optional(),
})
const past = z.object({
  contact: z.object({ wa_id: z.string().regex(/^\d{5,20}$/), name: z.string().max(500).nullable().default(null) }),
  messages: z.array(message).min(1).max(500),
  /** How it stands now; of a conversation that begins with this. */
  standing: standing.optional(),
})
const oneBody = past.extend({ channel: z.string() })
const manyBody = z.object({ channel: z.string(), conversations: z.array(past).min(1).max(MOST_CONVERSATIONS) })

type GivenPast = z.output<typeof past>

/** What was said before WhatsNexus, and how it stood: for seeds and for moving in. Every POST may be repeated. */
export const historyRoutes = new Hono<OperatorEnv>()
  .post('/tenants/:tenantId/history', jsonBody(oneBody), async (c) => {
    const { channel, ...one } = c.req.valid('json')
    return c.json({ stored: await importInto(c.env, c.req.param('tenantId'), channel, [one]) }, 200)
  })
  .post('/tenants/:tenantId/histories', jsonBody(manyBody), async (c) => {
    const { channel, conversations } = c.req.valid('json')
    return c.json({ stored: await importInto(c.env, c.req.param('tenantId'), channel, conversations) }, 200)
  })

async function importInto(env: Env, tenantId: string, number: string, pasts: GivenPast[]): Promise<number> {
  const scope = await existingTenant(env, tenantId)
  const channel = await findChannelOfNumber(scope, number)
  if (!channel) throw notFound('channel')
  await refuseStrangers(scope, pasts)
  return importHistory(env, scope, channel.id, pasts.map(asPast))
}

/** A typing error must not put a conversation into hands, or under a label, that nobody knows. */
async function refuseStrangers(scope: TenantScope, pasts: GivenPast[]): Promise<void> {
  const standings = pasts.flatMap((one) => one.standing ?? [])
  const labels = standings.flatMap(({ labels = [] }) => labels)
  const users = standings.flatMap(({ holder }) => (typeof holder === 'object' ? holder.userId : []))
  if (labels.length > 0 && !isEach(labels, await listLabels(scope))) throw notFound('label')
  if (users.length > 0 && !isEach(users, await listPeople(scope))) throw notFound('user')
}

function isEach(ids: string[], known: { id: string }[]): boolean {
  const all = new Set(known.map(({ id }) => id))
  return ids.every((id) => all.has(id))
}

function asPast({ contact, messages, standing: given }: GivenPast): Past {
  return {
    contact: { waId: contact.wa_id, name: contact.name },
    messages: messages.map(({ status, ...one }) => (status === undefined ? one : { ...one, status })),
    ...(given ? { standing: present(given) } : {}),
  }
}

function present({ holder, state, until, labels }: z.output<typeof standing>): NonNullable<Past['standing']> {
  return {
    ...(holder === undefined ? {} : { holder }),
    ...(state === undefined ? {} : { state }),
    ...(until === undefined ? {} : { until }),
    ...(labels === undefined ? {} : { labels }),
  }
}
