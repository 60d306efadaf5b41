import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { answer, apiRoutes, endpoint, jsonOf, shape } from '../auth/endpoint'
import { spend } from '../auth/rate-limit'
import type { ApiEnv } from '../auth/session'
import { channelById } from '../channels/channels'
import { byOf } from '../channels/events'
import { notFound } from '../platform/problem'
import { templateDraft } from './draft'
import { type LintProblem, lintTemplate } from './lint'
import { createTemplate, deleteTemplate, editTemplate, type Place, putFallbacks, unpauseTemplate } from './manage'
import { takeSample } from './sample'
import { templatesOf } from './templates'
import type { Hidden, ManagedTemplate } from './view'

const template = shape<ManagedTemplate>(
  'Template',
  'A template as Meta keeps it. variables: the blanks of its body. sendable: from here, now; else reason says why not. managed: for whoever looks after it.',
)
const hidden = shape<Hidden>(
  'HiddenTemplates',
  'How many cannot be sent, by reason: a status of Meta’s, or why not from here.',
)
const problems = shape<LintProblem>('TemplateProblem', 'field, code, text, level (refused or advice) and more.')
const templateList = z.object({ templates: z.array(template), hidden: z.array(hidden), syncedAt: z.number() })

/** Limits what it reads itself. */
export const SAMPLE_PATH = /^\/api\/channels\/[^/]+\/templates\/samples$/

/** Each asks Meta for up to sixty pages. */
const FRESH_A_MINUTE = 10
const CHANGES_A_MINUTE = 30

const inChannel = z.object({ channelId: z.string().max(40) })
const inName = inChannel.extend({ name: z.string().max(600) })
const inLanguage = inName.extend({ language: z.string().max(20) })
const fallbacks = z
  .record(z.string().max(100), z.string().max(1024))
  .refine((given) => Object.keys(given).length <= 100)

const getList = endpoint('channel.read', {
  method: 'get',
  path: '/channels/{channelId}/templates',
  tag: 'Templates',
  summary: 'The templates of a number’s account, and when Meta told them',
  request: {
    params: inChannel,
    query: z.object({
      fresh: z.enum(['true', 'false']).optional().openapi({ description: 'true: ask Meta now.' }),
    }),
  },
  responses: { 200: answer('All of them, by name and language', templateList) },
})

const post = endpoint('template.write', {
  method: 'post',
  path: '/channels/{channelId}/templates',
  tag: 'Templates',
  summary: 'Submit a new template for Meta’s review',
  request: { params: inChannel, body: jsonOf(templateDraft) },
  responses: { 201: answer('Submitted: all of the account’s', templateList) },
})

const postLint = endpoint('template.write', {
  method: 'post',
  path: '/channels/{channelId}/templates/lint',
  tag: 'Templates',
  summary: 'What Meta would refuse of a template, and what we advise',
  idempotency: 'none',
  request: { params: inChannel, body: jsonOf(z.object({ draft: templateDraft })) },
  responses: { 200: answer('None: it can be submitted', z.object({ problems: z.array(problems) })) },
})

const postSample = endpoint('template.write', {
  method: 'post',
  path: '/channels/{channelId}/templates/samples',
  tag: 'Templates',
  summary: 'Hand Meta a sample for a header: JPEG, PNG, MP4 or PDF, at most 16 MB',
  idempotency: 'none',
  request: {
    params: inChannel,
    query: z.object({ filename: z.string().max(255).default('sample') }),
    body: { content: { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } } },
  },
  responses: { 201: answer('What a header names it by', z.object({ handle: z.string() })) },
})

const put = endpoint('template.write', {
  method: 'put',
  path: '/channels/{channelId}/templates/{name}/{language}',
  tag: 'Templates',
  summary: 'Edit a template: it is reviewed again',
  request: { params: inLanguage, body: jsonOf(templateDraft) },
  responses: { 200: answer('Submitted: all of the account’s', templateList) },
})

const remove = endpoint('template.write', {
  method: 'delete',
  path: '/channels/{channelId}/templates/{name}',
  tag: 'Templates',
  summary: 'Delete a template in all its languages; its name is blocked for 30 days',
  request: { params: inName },
  responses: { 200: answer('What is left', templateList) },
})

const removeOne = endpoint('template.write', {
  method: 'delete',
  path: '/channels/{channelId}/templates/{name}/{language}',
  tag: 'Templates',
  summary: 'Delete a template in one language',
  request: { params: inLanguage },
  responses: { 200: answer('What is left', templateList) },
})

const putFallback = endpoint('template.write', {
  method: 'put',
  path: '/channels/{channelId}/templates/{name}/{language}/fallbacks',
  tag: 'Templates',
  summary: 'What stands for a blank when nothing is known',
  request: { params: inLanguage, body: jsonOf(z.object({ fallbacks })) },
  responses: { 200: answer('All of the account’s', templateList) },
})

const postUnpause = endpoint('template.write', {
  method: 'post',
  path: '/channels/{channelId}/templates/{name}/{language}/unpause',
  tag: 'Templates',
  summary: 'Take up again a template that Meta paused',
  request: { params: inLanguage },
  responses: { 200: answer('All of the account’s', templateList) },
})

export const templateRoutes = apiRoutes()
  .openapi(getList, async (c) => {
    const { channel, env } = await placeOf(c, c.req.valid('param').channelId)
    const fresh = c.req.valid('query').fresh === 'true'
    if (fresh) await spend(env, `templates.${channel.id}`, FRESH_A_MINUTE)
    return c.json(await templatesOf(env, channel, { fresh }), 200)
  })
  .openapi(postLint, async (c) => {
    await placeOf(c, c.req.valid('param').channelId)
    return c.json({ problems: lintTemplate(c.req.valid('json').draft) }, 200)
  })
  .openapi(postSample, async (c) => {
    const { env, channel } = await changing(c, c.req.valid('param').channelId)
    const handle = await takeSample(env, channel, c.req.raw, c.req.valid('query').filename)
    return c.json({ handle }, 201)
  })
  .openapi(post, async (c) => {
    const place = await changing(c, c.req.valid('param').channelId)
    await createTemplate(place, c.req.valid('json'))
    return c.json(await templatesOf(place.env, place.channel), 201)
  })
  .openapi(put, async (c) => {
    const { channelId, ...key } = c.req.valid('param')
    const place = await changing(c, channelId)
    await editTemplate(place, key, c.req.valid('json'))
    return c.json(await templatesOf(place.env, place.channel), 200)
  })
  .openapi(remove, async (c) => {
    const { channelId, name } = c.req.valid('param')
    const place = await changing(c, channelId)
    await deleteTemplate(place, { name })
    return c.json(await templatesOf(place.env, place.channel), 200)
  })
  .openapi(removeOne, async (c) => {
    const { channelId, ...key } = c.req.valid('param')
    const place = await changing(c, channelId)
    await deleteTemplate(place, key)
    return c.json(await templatesOf(place.env, place.channel), 200)
  })
  .openapi(putFallback, async (c) => {
    const { channelId, ...key } = c.req.valid('param')
    const place = await placeOf(c, channelId)
    await putFallbacks(place, key, c.req.valid('json').fallbacks)
    return c.json(await templatesOf(place.env, place.channel), 200)
  })
  .openapi(postUnpause, async (c) => {
    const { channelId, ...key } = c.req.valid('param')
    const place = await changing(c, channelId)
    await unpauseTemplate(place, key)
    return c.json(await templatesOf(place.env, place.channel), 200)
  })

async function placeOf(c: Context<ApiEnv>, channelId: string): Promise<Place> {
  const channel = await channelById(c.env, c.var.tenant.tenantId, channelId)
  if (!channel) throw notFound('channel')
  return { env: c.env, scope: c.var.tenant, channel, by: byOf(c.var.principal) }
}

/** Each is a call to Meta, which allows an account only so many. */
async function changing(c: Context<ApiEnv>, channelId: string): Promise<Place> {
  const place = await placeOf(c, channelId)
  await spend(c.env, `templates.change.${place.channel.id}`, CHANGES_A_MINUTE)
  return place
}
