import { z } from '@hono/zod-openapi'
import type { LanguagePrior } from '../assistant/language'
import { answer, apiRoutes, endpoint, jsonOf, shape } from '../auth/endpoint'
import { actorOf, type Principal, principalId } from '../auth/principal'
import { spend } from '../auth/rate-limit'
import type { Summary } from '../conversations/entry'
import { problemOf } from '../conversations/refusals'
import { remoteConversation } from '../conversations/remote'
import { resolveConversation } from '../conversations/resolve'
import { conversationParams } from '../conversations/shapes'
import type { TranslationPair } from '../conversations/translation'
import type { Env } from '../env'
import { withSuggestDeps } from './deps'
import { helperProblem } from './problems'
import { paidHelp } from './purse'
import { HOW, rewrite } from './rewrite'
import { NO_DRAFT, suggest } from './suggest'
import { type Text, type Translated, translate } from './translate'

/** Meta: characters of a text message. */
const MOST_CHARACTERS = 4_096
const LINES = 30
const MOST_MESSAGES = 50
/** Of one person: each may be a call of a model. */
const ASKED_A_MINUTE = 60

const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z]{2,8})?$/, 'A language tag such as hi or hi-Latn.')
  .openapi({ description: 'BCP 47.' })

const postSuggestion = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/suggestion',
  tag: 'Copilot',
  summary:
    'A draft of an answer to what the customer asked since they were last answered, with its sources; nothing is sent',
  description:
    'suggestion is null where there is none, and reason says why: nothing_asked, person_wanted, no_knowledge, unsupported, down, budget. A source of audience agents is not meant for customers.',
  idempotency: 'none',
  request: { params: conversationParams },
  responses: {
    200: answer(
      'The draft',
      z.object({
        suggestion: z
          .object({
            text: z.string(),
            language: z.string(),
            sources: z.array(
              z.object({
                documentId: z.string(),
                chunkId: z.string(),
                title: z.string(),
                quote: z.string().nullable(),
                audience: z.enum(['customers', 'agents']),
              }),
            ),
            model: z.string().nullable(),
            degraded: z.string().nullable(),
          })
          .nullable(),
        reason: z.enum(NO_DRAFT).nullable(),
        open: z.string().nullable().openapi({ description: 'A question that the knowledge has no answer to.' }),
      }),
    ),
  },
})

const rewriteBody = z
  .object({
    text: z.string().trim().min(1).max(MOST_CHARACTERS),
    how: z.enum(HOW),
    language: language.optional().openapi({ description: 'Where to translate to; needed for translate only.' }),
  })
  .refine(({ how, language: to }) => how !== 'translate' || to !== undefined, {
    message: 'A translation needs the language it goes to.',
    path: ['language'],
  })

const postRewrite = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/rewrite',
  tag: 'Copilot',
  summary: 'The same draft in other words or another language; figures and links stay as they are',
  idempotency: 'none',
  request: { params: conversationParams, body: jsonOf(rewriteBody) },
  responses: {
    200: answer('The draft anew', z.object({ text: z.string(), model: z.string().nullable() })),
  },
})

const postTranslations = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/translations',
  tag: 'Copilot',
  summary: 'Translate messages; what was translated once is kept with the message',
  description:
    'same: already in that language. failed: not translated, because a figure or a link would have come out otherwise, or because no model answered (reason).',
  idempotency: 'none',
  request: {
    params: conversationParams,
    body: jsonOf(
      z.object({
        language,
        messageIds: z
          .array(z.string().regex(/^msg_\d{1,15}$/))
          .min(1)
          .max(MOST_MESSAGES),
      }),
    ),
  },
  responses: {
    200: answer(
      'By message',
      z.object({
        translations: z.array(
          z.object({
            messageId: z.string(),
            language: z.string(),
            from: z.string(),
            text: z.string(),
            part: z
              .literal('heard')
              .optional()
              .openapi({ description: 'Of what was heard in its file, or seen on it.' }),
          }),
        ),
        same: z.array(z.string()),
        failed: z.array(z.string()),
        reason: z.enum(['down', 'budget']).nullable(),
      }),
    ),
  },
})

const pairShape = shape<TranslationPair>(
  'TranslationPair',
  'The languages of a conversation: theirs, the customer’s, and ours, of those who answer.',
)

const putTranslation = endpoint('conversation.reply', {
  method: 'put',
  path: '/conversations/{conversationId}/translation',
  tag: 'Copilot',
  summary: 'Say in which two languages a conversation is read and answered; null: as it is written',
  request: {
    params: conversationParams,
    body: jsonOf(z.object({ pair: z.object({ theirs: language, ours: language }).nullable() })),
  },
  responses: { 200: answer('The pair now', z.object({ pair: pairShape.nullable() })) },
})

const summaryShape = shape<Summary>(
  'Summary',
  'What the customer wants, what was said, what is open, their mood and the facts they gave; one a line.',
)

const postSummary = endpoint('conversation.reply', {
  method: 'post',
  path: '/conversations/{conversationId}/summary',
  tag: 'Copilot',
  summary: 'The newest summary; written anew where something was said since',
  description:
    'summary is null while too little was said to sum up. upTo is the seq of the newest message it tells of.',
  idempotency: 'none',
  request: { params: conversationParams },
  responses: {
    200: answer(
      'The summary',
      z.object({
        summary: summaryShape.nullable(),
        reason: z.string().nullable(),
        at: z.number().nullable(),
        upTo: z.number().int().nullable(),
      }),
    ),
  },
})

export const copilotRoutes = apiRoutes()
  .openapi(postSuggestion, async (c) => {
    const { tenantId } = c.var.tenant
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    await spendHelp(c.env, tenantId, c.var.principal)
    const spoken = await remoteConversation(c.env, id).spoken({ tenantId, most: LINES })
    if (!spoken.ok) throw problemOf(spoken)
    const { said, translating } = spoken
    const suggested = await withSuggestDeps(c.env, tenantId, (deps) =>
      suggest(said, translating ? { ...deps, writeIn: translating.ours } : deps),
    )
    return suggested.ok
      ? c.json({ suggestion: suggested.suggestion, reason: null, open: suggested.open }, 200)
      : c.json({ suggestion: null, reason: suggested.reason, open: suggested.open }, 200)
  })
  .openapi(postRewrite, async (c) => {
    const { tenantId } = c.var.tenant
    const { text, how, language: to = '' } = c.req.valid('json')
    await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    await spendHelp(c.env, tenantId, c.var.principal)
    const draft = { text, how, language: to }
    const made = await paidHelp(c.env, tenantId, 'copilot', (complete) => rewrite(complete, draft))
    if (!made.ok) throw helperProblem(made.reason)
    return c.json({ text: made.text, model: made.model }, 200)
  })
  .openapi(postTranslations, async (c) => {
    const { tenantId } = c.var.tenant
    const { messageIds, language: to } = c.req.valid('json')
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    await spendHelp(c.env, tenantId, c.var.principal)
    const conversation = remoteConversation(c.env, id)
    const texts = await conversation.translatable({ tenantId, messageIds: [...new Set(messageIds)], language: to })
    if (!texts.ok) throw problemOf(texts)
    const fresh = texts.found.filter(({ known }) => known === null)
    const made = await translated(c.env, tenantId, fresh.map(numbered), { to, prior: priorOf(texts.pair) })
    const done = made.done.map(({ id, model: _model, ...one }) => ({ ...named(fresh, id), ...one }))
    if (done.length > 0) {
      const kept = await conversation.keepTranslations({ tenantId, translations: done })
      if (!kept.ok) throw problemOf(kept)
    }
    const known = texts.found.flatMap(({ id: messageId, known: one }) => (one ? [{ messageId, ...one }] : []))
    const translations = [...known, ...done.map(({ id: messageId, of: _of, ...one }) => ({ messageId, ...one }))]
    const messagesOf = (ids: string[]) => [...new Set(ids.map((one) => named(fresh, one).id))]
    return c.json(
      { translations, same: messagesOf(made.same), failed: messagesOf(made.failed), reason: made.reason },
      200,
    )
  })
  .openapi(putTranslation, async (c) => {
    const { tenantId } = c.var.tenant
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    const change = { tenantId, by: actorOf(c.var.principal), pair: c.req.valid('json').pair }
    const result = await remoteConversation(c.env, id).setTranslating(change)
    if (!result.ok) throw problemOf(result)
    return c.json({ pair: result.pair }, 200)
  })
  .openapi(postSummary, async (c) => {
    const { tenantId } = c.var.tenant
    const id = await resolveConversation(c.env, c.var.tenant, c.req.valid('param').conversationId)
    await spendHelp(c.env, tenantId, c.var.principal)
    const result = await remoteConversation(c.env, id).summary({ tenantId, reason: 'opened' })
    if (!result.ok) throw problemOf(result)
    const { summary = null, reason = null, at = null, upTo = null } = result.summarised ?? {}
    return c.json({ summary, reason, at, upTo }, 200)
  })

interface Words {
  id: string
  part?: 'heard'
}

/** A message may have words of two kinds: each is translated under a number of its own. */
function numbered({ text }: { text: string }, at: number): Text {
  return { id: String(at), text }
}

function named(asked: readonly Words[], number: string): Words {
  const { id = '', part } = asked[Number(number)] ?? {}
  return { id, ...(part ? { part } : {}) }
}

/** A page that asks again and again costs its tenant's day. */
function spendHelp(env: Env, tenantId: string, principal: Principal): Promise<void> {
  return spend(env, `copilot.${tenantId}.${principalId(principal)}`, ASKED_A_MINUTE)
}

/** What was kept before costs nothing. */
async function translated(
  env: Env,
  tenantId: string,
  texts: Text[],
  { to, prior }: { to: string; prior: LanguagePrior },
): Promise<Translated> {
  if (texts.length === 0) return { done: [], same: [], failed: [], reason: null }
  return paidHelp(env, tenantId, 'copilot', (complete) => translate(complete, texts, to, prior))
}

function priorOf(pair: TranslationPair | null): LanguagePrior {
  return pair ? { [pair.theirs]: 1, [pair.ours]: 1 } : {}
}
