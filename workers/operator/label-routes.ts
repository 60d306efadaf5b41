import { Hono } from 'hono'
import * as z from 'zod'
import { LABEL_CHARACTERS, LABEL_COLOURS } from '../labels/label'
import { addLabel, changeLabel } from '../labels/queries'
import { Problem } from '../platform/problem'
import { jsonBody } from '../platform/validate'
import type { OperatorEnv } from './access'
import { badId, existingTenant } from './setup-routes'

const LABEL_ID = /^lbl_[\w-]{1,36}$/

const labelBody = z.object({ name: z.string().trim().min(1).max(LABEL_CHARACTERS), colour: z.enum(LABEL_COLOURS) })

/** The tenant's words for conversations, under ids that a seed or an operator chooses. Every PUT may be repeated. */
export const labelRoutes = new Hono<OperatorEnv>().put(
  '/tenants/:tenantId/labels/:labelId',
  jsonBody(labelBody),
  async (c) => {
    const scope = await existingTenant(c.env, c.req.param('tenantId'))
    const id = c.req.param('labelId')
    if (!LABEL_ID.test(id)) throw badId('label')
    const words = c.req.valid('json')
    const changed = await changeLabel(scope, id, words)
    const kept = !changed.ok && changed.reason === 'not_found' ? await addLabel(scope, words, id) : changed
    if (!kept.ok) throw refused()
    return c.json({ id }, 200)
  },
)

function refused(): Problem {
  return new Problem({
    status: 409,
    code: 'label.refused',
    title: 'No such label',
    detail: 'The tenant has a label of this name under another id, or as many labels as there can be.',
    nextStep: 'Choose another name, or remove a label first.',
  })
}
