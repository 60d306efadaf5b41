import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { type Request, Response } from 'miniflare'
import { applyHeaderRules, type HeaderRules, parseHeaderRules } from './pages-headers.ts'

interface SiteFile {
  body: Buffer
  type: string
  etag: string
}

/** A built site in memory: a program keeps showing the build it started with, whatever is built beside it. */
export interface Site {
  files: ReadonlyMap<string, SiteFile>
  rules: HeaderRules
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}
/** Read by Pages, not served. */
const SETTINGS = new Set(['/_headers', '/_redirects', '/_routes.json'])

export function loadSite(folder: string): Site {
  const files = new Map<string, SiteFile>()
  let rules: HeaderRules = []
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name)
    if (!statSync(file).isFile()) continue
    const path = `/${relative(folder, file).replaceAll('\\', '/')}`
    const body = readFileSync(file)
    if (path === '/_headers') rules = parseHeaderRules(body.toString())
    if (SETTINGS.has(path)) continue
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`
    files.set(path, { body, type: TYPES[extname(name)] ?? 'application/octet-stream', etag })
  }
  return { files, rules }
}

/**
 * What Pages would answer: the file, else the nearest `404.html` upwards, else the application's page, whose paths are
 * views. With the headers of `_headers`.
 */
export function answerFromSite(site: Site, request: Request): Response {
  const { pathname } = new URL(request.url)
  const answer = answerWithoutRules(site, request, pathname)
  const headers = new Headers(answer.headers)
  headers.set('access-control-allow-origin', '*')
  headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  applyHeaderRules(site.rules, pathname, headers)
  if (answer.status === 404) headers.set('cache-control', 'no-store')
  return new Response(answer.body, { status: answer.status, headers: [...headers] })
}

interface Answer {
  status: number
  headers?: Record<string, string>
  body: Buffer | null
}

function answerWithoutRules({ files }: Site, request: Request, pathname: string): Answer {
  if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, body: null }
  const path = decoded(pathname)
  // Only where there is one: any other path may begin with two slashes, and lead to another host.
  if (path.endsWith('/index.html') && files.has(path))
    return { status: 308, headers: { location: path.slice(0, -10) }, body: null }
  const named = path.endsWith('.html') ? path.slice(0, -5) : undefined
  if (named !== undefined && files.has(path) && !path.endsWith('/404.html'))
    return { status: 308, headers: { location: named }, body: null }
  const found = files.get(path.endsWith('/') ? `${path}index.html` : path) ?? files.get(`${path}.html`)
  const missing = found ? undefined : nearest404(files, path)
  const file = found ?? missing ?? files.get('/index.html')
  if (!file) return { status: 404, body: null }
  const headers = { etag: file.etag, 'content-type': file.type, 'cache-control': 'public, max-age=0, must-revalidate' }
  if (missing) return { status: 404, headers: { 'content-type': file.type }, body: file.body }
  if (isKnown(request, file)) return { status: 304, headers, body: null }
  return { status: 200, headers, body: request.method === 'HEAD' ? null : file.body }
}

function nearest404(files: Site['files'], path: string): SiteFile | undefined {
  for (let folder = path; folder !== ''; ) {
    folder = folder.slice(0, folder.lastIndexOf('/'))
    const page = files.get(`${folder}/404.html`)
    if (page) return page
  }
  return undefined
}

function isKnown(request: Request, { etag }: SiteFile): boolean {
  const known = request.headers.get('if-none-match')
  return known === etag || known === `W/${etag}`
}

function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
