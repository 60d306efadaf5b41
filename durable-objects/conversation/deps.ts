import { CANARY_USER } from '../../workers/canary/key'
import { accessToken, channelById } from '../../workers/channels/channels'
import { SAME_CONTACT } from '../../workers/conversations/guards'
import type { Publish } from '../../workers/conversations/live-event'
import type { Env } from '../../workers/env'
import { conversationId, conversationOf, inboxOf, knowledgeOf } from '../../workers/objects'
import { withoutLap } from '../../workers/whatsapp/contact-key'
import { GraphClient, type GraphFailure } from '../../workers/whatsapp/graph'
import { filesOf, graphPayload, type OutboundMessage, unreachable } from '../../workers/whatsapp/outbound'
import { sendGate } from './gate'
import type { InboxDeps } from './lanes/inbox'
import type { Linked, ProjectionDeps } from './lanes/projections'
import type { SendDeps } from './lanes/send'
import type { ConversationLog } from './log'
import { holdingOf } from './move'
import type { Mover } from './mover'
import type { ReadMarkDeps } from './read-marks'
import type { TurnDecider } from './turn-runner'
import type { MetaIds } from './uploads'
import type { WishDeps } from './wish'

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

export function sendDeps(env: Env, log: ConversationLog, known: MetaIds): SendDeps {
  const graph = new GraphClient({ baseUrl: env.GRAPH_API_URL, version: env.GRAPH_VERSION })
  const bring = once((message: OutboundMessage) => broughtToMeta(env, log, message, known))
  return {
    unknownWaitMs: unknownWaitMs(env),
    random: Math.random,
    gate: sendGate(env, log),
    prepare: async (message, to, callbackData) => {
      const { channelId, phoneNumberId } = log.place
      const code = unreachable(message, to)
      if (code !== null) return { ok: false, class: 'never', code }
      const files = await filesAtMeta(message, bring)
      if (!files.ok && files.code === TOKEN_INVALID) await sayTokenRefused(env, log.place)
      if (!files.ok) return files
      const payload = graphPayload(message, to, { callbackData, mediaIds: files.ids })
      if (!payload) return { ok: false, class: 'never', code: NO_RECIPIENT }
      const token = await readToken(env, channelId, false)
      if (!token.ok) return token
      return {
        ok: true,
        send: async () => {
          const result = await graph.send({ phoneNumberId }, token.value, payload)
          if (result.ok || result.code !== TOKEN_INVALID) return result
          // Rotated a moment ago, perhaps: one fresh read, and only if it reads otherwise is it worth a second call.
          const fresh = await readToken(env, channelId, true)
          const again = fresh.ok && fresh.value !== token.value
          const last = again ? await graph.send({ phoneNumberId }, fresh.value, payload) : result
          if (!last.ok && last.code === TOKEN_INVALID) await sayTokenRefused(env, log.place)
          return last
        },
      }
    },
  }
}

/** The number turns red for everybody; that this cannot be written must not fail the message in another way. */
async function sayTokenRefused(env: Env, place: { tenantId: string; channelId: string }): Promise<void> {
  const { tokenRefused } = await import('../../workers/channels/notice')
  await tokenRefused(env, place).catch(() => {})
}

/** Best effort: whatever happens to it, nobody is told and nothing is tried again. */
export function readMarkDeps(env: Env, log: ConversationLog, keep: (telling: Promise<void>) => void): ReadMarkDeps {
  const graph = new GraphClient({ baseUrl: env.GRAPH_API_URL, version: env.GRAPH_VERSION })
  const tell = async (wamid: string, typing: boolean): Promise<void> => {
    const { tenantId, channelId, phoneNumberId } = log.place
    try {
      const channel = await channelById(env, tenantId, channelId)
      const token = channel?.readMarks ? await accessToken(env, channelId) : null
      if (token !== null) await graph.markRead({ phoneNumberId }, token, { wamid, typing })
    } catch {
      // The channel or its token could not be read; the customer's own ticks say nothing wrong then.
    }
  }
  return { tell: (wamid, typing) => keep(tell(wamid, typing)) }
}

/** Longer, and it is tried again: nothing has left, and what is being sent must say within a minute how it stands. */
const FILES_WITHIN_MS = 45_000

type AtMeta = { ok: true; ids?: Map<string, string> } | GraphFailure
type Bring = (message: OutboundMessage) => Promise<AtMeta>

async function filesAtMeta(message: OutboundMessage, bring: Bring): Promise<AtMeta> {
  if (filesOf(message).length === 0) return { ok: true }
  const late = scheduler.wait(FILES_WITHIN_MS).then(() => ({ ok: false, class: 'later', code: UNAVAILABLE }) as const)
  return Promise.race([bring(message), late])
}

async function broughtToMeta(
  env: Env,
  log: ConversationLog,
  message: OutboundMessage,
  known: MetaIds,
): Promise<AtMeta> {
  const { resolveFiles } = await import('../../workers/media/to-meta')
  return resolveFiles(env, log.place, message, known)
}

/** A try that comes while the one before still brings the same files waits for it, and brings none of its own. */
function once(bring: Bring): Bring {
  const running = new Map<string, Promise<AtMeta>>()
  return (message) => {
    const key = filesOf(message)
      .map(({ uploadId }) => uploadId)
      .join()
    const known = running.get(key)
    if (known) return known
    const begun = bring(message).finally(() => running.delete(key))
    running.set(key, begun)
    return begun
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
        if (!answer.ok) await notHeard(env, publish)
        return answer.ok ? { ok: true } : { ok: false, reason: answer.reason }
      } catch (error) {
        await notHeard(env, publish)
        return { ok: false, reason: error instanceof Error ? error.name : 'error' }
      }
    },
  }
}

async function notHeard(env: Env, { tenantId, trace }: Publish): Promise<void> {
  if (!trace) return
  const { noteFailure } = await import('../../workers/canary/failures')
  await noteFailure(env, { tenantId, channelId: trace.channelId }, 'conversation_inbox')
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
      const { contact, formerly, left } = log.state
      const { userId, username, name, groupId } = contact
      // Of a number that they have left it says nothing more.
      const waId = left ? null : contact.waId
      const contactKey = log.contactKey
      if (groupId !== null || contactKey === CANARY_USER) return { canonicalKey: contactKey, other: [], left: [] }
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
        ...holdingOf(log.state),
        ...(formerly && formerly.seq > log.projectionsCursor ? { formerly } : {}),
      })
    },
    linked: (link) => followLink(env, log, mover, link),
    noteQuestions: async (questions, takenOver) => {
      const { tenantId } = log.place
      const noted = await (await knowledgeOf(env, tenantId)).note({ tenantId, questions, takenOver })
      if (!noted.ok && noted.reason !== 'erased') throw new Error(noted.reason)
    },
    dropQuestions: async (since) => {
      const { tenantId, conversationId } = log.place
      await (await knowledgeOf(env, tenantId)).dropAsked({ tenantId, conversationId, since })
    },
    recordLead: async (lead, { seq, at, from }) => {
      const { tenantId, conversationId: id, epoch } = log.place
      const { recordLead } = await import('../../workers/leads/queries')
      const { tenantScope } = await import('../../workers/platform/tenant-scope')
      const origin = log.state.touches?.first ?? null
      await recordLead(tenantScope(env, tenantId), { conversationId: id, epoch, seq, at, lead, origin, from })
    },
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
  { canonicalKey, other, left }: Linked,
): Promise<void> {
  const { tenantId, channelId, conversationId: own } = log.place
  // Where it goes it finds the others by itself. To call them here would be a circle, each following the other.
  if (log.state.moving || log.state.moved) return
  // Beside a former owner of the number, this is where whoever has it now lives.
  const isHere = canonicalKey === withoutLap(log.contactKey)
  const to = isHere ? own : await conversationId(env, { tenantId, channelId, contactKey: canonicalKey })
  if (to !== own) return mover.begin({ conversationId: to, contactKey: canonicalKey }, SAME_CONTACT)
  for (const { conversationId: from } of other) {
    await conversationOf(env, from).moveTo({
      tenantId,
      to: { conversationId: own, contactKey: log.contactKey },
      cause: SAME_CONTACT,
      asOf: log.state.generation,
    })
  }
  // A change of number that one of our numbers was told of holds for all of them.
  const { formerly, contact } = log.state
  const userIds = contact.userId === null ? [] : [contact.userId]
  for (const { conversationId: from, channelId: there } of formerly ? left : []) {
    const id = await conversationId(env, { tenantId, channelId: there, contactKey: canonicalKey })
    const to = { conversationId: id, contactKey: canonicalKey }
    await conversationOf(env, from).moveTo({
      tenantId,
      to,
      cause: 'number_changed',
      left: { at: formerly?.at ?? 0, userIds },
    })
  }
}

export function turnDecider(env: Env, log: ConversationLog): TurnDecider {
  return {
    decide: async (turn) => {
      const { tenantId, channelId } = log.place
      const [{ decideFor }, { maySpeak }] = await Promise.all([
        import('../../workers/assistant/deps'),
        import('../../workers/assistant/switch'),
      ])
      const decision = await decideFor(env, tenantId, turn, 'answer')
      // Asked last: it may have been switched off while the turn waited or thought.
      return (await maySpeak(env, { tenantId, channelId })) ? decision : { kind: 'silent', why: 'assistant_off' }
    },
  }
}

export function wishDeps(env: Env, log: ConversationLog): WishDeps {
  return {
    promise: async (turn) => {
      const { personPromisedFor } = await import('../../workers/assistant/deps')
      return personPromisedFor(env, log.place.tenantId, turn)
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
