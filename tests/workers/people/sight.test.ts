import { beforeAll, describe, expect, test, vi } from 'vitest'
import { as, conversationFrom, decide, listen, listOf, office, type Signed } from './support'

type Office = Awaited<ReturnType<typeof office>>

/** Anna has one, Bo has one, one waits for the team that Bo is in, one waits for everybody. */
async function busy(visibility: 'team' | 'own') {
  const here = await office()
  await decide(here.owner, { visibility })
  const { body } = await as(here.owner, 'POST', '/teams', { name: 'Billing' })
  const teamId: string = Object(body).team.id
  await as(here.owner, 'PUT', `/teams/${teamId}/members/${here.bo.userId}`)
  const annas = await conversationFrom(here, '447700900001')
  const bos = await conversationFrom(here, '447700900002')
  const teams = await conversationFrom(here, '447700900003')
  const anyones = await conversationFrom(here, '447700900004')
  await give(here, annas, { holder: 'agent', userId: here.ada.userId })
  await give(here, bos, { holder: 'agent', userId: here.bo.userId })
  await give(here, teams, { holder: 'people', team: teamId })
  return { ...here, teamId, annas, bos, teams, anyones }
}

async function give({ owner }: Pick<Office, 'owner'>, id: string, baton: object): Promise<void> {
  expect((await as(owner, 'PUT', `/conversations/${id}/baton`, baton)).status).toBe(200)
  await vi.waitFor(async () => {
    const { body } = await as(owner, 'GET', '/conversations?view=all')
    const row = Object(body).conversations.find((one: { id: string }) => one.id === id)
    expect(row.baton).toMatchObject(baton)
  })
}

describe('where agents see only their own and what nobody has', () => {
  let here: Awaited<ReturnType<typeof busy>>
  beforeAll(async () => {
    here = await busy('own')
  })

  test('lists and counts hold nothing else', async () => {
    expect((await listOf(here.ada)).sort()).toEqual([here.annas, here.anyones].sort())
    expect((await listOf(here.bo)).sort()).toEqual([here.bos, here.teams, here.anyones].sort())
    expect(await listOf(here.ada, 'unassigned')).toEqual([here.anyones])
    const { body } = await as(here.ada, 'GET', '/conversations')
    expect(body).toMatchObject({ counts: { open: 2, unassigned: 1, byAgent: { [here.ada.userId]: 1 } } })
    expect(Object(body).counts.byAgent).not.toHaveProperty(here.bo.userId)
  })

  test('supervisors and above see everything', async () => {
    expect(await listOf(here.admin)).toHaveLength(4)
    expect((await as(here.admin, 'GET', '/me')).body).toMatchObject({ sees: 'all' })
    expect((await as(here.ada, 'GET', '/me')).body).toMatchObject({ sees: 'own' })
  })

  test('what is not seen cannot be read, answered, marked or taken', async () => {
    const path = `/conversations/${here.bos}`
    const answers = await Promise.all([
      as(here.ada, 'GET', path),
      as(here.ada, 'GET', `${path}/messages`),
      as(here.ada, 'GET', `${path}/thread`),
      as(here.ada, 'GET', `${path}/timeline`),
      as(here.ada, 'GET', `${path}/contact`),
      as(here.ada, 'GET', `${path}/messages/msg_1/media`),
      as(here.ada, 'POST', `${path}/messages`, { text: 'Hi' }),
      as(here.ada, 'PUT', `${path}/baton`, { holder: 'agent', userId: here.ada.userId }),
      as(here.ada, 'PUT', `${path}/state`, { state: 'resolved' }),
      as(here.ada, 'PUT', `${path}/read`, { seen: 1 }),
      as(here.ada, 'PUT', `${path}/drafts/reply`, { text: 'Dear' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404))
    expect((await as(here.ada, 'GET', `${path}/mark`)).body).toEqual({ mark: null })
  })

  test('the feed tells nothing of it', async () => {
    const told = async (person: Signed) => {
      const { body } = await as(person, 'GET', '/events?limit=1000')
      return new Set(Object(body).events.map((event: { conversation_id?: string }) => event.conversation_id))
    }
    expect(await told(here.ada)).toEqual(new Set([here.annas, here.anyones]))
    expect(await told(here.admin)).toEqual(new Set([here.annas, here.bos, here.teams, here.anyones]))
    const pages: string[] = []
    for (let after = ''; ; ) {
      const { body } = await as(here.ada, 'GET', `/events?limit=1${after && `&after=${after}`}`)
      const { events, next } = Object(body)
      if (events.length === 0) break
      pages.push(events[0].event_id)
      after = next
    }
    const { body } = await as(here.ada, 'GET', '/events?limit=1000')
    expect(pages).toEqual(Object(body).events.map((event: { event_id: string }) => event.event_id))
  })

  test('contacts are found only by who sees a conversation with them', async () => {
    const numbers = async (person: Signed, query = '') => {
      const { body } = await as(person, 'GET', `/contacts${query}`)
      return Object(body)
        .contacts.flatMap(({ waIds }: { waIds: string[] }) => waIds)
        .sort()
    }
    await vi.waitFor(async () => expect(await numbers(here.admin)).toHaveLength(4))
    expect(await numbers(here.ada)).toEqual(['447700900001', '447700900004'])
    expect(await numbers(here.ada, '?search=447700900002')).toEqual([])
    const { body } = await as(here.admin, 'GET', '/contacts?search=447700900002')
    expect((await as(here.ada, 'GET', `/contacts/${Object(body).contacts[0].id}`)).status).toBe(404)
  })
})

test('a team’s conversation stays the team’s when one of them takes it', async () => {
  const here = await busy('team')
  const { body } = await as(here.owner, 'GET', '/teams')
  expect(body).toMatchObject({ teams: [{ id: here.teamId, name: 'Billing', members: [here.bo.userId] }] })
  await as(here.owner, 'PUT', `/teams/${here.teamId}/members/${here.ada.userId}`)
  await give(here, here.teams, { holder: 'agent', userId: here.bo.userId })
  expect((await listOf(here.ada)).sort()).toEqual([here.annas, here.teams, here.anyones].sort())
  await as(here.owner, 'DELETE', `/teams/${here.teamId}/members/${here.ada.userId}`)
  expect((await listOf(here.ada)).sort()).toEqual([here.annas, here.anyones].sort())
})

test('a resolved conversation is theirs who had it', async () => {
  const here = await busy('own')
  expect((await as(here.bo, 'PUT', `/conversations/${here.bos}/state`, { state: 'resolved' })).status).toBe(200)
  await vi.waitFor(async () => expect(await listOf(here.bo, 'resolved')).toEqual([here.bos]))
  expect(await listOf(here.ada, 'resolved')).toEqual([])
  expect(Object((await as(here.ada, 'GET', '/conversations')).body).counts.resolved).toBe(0)
  expect(Object((await as(here.bo, 'GET', '/conversations')).body).counts.resolved).toBe(1)
})

test('a socket hears what its person sees, and that a conversation is gone once it is not theirs', async () => {
  const here = await busy('own')
  const [ada, bo] = [await listen(here.ada), await listen(here.bo)]
  expect(ada.heard.find(({ type }) => type === 'hello')).toMatchObject({ counts: { open: 2 } })
  await as(here.bo, 'POST', `/conversations/${here.bos}/messages`, { kind: 'note', text: 'only for Bo' })
  await give(here, here.anyones, { holder: 'agent', userId: here.bo.userId })
  const about = (heard: typeof ada.heard, id: string) =>
    heard.flatMap((event) => (event.type === 'feed' && event.conversationId === id ? event : []))
  await vi.waitFor(() => {
    expect(about(bo.heard, here.anyones).at(-1)).toMatchObject({ row: { id: here.anyones }, counts: { open: 3 } })
    expect(about(ada.heard, here.anyones).at(-1)).toMatchObject({ row: null, events: [], counts: { open: 1 } })
  })
  expect(JSON.stringify(bo.heard)).toContain('only for Bo')
  expect(JSON.stringify(ada.heard)).not.toContain('only for Bo')
  ada.close()
  bo.close()
  const again = await listen(here.ada, '0')
  expect(JSON.stringify(again.heard)).not.toContain('only for Bo')
  expect(again.heard.filter((event) => event.type === 'feed' && event.row !== null).length).toBeGreaterThan(0)
  again.close()
})

test('joining or leaving a team closes the sockets that were opened without it', async () => {
  const here = await busy('team')
  const ada = await listen(here.ada)
  await as(here.owner, 'PUT', `/teams/${here.teamId}/members/${here.ada.userId}`)
  expect(await ada.closed).toBe(4001)
})

test('what waits for a team that is removed waits for everybody', async () => {
  const here = await busy('own')
  expect(await listOf(here.ada)).not.toContain(here.teams)
  const { body } = await as(here.owner, 'DELETE', `/teams/${here.teamId}`)
  expect(body).toEqual({ removed: true, freed: 1 })
  await vi.waitFor(async () => expect(await listOf(here.ada)).toContain(here.teams))
})

test('a conversation waits for a team that is there, and is given back to it after it was resolved', async () => {
  const here = await busy('own')
  const path = `/conversations/${here.anyones}/baton`
  const [stranger, gone] = [(await busy('own')).teamId, 'tm_nobody']
  for (const team of [stranger, gone])
    expect(await as(here.owner, 'PUT', path, { holder: 'people', team })).toMatchObject({
      status: 404,
      body: { code: 'team.not_found', nextStep: expect.any(String) },
    })
  await as(here.owner, 'PUT', `/conversations/${here.teams}/state`, { state: 'resolved' })
  await give(here, here.teams, { holder: 'people', reason: 'asked', team: here.teamId })
  expect(await listOf(here.ada)).not.toContain(here.teams)
})
