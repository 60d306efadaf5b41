import { z } from '@hono/zod-openapi'
import { answer, apiRoutes, endpoint, jsonOf } from '../auth/endpoint'
import { listDocuments } from '../knowledge/queries'
import { notFound, Problem } from '../platform/problem'
import { questionsOfCsv, type SkippedRow } from './csv'
import { questions } from './question'
import { addSet, changeSet, findSet, listSets, type QuestionSet, removeSet } from './set-queries'

const tag = 'Trials'
const params = z.object({ setId: z.string().max(40) })
const name = z.string().trim().min(1, 'Name the set.').max(100)
const wanted = z.object({ name, questions })

const head = z
  .object({
    id: z.string(),
    name: z.string(),
    count: z.number().openapi({ description: 'How many questions.' }),
    createdAt: z.number(),
    updatedAt: z.number(),
  })
  .openapi('QuestionSet')
const whole = head.extend({ questions }).openapi('QuestionSetWithQuestions')
const one = z.object({ set: whole })

const getList = endpoint('knowledge.read', {
  method: 'get',
  path: '/assistant/question-sets',
  tag,
  summary: 'Sets of questions to try the assistant with',
  responses: { 200: answer('The one changed last first', z.object({ sets: z.array(head) })) },
})

const getOne = endpoint('knowledge.read', {
  method: 'get',
  path: '/assistant/question-sets/{setId}',
  tag,
  summary: 'A set with its questions',
  request: { params },
  responses: { 200: answer('The set', one) },
})

const post = endpoint('knowledge.write', {
  method: 'post',
  path: '/assistant/question-sets',
  tag,
  summary: 'Add a set of questions',
  request: { body: jsonOf(wanted) },
  responses: { 201: answer('The set', one) },
})

const COLUMNS =
  'Columns question, expects (any, answer, hand_off, clarify, or the words of the page in any of its languages), document (its id or title) and contains (parted by |). Only the first is needed.'
const csv = z.string().min(1).max(900_000)
const skipped = z
  .array(
    z.object({
      row: z.number(),
      why: z.enum(['no_question', 'too_long', 'too_many', 'unknown_expects', 'unknown_document']),
      value: z.string().nullable().openapi({ description: 'What the cell says that is not known.' }),
    }),
  )
  .openapi('SkippedRows')

const postRead = endpoint('knowledge.write', {
  method: 'post',
  path: '/assistant/question-sets/read',
  tag,
  summary: 'Read questions from CSV without keeping them',
  description: COLUMNS,
  idempotency: 'none',
  request: { body: jsonOf(z.object({ csv })) },
  responses: { 200: answer('The questions, and which rows are none', z.object({ questions, skipped })) },
})

const postImport = endpoint('knowledge.write', {
  method: 'post',
  path: '/assistant/question-sets/import',
  tag,
  summary: 'Add a set from CSV',
  description: COLUMNS,
  request: { body: jsonOf(z.object({ name, csv })) },
  responses: { 201: answer('The set, and which rows are not in it', one.extend({ skipped })) },
})

const put = endpoint('knowledge.write', {
  method: 'put',
  path: '/assistant/question-sets/{setId}',
  tag,
  summary: 'Change a set as a whole',
  request: { params, body: jsonOf(wanted) },
  responses: { 200: answer('The set as it is now', one) },
})

const remove = endpoint('knowledge.write', {
  method: 'delete',
  path: '/assistant/question-sets/{setId}',
  tag,
  summary: 'Remove a set; what was tried with it stays',
  request: { params },
  responses: { 200: answer('It is gone', z.object({ deleted: z.literal(true) })) },
})

export const setRoutes = apiRoutes()
  .openapi(getList, async (c) => c.json({ sets: (await listSets(c.var.tenant)).map(headOf) }, 200))
  .openapi(postRead, async (c) => {
    const documents = await listDocuments(c.var.tenant)
    return c.json(questionsOfCsv(c.req.valid('json').csv, documents), 200)
  })
  .openapi(postImport, async (c) => {
    const body = c.req.valid('json')
    const { questions: found, skipped } = questionsOfCsv(body.csv, await listDocuments(c.var.tenant))
    if (found.length === 0) throw noQuestions(skipped)
    const set = await addSet(c.var.tenant, { name: body.name, questions: found }, Date.now())
    if (!set) throw tooManySets()
    return c.json({ set: shown(set), skipped }, 201)
  })
  .openapi(getOne, async (c) => {
    const set = await findSet(c.var.tenant, c.req.valid('param').setId)
    if (!set) throw notFound('question_set')
    return c.json({ set: shown(set) }, 200)
  })
  .openapi(post, async (c) => {
    const set = await addSet(c.var.tenant, c.req.valid('json'), Date.now())
    if (!set) throw tooManySets()
    return c.json({ set: shown(set) }, 201)
  })
  .openapi(put, async (c) => {
    const set = await changeSet(c.var.tenant, c.req.valid('param').setId, c.req.valid('json'), Date.now())
    if (!set) throw notFound('question_set')
    return c.json({ set: shown(set) }, 200)
  })
  .openapi(remove, async (c) => {
    if (!(await removeSet(c.var.tenant, c.req.valid('param').setId))) throw notFound('question_set')
    return c.json({ deleted: true as const }, 200)
  })

function headOf({ questions: all, ...set }: QuestionSet): z.output<typeof head> {
  return { ...set, count: all.length }
}

function shown(set: QuestionSet): z.output<typeof whole> {
  return { ...headOf(set), questions: set.questions }
}

function noQuestions(rows: readonly SkippedRow[]): Problem {
  return new Problem({
    status: 422,
    code: 'question_set.no_questions',
    title: 'No questions in the file',
    detail: 'No row of it has a question that could be read.',
    nextStep:
      'Put one question in each row of the first column, or name the column "question". The column "expects" may say any, answer, hand_off or clarify.',
    more: { skipped: rows.slice(0, 100) },
  })
}

function tooManySets(): Problem {
  return new Problem({
    status: 409,
    code: 'question_set.too_many',
    title: 'As many sets as there may be',
    detail: 'An organization has at most 50 sets of questions.',
    nextStep: 'Remove a set that is no longer needed, or add to one that is there.',
  })
}
