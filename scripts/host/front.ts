import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { type Request, Response } from 'miniflare'

const DASHBOARD = 'web/dist'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

interface Front {
  isReady: () => boolean
  simulatorUrl: string | undefined
}

/** The Node side of the door: is the seed in, and the dashboard's files as Pages would serve them. */
export function createFront({ isReady, simulatorUrl }: Front) {
  return async function answer(request: Request): Promise<Response> {
    const { hostname, pathname } = new URL(request.url)
    if (hostname === 'host' && pathname === '/ready') return new Response(null, { status: isReady() ? 204 : 503 })
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('Not here', { status: 405 })
    const file = fileFor(decodeURIComponent(pathname))
    if (!file) return new Response(welcome(simulatorUrl), { headers: { 'content-type': 'text/html; charset=utf-8' } })
    const headers = {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      // Vite puts a hash into the names of everything below assets/.
      'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    return new Response(request.method === 'HEAD' ? null : readFileSync(file), { headers })
  }
}

/** The file itself, else the application's page: its paths are views. undefined when no dashboard has been built. */
function fileFor(path: string): string | undefined {
  const file = join(DASHBOARD, normalize(`/${path}`))
  if (existsSync(file) && statSync(file).isFile()) return file
  const page = join(DASHBOARD, 'index.html')
  return existsSync(page) ? page : undefined
}

function welcome(simulatorUrl: string | undefined): string {
  const phone = simulatorUrl
    ? `<li><a href="${simulatorUrl}/">A phone to chat with</a>: write as a customer would</li>`
    : ''
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>WhatsNexus</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1.5rem; color: #1d2b28; }
  @media (prefers-color-scheme: dark) { body { background: #111b1a; color: #d8e4e1; } a { color: #5fd0b5; } }
</style>
<h1>WhatsNexus is running</h1>
<p>The webhook, the API and the assistant are up. The agents' dashboard has not been built into this copy.</p>
<ul>
  ${phone}
  <li><a href="/api/docs">The API</a>, with its <a href="/api/openapi.json">OpenAPI description</a></li>
  <li><a href="/healthz">Health</a></li>
</ul>
</html>
`
}
