import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { knowledgeOf } from '../../workers/objects'

const DAY_MS = 86_400_000

test('what somebody set aside is remembered as long as the questions it was about', async () => {
  const tenantId = `t-set-aside-${crypto.randomUUID()}`
  const knowledge = await knowledgeOf(env, tenantId)
  const now = Date.now()
  const aside = { tenantId, how: 'set_aside' as const, by: 'usr_1' }
  await knowledge.setAside({ ...aside, keys: ['sg_old'], at: now - 91 * DAY_MS })
  await knowledge.setAside({ ...aside, keys: ['sg_young'], at: now - 89 * DAY_MS })
  await knowledge.discardOld({ tenantId, now })
  expect((await knowledge.listSetAside({ tenantId })).map(({ key }) => key)).toEqual(['sg_young'])
})
