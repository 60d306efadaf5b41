import type { SinkFile, SinkUpload } from './protocol'

/** Files at Meta: looked up, downloaded and uploaded. By media id, so tests with ids of their own do not see each other. */
const files = new Map<
  string,
  SinkFile & { lookUps: string[]; downloads: { host: string; authorization: string | null }[] }
>()
/** By phone number id. */
const uploads = new Map<string, SinkUpload[]>()
let count = 0

/** `GET /{media-id}`. null: no file of that id. */
export function lookUp(id: string, request: Request, origin: string): Response | null {
  const file = files.get(id)
  if (!file) return null
  file.lookUps.push(request.headers.get('authorization') ?? '')
  const refused = refusedToken(file, request) ?? take(file.lookUpErrors)
  if (refused) {
    const { code, status } = refused
    return Response.json({ error: { code, message: `(#${code}) Told to fail`, error_data: {} } }, { status })
  }
  const { mimeType = 'image/png', sha256, announced } = file
  return Response.json({
    messaging_product: 'whatsapp',
    url: file.url ?? `${origin}/whatsapp_business/attachments/?mid=${id}&n=${file.lookUps.length}`,
    mime_type: mimeType,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(announced === undefined ? {} : { file_size: announced }),
    id,
  })
}

/** The address that the look-up gave, and any other host's. null: nothing of ours. */
export function download(url: URL, request: Request): Response | null {
  const id = url.searchParams.get('mid')
  const file = id === null ? undefined : files.get(id)
  if (!file) return null
  file.downloads.push({ host: url.host, authorization: request.headers.get('authorization') })
  const status = take(file.downloadStatuses)
  if (status !== undefined) {
    const headers: HeadersInit = status >= 300 && status < 400 ? { location: `https://elsewhere.test/?mid=${id}` } : {}
    return new Response(status === 304 ? null : 'no', { status, headers })
  }
  const headers = { 'content-type': file.mimeType ?? 'image/png' }
  if (file.endless) return new Response(endless(), { headers })
  if (file.breaksOff) return new Response(broken(bytesOf(file)), { headers })
  return new Response(bytesOf(file), {
    headers: file.chunked ? headers : { ...headers, 'content-length': String(bytesOf(file).length) },
  })
}

/** `POST /{phone-number-id}/media`. */
export async function takeUpload(request: Request, phoneNumberId: string): Promise<Response> {
  const length = request.headers.get('content-length')
  const form = await request.formData()
  const file = form.get('file')
  if (!(file instanceof File)) return Response.json({ error: { code: 100, message: 'no file' } }, { status: 400 })
  const id = `99${++count}`
  const bytes = new Uint8Array(await file.arrayBuffer())
  const kept = uploads.get(phoneNumberId) ?? []
  uploads.set(phoneNumberId, kept)
  kept.push({
    id,
    type: String(form.get('type')),
    product: String(form.get('messaging_product')),
    filename: file.name,
    size: bytes.byteLength,
    sha256: new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).toHex(),
    length: length === null ? null : Number(length),
    authorization: request.headers.get('authorization'),
  })
  return Response.json({ id })
}

/** `/control/file/<media-id>` and `/control/uploads/<phone-number-id>`. */
export function controlMedia(what: string, id: string, given: string): Response | null {
  if (what === 'file') {
    files.set(id, { ...files.get(id), ...JSON.parse(given), lookUps: files.get(id)?.lookUps ?? [], downloads: [] })
    return new Response(null, { status: 204 })
  }
  if (what === 'asked-file') {
    const { lookUps = [], downloads = [] } = files.get(id) ?? {}
    return Response.json({ lookUps, downloads })
  }
  return what === 'uploads' ? Response.json(uploads.get(id) ?? []) : null
}

function refusedToken({ token }: SinkFile, request: Request) {
  const isRefused = token !== undefined && request.headers.get('authorization') !== `Bearer ${token}`
  return isRefused ? { code: 190, status: 401 } : undefined
}

function take<Item>(list: Item[] | undefined): Item | undefined {
  return list?.shift()
}

function bytesOf({ base64 = '' }: SinkFile): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
}

/** A picture that never ends, without an announced length. */
function endless(): ReadableStream {
  const head = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const rest = new Uint8Array(1024 * 1024)
  let begun = false
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(begun ? rest : head)
      begun = true
    },
  })
}

function broken(bytes: Uint8Array): ReadableStream {
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new Error('connection lost'))
      else controller.enqueue(bytes.subarray(0, bytes.length / 2))
      sent = true
    },
  })
}
