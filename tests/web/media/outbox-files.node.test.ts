import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** What all windows of a browser keep together. */
const kept = new Map<string, unknown>()

vi.mock('idb-keyval', () => ({
  get: async (key: string) => kept.get(key),
  set: async (key: string, value: unknown) => void kept.set(key, value),
  del: async (key: string) => void kept.delete(key),
  delMany: async (keys: string[]) => void keys.map((key) => kept.delete(key)),
  entries: async () => [...kept],
  keys: async () => [...kept.keys()],
}))

/** Bodies that were uploaded; null: the line is down. */
let uploads: Blob[] | null = []
const posted: unknown[] = []
const answered = vi.fn<() => Response>()

class FakeUpload {
  upload = { onprogress: null }
  status = 0
  response: unknown = null
  onload = () => {}
  onerror = () => {}
  onabort = () => {}
  open(): void {}
  setRequestHeader(): void {}
  getResponseHeader = () => null
  abort(): void {
    this.onabort()
  }
  send(body: Blob): void {
    if (!uploads) return this.onerror()
    uploads.push(body)
    this.status = 201
    this.response = { upload: { id: `upl_${uploads.length}` } }
    this.onload()
  }
}

beforeEach(() => {
  kept.clear()
  posted.length = 0
  uploads = []
  answered.mockReset().mockImplementation(() => Response.json({ message: { id: 'msg_1', sentAt: 1 } }, { status: 201 }))
  vi.stubGlobal('location', { origin: 'https://whatsnexus.test' })
  vi.stubGlobal('XMLHttpRequest', FakeUpload)
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    posted.push(JSON.parse(String(init.body)))
    return answered()
  })
})
afterEach(() => vi.unstubAllGlobals())

async function aWindow() {
  vi.resetModules()
  const outbox = await import('../../../web/conversation/outbox')
  await outbox.openOutbox('usr_ada', () => {})
  return outbox
}

const PICTURE = {
  clientId: 'a',
  conversationId: 'cnv_a',
  kind: 'message' as const,
  text: 'The view',
  content: { type: 'image' as const, upload: '', caption: 'The view' },
  attachment: { filename: 'view.png', mimeType: 'image/png', size: 4 },
}
const FILE = new Blob(['view'], { type: 'image/png' })

test('a file is uploaded first, and its message names it', async () => {
  const outbox = await aWindow()
  outbox.enqueue(PICTURE, FILE)
  await vi.waitFor(() => expect(outbox.outbox.peek()).toEqual([]))
  expect(posted).toEqual([{ kind: 'message', content: { type: 'image', upload: 'upl_1', caption: 'The view' } }])
  await vi.waitFor(() => expect(kept.size).toBe(0))
})

test('chosen while the line is down, it goes out after a restart of the browser', async () => {
  uploads = null
  const before = await aWindow()
  before.enqueue(PICTURE, FILE)
  await vi.waitFor(() => expect(before.outbox.peek()[0]?.state).toBe('waiting'))
  uploads = []
  const after = await aWindow()
  await vi.waitFor(() => expect(after.outbox.peek()).toEqual([]))
  expect(await uploads[0]?.text()).toBe('view')
})

test('when only the message was lost, the file is not uploaded again', async () => {
  answered.mockImplementationOnce(() => {
    throw new TypeError('no network')
  })
  const outbox = await aWindow()
  outbox.enqueue(PICTURE, FILE)
  await vi.waitFor(() => expect(outbox.outbox.peek()[0]?.state).toBe('waiting'))
  outbox.flush()
  await vi.waitFor(() => expect(outbox.outbox.peek()).toEqual([]))
  expect(uploads).toHaveLength(1)
  expect(posted).toHaveLength(2)
})

test('an upload that the server has swept is brought again by the next try', async () => {
  const swept = { status: 422, code: 'message.no_such_upload', title: 'Gone', detail: 'It is gone.' }
  answered.mockImplementationOnce(() => Response.json(swept, { status: 422 }))
  const outbox = await aWindow()
  outbox.enqueue(PICTURE, FILE)
  await vi.waitFor(() => expect(outbox.outbox.peek()[0]?.state).toBe('refused'))
  outbox.sendAgain('a')
  await vi.waitFor(() => expect(outbox.outbox.peek()).toEqual([]))
  expect(uploads).toHaveLength(2)
})

test('whoever signs out leaves no file behind', async () => {
  uploads = null
  const outbox = await aWindow()
  outbox.enqueue(PICTURE, FILE)
  await vi.waitFor(() => expect(outbox.outbox.peek()[0]?.state).toBe('waiting'))
  outbox.emptyOutbox()
  await vi.waitFor(() => expect(kept.size).toBe(0))
})
