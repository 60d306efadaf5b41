import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { principalId } from '../auth/principal'
import { spend } from '../auth/rate-limit'
import { intentsBody, refusedIntents } from '../knowledge/bodies'
import { knowledgeOf } from '../objects'
import { confusionOf, FOLDS } from './confusion'
import { fitsOf } from './fit'
import { PACK_IDS, PACK_LANGUAGES } from './packs/pack'

const tag = 'Knowledge'
const QUESTIONS_A_MINUTE = 120

const savedIntents = intentsBody.extend({
  training: z.boolean().openapi({ description: 'They are still being learnt.' }),
})

const getIntents = endpoint('knowledge.read', {
  method: 'get',
  path: '/intents',
  tag,
  summary: 'What customers want, with examples of how they say it',
  responses: { 200: answer('All of them', savedIntents) },
})

const putIntents = endpoint('knowledge.write', {
  method: 'put',
  path: '/intents',
  tag,
  summary: 'Replace the intents and train on their examples',
  description: 'Saved at once. Learning takes some seconds; until then what was learnt before answers.',
  request: { body: jsonOf(intentsBody) },
  responses: { 200: answer('As saved', savedIntents) },
})

const packIntent = z.object({
  name: z.string(),
  description: z.string(),
  examples: z.array(z.object({ language: z.enum(PACK_LANGUAGES), text: z.string() })),
})

const getPacks = endpoint('knowledge.read', {
  method: 'get',
  path: '/intents/packs',
  tag,
  summary: 'What customers of a trade usually want, to begin with',
  responses: {
    200: answer(
      'By trade',
      z.object({ packs: z.array(z.object({ id: z.enum(PACK_IDS), intents: z.array(packIntent) })) }),
    ),
  },
})

const getFit = endpoint('knowledge.read', {
  method: 'get',
  path: '/intents/packs/fit',
  tag,
  summary: 'What becomes of the intents of a pack beside those that are there: to be looked at before they are added',
  request: {
    query: z.object({
      pack: z.enum(PACK_IDS),
      languages: z.string().max(100).default('en').openapi({ description: 'Of the examples, parted by commas.' }),
    }),
  },
  responses: {
    200: answer(
      'In the order of the pack',
      z.object({
        training: z.boolean().openapi({ description: 'What is there is still being learnt: compared by words alone.' }),
        fits: z.array(
          z.object({
            name: z.string(),
            how: z.enum(['add', 'merge', 'leave_out']),
            into: z.string().nullable().openapi({ description: 'The intent that means the same.' }),
          }),
        ),
      }),
    ),
  },
})

const getConfusion = endpoint('knowledge.read', {
  method: 'get',
  path: '/intents/confusion',
  tag,
  summary: 'How well the intents are told apart: each example judged without having been learnt',
  description: 'Asked for the first time of a list, it begins a job: ask again until `done` is `of`.',
  responses: {
    200: answer(
      'Counts: what an example is, and what it was taken for',
      z.object({
        done: z.number().openapi({ description: 'Judging is a job: so many of its steps are done.' }),
        of: z.number(),
        intents: z.array(z.string()),
        counts: z
          .array(z.array(z.number()))
          .openapi({ description: 'A row for each intent; a column for each, and the last for none of them.' }),
        mistaken: z.array(z.object({ text: z.string(), intent: z.string(), takenFor: z.string().nullable() })),
        accuracy: z.number().nullable().openapi({ description: '0 to 1; null: there is nothing to judge yet.' }),
      }),
    ),
  },
})

const postClassify = endpoint('knowledge.read', {
  method: 'post',
  path: '/intents/classify',
  tag,
  summary: 'Which intent a sentence would be taken for',
  idempotency: 'none',
  request: {
    body: jsonOf(
      z.object({ text: z.string().trim().min(1, 'Write a sentence.').max(2000, 'At most 2,000 characters.') }),
    ),
  },
  responses: {
    200: answer(
      'The best first',
      z.object({
        intent: z.string().nullable().openapi({ description: 'null: none of them.' }),
        confidence: z.number(),
        ranking: z.array(z.object({ intent: z.string(), score: z.number() })),
      }),
    ),
  },
})

export const intentRoutes = apiRoutes()
  .openapi(getIntents, async (c) => {
    const { tenantId } = c.var.tenant
    const knowledge = await knowledgeOf(c.env, tenantId)
    const training = await knowledge.isTraining({ tenantId })
    return c.json({ intents: await knowledge.intents({ tenantId }), training }, 200)
  })
  .openapi(putIntents, async (c) => {
    const { tenantId } = c.var.tenant
    const { intents } = c.req.valid('json')
    const knowledge = await knowledgeOf(c.env, tenantId)
    const saved = await knowledge.saveIntents({ tenantId, intents })
    if (!saved.ok) throw refusedIntents(saved.reason)
    return c.json({ intents, training: true }, 200)
  })
  .openapi(getPacks, async (c) => {
    const { PACKS } = await import('./packs/packs')
    return c.json({ packs: [...PACKS] }, 200)
  })
  .openapi(getFit, async (c) => {
    const { tenantId } = c.var.tenant
    const { PACKS } = await import('./packs/packs')
    const { pack, languages: asked } = c.req.valid('query')
    const languages = new Set(asked.split(','))
    const added = (PACKS.find(({ id }) => id === pack)?.intents ?? []).map(({ name, examples }) => ({
      name,
      examples: examples.flatMap(({ language, text }) => (languages.has(language) ? [text] : [])),
    }))
    await spend(c.env, `classify.${tenantId}.${principalId(c.var.principal)}`, QUESTIONS_A_MINUTE)
    const knowledge = await knowledgeOf(c.env, tenantId)
    const training = await knowledge.isTraining({ tenantId })
    const own = await knowledge.intents({ tenantId })
    // What was learnt before may not know the intents that are there now.
    const takenFor = async (texts: string[]) =>
      training || own.length === 0 ? [] : knowledge.classifyAll({ tenantId, texts })
    const taken = await Promise.all(added.map(({ examples }) => takenFor(examples)))
    const found = fitsOf(added, taken, own)
    const fits = found.map((fit, at) => ({ name: added[at]?.name ?? '', ...fit }))
    return c.json({ training, fits }, 200)
  })
  .openapi(getConfusion, async (c) => {
    const { tenantId } = c.var.tenant
    await spend(c.env, `confusion.${tenantId}.${principalId(c.var.principal)}`, QUESTIONS_A_MINUTE)
    const knowledge = await knowledgeOf(c.env, tenantId)
    const { intents, folds } = await knowledge.judged({ tenantId })
    const isOpen = intents.length > 0 && folds.length < FOLDS
    if (isOpen) await knowledge.askForJudging({ tenantId })
    return c.json({ done: isOpen ? folds.length : FOLDS, of: FOLDS, ...confusionOf(intents, folds) }, 200)
  })
  .openapi(postClassify, async (c) => {
    const { tenantId } = c.var.tenant
    await spend(c.env, `classify.${tenantId}.${principalId(c.var.principal)}`, QUESTIONS_A_MINUTE)
    const knowledge = await knowledgeOf(c.env, tenantId)
    return c.json(await knowledge.classify({ tenantId, text: c.req.valid('json').text }), 200)
  })
