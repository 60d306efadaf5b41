import { accessToken } from '../../workers/channels/channels'
import type { Env } from '../../workers/env'
import { conversationId, conversationOf, inboxOf } from '../../workers/objects'
import { GraphClient, type SendResult } from '../../workers/whatsapp/graph'
import { graphPayload } from '../../workers/whatsapp/outbound'
import type { InboxDeps } from './lanes/inbox'
import type { Linked, ProjectionDeps } from './lanes/projections'
import type { SendDeps } from './lanes/send'
import type { ConversationLog } from './log'
import type { Mover } from './mover'
import type { TurnDecider } from './turn-runner'

/**
 * Where the platform meets the rules: every binding a conversation uses is used here. What a webhook does not need (the
 * assistant, drizzle) is imported when it is first asked for.
 */

export function unknownWaitMs(env: Env): number {
  return Number(env.UNKNOWN_SEND_WAIT_MS ?? 15_000)
}

/** Meta's code for a token that is no longer valid. */
const TOKEN_INVALID = 190
const NO_RECIPIENT = 131026
/** Meta's code for "service unavailable": to an agent it is the same whether Meta's store or ours cannot be read. */
const UNAVAILABLE = 131016

export function sendDeps(env: Env, log: ConversationLog): SendDeps {
  const graph = new GraphClient({ baseUrl: env.GRAPH_API_URL, version: env.GRAPH_VERSION })
  return {
    unknownWaitMs: unknownWaitMs(env),
    random: Math.random,
    send: async (message, to, callbackData): Promise<SendResult> => {
      const { channelId, phoneNumberId } = log.place
      const payload = graphPayload(message, to, callbackData)
      if (!payload) return { ok: false, class: 'never', code: NO_RECIPIENT }
      const token = await readToken(env, channelId, false)
      if (!token.ok) return token
      const result = await graph.send({ phoneNumberId }, token.value, payload)
      if (result.ok || result.code !== TOKEN_INVALID) return result
      // Rotated a moment ago, perhaps: one fresh read, and only if it reads otherwise is it worth a second call.
      const fresh = await readToken(env, channelId, true)
      return fresh.ok && fresh.value !== token.value ? graph.send({ phoneNumberId }, fresh.value, payload) : result
    },
  }
}

type Token = { ok: true; value: string } | { ok: false; class: 'later' | 'never'; code: number }

/** With D1 down nothing has left, so it may be tried again; without a token somebody has to connect the number. */
async function readToken(env: Env, channelId: string, fresh: boolean): Promise<Token> {
  try {
    const value = await accessToken(env, channelId, { fresh })
    return value === null ? { ok: false, class: 'never', code: TOKEN_INVALID } : { ok: true, value }
  } catch {
    return { ok: false, class: 'later', code: UNAVAILABLE }
  }
}

export function inboxDeps(env: Env): Omit<InboxDeps, 'pause'> {
  return {
    publish: async (publish) => {
      try {
        const inbox = await inboxOf(env, publish.tenantId)
        const answer = await inbox.publish(publish)
        return answer.ok ? { ok: true } : { ok: false, reason: answer.reason }
      } catch (error) {
        return { ok: false, reason: error instanceof Error ? error.name : 'error' }
      }
    },
  }
}

export async function inboxForget(
  env: Env,
  call: { tenantId: string; conversationId: string; epoch: number },
): Promise<void> {
  const inbox = await inboxOf(env, call.tenantId)
  await inbox.forget(call)
}

export function projectionDeps(env: Env, log: ConversationLog, mover: Mover): ProjectionDeps {
  return {
    linkContact: async () => {
      const { tenantId, channelId, conversationId: id, wabaId } = log.place
      const { waId, userId, username, name, groupId } = log.state.contact
      const contactKey = log.contactKey
      if (groupId !== null) return { canonicalKey: contactKey, other: [] }
      const { linkContact, tenantScope } = await contactsModule()
      return linkContact(tenantScope(env, tenantId), {
        portfolio: wabaId,
        waId,
        userId,
        username,
        name,
        channelId,
        conversationId: id,
        contactKey,
      })
    },
    linked: (link) => followLink(env, log, mover, link),
    recordOptOut: async ({ eventId, at, source }) => {
      const { tenantId, conversationId: id } = log.place
      const { recordConsent, tenantScope } = await contactsModule()
      await recordConsent(tenantScope(env, tenantId), {
        contactKey: log.contactKey,
        conversationId: id,
        purpose: 'marketing',
        state: 'opted_out',
        source,
        evidenceId: eventId,
        at,
      })
    },
  }
}

/** Two conversations of one contact on one number become one, under the contact's number. */
async function followLink(
  env: Env,
  log: ConversationLog,
  mover: Mover,
  { canonicalKey, other }: Linked,
): Promise<void> {
  const { tenantId, channelId, conversationId: own } = log.place
  const to = await conversationId(env, { tenantId, channelId, contactKey: canonicalKey })
  if (to !== own) return mover.begin({ conversationId: to, contactKey: canonicalKey }, 'same_contact')
  for (const { conversationId: from } of other) {
    await conversationOf(env, from).moveTo({
      tenantId,
      to: { conversationId: own, contactKey: canonicalKey },
      cause: 'same_contact',
    })
  }
}

export function turnDecider(env: Env, log: ConversationLog): TurnDecider {
  return {
    decide: async (turn) => {
      const { tenantId, channelId } = log.place
      const [{ decide }, { turnDeps }, { maySpeak }] = await Promise.all([
        import('../../workers/assistant/decide'),
        import('../../workers/assistant/deps'),
        import('../../workers/assistant/switch'),
      ])
      const decision = await decide(turn, await turnDeps(env, tenantId))
      // Asked last: it may have been switched off while the turn waited or thought.
      return (await maySpeak(env, { tenantId, channelId })) ? decision : { kind: 'silent', why: 'assistant_off' }
    },
  }
}

async function contactsModule() {
  const [link, consent, scope] = await Promise.all([
    import('../../workers/contacts/link'),
    import('../../workers/contacts/consent'),
    import('../../workers/platform/tenant-scope'),
  ])
  return { ...link, ...consent, ...scope }
}
