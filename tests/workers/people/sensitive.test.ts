import { expect, test } from 'vitest'
import { auditOf } from '../audit/support'
import { as, conversationFrom, decide, office } from './support'

const NUMBER = '447700900456'

function readings(entries: { action: string; actor: string; target: string | null }[]) {
  return entries
    .filter(({ action }) => action === 'conversation.read')
    .map(({ actor, target }) => ({ actor, target }))
    .reverse()
}

test('where messages may concern patients, who opens which conversation is on record, once while they read on', async () => {
  const here = await office()
  const id = await conversationFrom(here, NUMBER, 'My results, please')
  await as(here.ada, 'GET', `/conversations/${id}/thread`)
  expect(readings(await auditOf(here.owner.cookie))).toEqual([])
  await decide(here.owner, { healthcare: true })
  for (const part of ['thread', 'messages', 'timeline', 'thread'])
    expect((await as(here.ada, 'GET', `/conversations/${id}/${part}`)).status).toBe(200)
  await as(here.owner, 'GET', `/conversations/${id}/thread`)
  expect((await as(here.ada, 'GET', '/conversations/cnv_nobody/thread')).status).toBe(404)
  expect(readings(await auditOf(here.owner.cookie))).toEqual([
    { actor: `agent:${here.ada.userId}`, target: id },
    { actor: `agent:${here.owner.userId}`, target: id },
  ])
})
