import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** What all windows of a browser keep together. */
const kept = new Map<string, unknown>()

vi.mock('idb-keyval', () => ({
  get: async (key: string) => structuredClone(kept.get(key)),
  set: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
  del: async (key: string) => void kept.delete(key),
  delMany: async (keys: string[]) => void keys.map((key) => kept.delete(key)),
  keys: async () => [...kept.keys()],
  entries: async () => structuredClone([...kept]),
}))

const answered = vi.fn<() => Response>()

beforeEach(() => {
  kept.clear()
  answered.mockReset().mockImplementation(() => {
    throw new TypeError('no network')
  })
  vi.stubGlobal('location', { origin: 'https://whatsnexus.test' })
  vi.stubGlobal('fetch', async () => answered())
})
afterEach(() => vi.unstubAllGlobals())

async function aWindow(owner = 'usr_ada') {
  vi.resetModules()
  const outbox = await import('../../../web/conversation/outbox')
  await outbox.openOutbox(owner, () => {})
  return outbox
}

function words(clientId: string) {
  return { clientId, conversationId: 'cnv_a', kind: 'reply' as const, text: clientId }
}

const texts = ({ outbox }: Awaited<ReturnType<typeof aWindow>>) => outbox.peek().map(({ text }) => text)

test('what two windows of a person hold back is all there after a restart of the browser', async () => {
  const [one, two] = [await aWindow(), await aWindow()]
  one.enqueue(words('from the one'))
  two.enqueue(words('from the other'))
  await vi.waitFor(async () => expect(texts(await aWindow())).toEqual(['from the one', 'from the other']))
})

test('what one window has sent is nowhere any more', async () => {
  const one = await aWindow()
  one.enqueue(words('hello'))
  await vi.waitFor(() => expect(one.outbox.peek()[0]?.state).toBe('waiting'))
  answered.mockImplementation(() => Response.json({ message: { id: 'msg_1', sentAt: 1 } }, { status: 201 }))
  one.flush()
  await vi.waitFor(() => expect(texts(one)).toEqual([]))
  expect(texts(await aWindow())).toEqual([])
})

test('nobody sees what another person has written on this machine, and who signs out leaves nothing', async () => {
  const ada = await aWindow('usr_ada')
  ada.enqueue(words('for nobody else'))
  ada.closeOutbox()
  const bo = await aWindow('usr_bo')
  expect(texts(bo)).toEqual([])
  bo.enqueue(words('from bo'))
  bo.emptyOutbox()
  await vi.waitFor(() => expect(JSON.stringify([...kept])).not.toContain('from bo'))
  const again = await aWindow('usr_ada')
  expect(texts(again)).toEqual(['for nobody else'])
  again.emptyOutbox()
  await vi.waitFor(() => expect(JSON.stringify([...kept])).not.toContain('nobody else'))
})

test('what is written before the browser has told what it keeps stays', async () => {
  kept.set('whatsnexus.outbox.usr_ada', [])
  vi.resetModules()
  const outbox = await import('../../../web/conversation/outbox')
  const opening = outbox.openOutbox('usr_ada', () => {})
  outbox.enqueue(words('early'))
  await opening
  expect(texts(outbox)).toEqual(['early'])
})
