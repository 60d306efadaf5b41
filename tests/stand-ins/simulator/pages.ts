import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { buildSync } from 'esbuild'
import type { Chats } from './chats.ts'
import { sendJson } from './http.ts'

const FOLDER = new URL('./page/', import.meta.url)
/** In the order of the cascade. */
const STYLES = ['base', 'desk', 'phone', 'bubble', 'composer', 'equipment', 'narrow']

/** No inline script, nothing from elsewhere, in no frame. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}
/** Served as what they are; anything else a customer sent is a download. */
const INLINE = /^(?:image\/(?:png|jpeg|webp)|audio\/(?:ogg|mpeg|aac|mp4|amr)|video\/mp4)(?:;|$)/

/** Synchronous: esbuild then starts no service that would live as long as we do. */
function bundlePage(): string {
  const result = buildSync({
    entryPoints: [new URL('main.ts', FOLDER).pathname],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  })
  return result.outputFiles[0]?.text ?? ''
}

async function readStyle(): Promise<string> {
  const parts = STYLES.map((name) => readFile(new URL(`style/${name}.css`, FOLDER), 'utf8'))
  return (await Promise.all(parts)).join('\n')
}

/** The phone in the browser. The script is bundled when first asked for. */
export function createPages(chats: Chats) {
  let script: string | undefined

  async function file(path: string): Promise<[type: string, body: string] | undefined> {
    if (path === '/') return ['text/html; charset=utf-8', await readFile(new URL('index.html', FOLDER), 'utf8')]
    if (path === '/style.css') return ['text/css; charset=utf-8', await readStyle()]
    if (path !== '/phone.js') return undefined
    script ??= bundlePage()
    return ['text/javascript; charset=utf-8', script]
  }

  return {
    media(response: ServerResponse, id: string) {
      const media = chats.media(id)
      if (!media) return sendJson(response, 404, {})
      const inline = INLINE.test(media.mime)
      response.writeHead(200, {
        ...HEADERS,
        'content-type': inline ? media.mime : 'application/octet-stream',
        'content-disposition': inline ? 'inline' : 'attachment',
      })
      response.end(Buffer.from(media.base64, 'base64'))
    },
    async handle(response: ServerResponse, path: string): Promise<boolean> {
      const found = await file(path)
      if (!found) return false
      response.writeHead(200, { ...HEADERS, 'content-type': found[0] })
      response.end(found[1])
      return true
    },
  }
}
