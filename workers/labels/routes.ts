import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { notFound, Problem } from '../platform/problem'
import { LABEL_CHARACTERS, LABEL_COLOURS, MOST_LABELS } from './label'
import { addLabel, changeLabel, listLabels, removeLabel } from './queries'

const words = z.object({
  name: z
    .string()
    .transform((name) => name.trim().replace(/\s+/g, ' ').normalize('NFC'))
    .pipe(z.string().min(1).max(LABEL_CHARACTERS)),
  colour: z.enum(LABEL_COLOURS),
})

const label = z
  .object({ id: z.string(), name: z.string(), colour: z.enum(LABEL_COLOURS) })
  .openapi('Label', { description: 'A word for conversations. They keep its id.' })
const one = z.object({ label })
const labelParams = z.object({ labelId: z.string().max(40) })

const getList = endpoint('label.read', {
  method: 'get',
  path: '/labels',
  tag: 'Labels',
  summary: 'All labels of the tenant, by name',
  responses: { 200: answer('At most 100', z.object({ labels: z.array(label) })) },
})

const post = endpoint('label.write', {
  method: 'post',
  path: '/labels',
  tag: 'Labels',
  summary: 'Make a label; its name is its own, whatever the case',
  request: { body: jsonOf(words) },
  responses: { 201: answer('The label', one) },
})

const put = endpoint('label.write', {
  method: 'put',
  path: '/labels/{labelId}',
  tag: 'Labels',
  summary: 'Rename a label, or give it another colour: everywhere at once',
  request: { params: labelParams, body: jsonOf(words) },
  responses: { 200: answer('The label', one) },
})

const remove = endpoint('label.write', {
  method: 'delete',
  path: '/labels/{labelId}',
  tag: 'Labels',
  summary: 'Take a label out of use; conversations that have it show it no longer',
  request: { params: labelParams },
  responses: { 200: answer('It is gone', z.object({ deleted: z.literal(true) })) },
})

export const labelRoutes = apiRoutes()
  .openapi(getList, async (c) => c.json({ labels: await listLabels(c.var.tenant) }, 200))
  .openapi(post, async (c) => {
    const kept = await addLabel(c.var.tenant, c.req.valid('json'))
    if (!kept.ok) throw problemOf(kept.reason)
    return c.json({ label: kept.label }, 201)
  })
  .openapi(put, async (c) => {
    const kept = await changeLabel(c.var.tenant, c.req.valid('param').labelId, c.req.valid('json'))
    if (!kept.ok) throw problemOf(kept.reason)
    return c.json({ label: kept.label }, 200)
  })
  .openapi(remove, async (c) => {
    if (!(await removeLabel(c.var.tenant, c.req.valid('param').labelId))) throw notFound('label')
    return c.json({ deleted: true as const }, 200)
  })

function problemOf(reason: 'name_taken' | 'too_many' | 'not_found'): Problem {
  if (reason === 'not_found') return notFound('label')
  const words =
    reason === 'name_taken'
      ? {
          title: 'Name taken',
          detail: 'There is a label of this name already.',
          nextStep: 'Use that label, or choose another name.',
        }
      : {
          title: 'Too many labels',
          detail: `There are ${MOST_LABELS} labels, and there can be no more.`,
          nextStep: 'Delete or rename one that nobody uses.',
        }
  return new Problem({ status: 409, code: `label.${reason}`, ...words })
}
