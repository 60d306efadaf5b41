import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** Files of `public` that the page needs to start without a network. The rest (icons in large, settings of Pages) it does not. */
const PUBLIC = ['theme.js', 'manifest.webmanifest', 'icons/mark.svg']

/**
 * Writes into the service worker which files make up this build. Every script and style is kept, also of pages not yet
 * opened: a deployment takes them away from the server, and a page of the old build must go on working. Of the fonts
 * only the one that every page needs.
 */
export function serviceWorker(): Plugin {
  let publicDir = ''
  return {
    name: 'service-worker',
    configResolved(config) {
      publicDir = config.publicDir
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js']
        if (worker?.type !== 'chunk') throw new Error('The build has no sw.js')
        if (worker.imports.length > 0) throw new Error(`sw.js must be one file, but imports ${worker.imports}`)
        const files = Object.keys(bundle).filter((path) => /^assets\/.*\.(?:js|css)$/.test(path))
        const page = bundle['index.html']
        const html = page?.type === 'asset' ? String(page.source) : ''
        const font = /assets\/[^"]+\.woff2/.exec(html)?.[0] ?? ''
        const shell = ['/', ...PUBLIC, ...files, font].map((path) => (path.startsWith('/') ? path : `/${path}`))
        const digest = createHash('sha256').update(shell.join('\n')).update(html)
        for (const name of PUBLIC) digest.update(readFileSync(join(publicDir, name)))
        worker.code = worker.code
          .replace('__VERSION__', JSON.stringify(digest.digest('hex').slice(0, 12)))
          .replace('__SHELL__', JSON.stringify(shell))
      },
    },
  }
}
