/** Written by the build (build/service-worker.ts): which build this is, and the paths of its files. */
declare const __VERSION__: string
declare const __SHELL__: string[]

const worker = self as unknown as ServiceWorkerGlobalScope // TypeScript knows `self` only as any kind of worker

const CACHE = `whatsnexus-${__VERSION__}`
const SHELL = new Set(__SHELL__)
const PAGE = '/'
/** The Worker's own: never kept, never answered from here. */
const NOT_OURS = /^\/(?:api|media|operator|webhooks|healthz)(?:\/|$)/
/** A network that takes longer than this to give the page is as good as none. */
const PATIENCE_MS = 4_000

worker.addEventListener('install', (event) => event.waitUntil(keepShell()))

// The page decides when a new version takes over, so that nobody's work is cut off by it.
worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void worker.skipWaiting()
})

worker.addEventListener('activate', (event) => event.waitUntil(takeOver()))

worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== worker.location.origin || NOT_OURS.test(pathname)) return
  if (event.request.mode === 'navigate') event.respondWith(page(event))
  else if (isHashed(pathname) || SHELL.has(pathname)) event.respondWith(file(event.request))
})

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE)
  await Promise.all(
    [...SHELL].map(async (path) => {
      const known = isHashed(path) ? await caches.match(path) : undefined
      await cache.put(path, known ?? (await download(path)))
    }),
  )
}

async function download(path: string): Promise<Response> {
  const response = await fetch(path, { cache: isHashed(path) ? 'default' : 'reload' })
  if (!response.ok) throw new Error(`${path}: ${response.status}`) // the browser tries the whole installation again later
  return response
}

async function takeOver(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))
  await worker.registration.navigationPreload?.enable()
  await worker.clients.claim()
}

/** The page of the server, and without one the page of this build. */
async function page(event: FetchEvent): Promise<Response> {
  const fresh = fromNetwork(event)
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS))
  const answer = await Promise.race([fresh.catch(() => undefined), late])
  if (answer && answer.status < 500) return answer
  return (await caches.match(PAGE, { cacheName: CACHE })) ?? fresh
}

async function fromNetwork(event: FetchEvent): Promise<Response> {
  const preloaded: Response | undefined = await event.preloadResponse
  return preloaded ?? fetch(event.request)
}

/** What has a hash in its name never changes; the rest of the shell changes with the build. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const response = await fetch(request)
  if (response.status === 200) {
    const cache = await caches.open(CACHE)
    await cache.put(request, response.clone())
  }
  return response
}

function isHashed(path: string): boolean {
  return path.startsWith('/assets/')
}
