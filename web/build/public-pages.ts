import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import operator from '../operator.json' with { type: 'json' }

const PAGES = ['privacy', 'terms', 'help'] as const
type PublicPage = (typeof PAGES)[number]

const TITLES: Record<PublicPage, string> = { privacy: 'Privacy', terms: 'Terms', help: 'Help' }
const SOURCES = join(import.meta.dirname, '../public-pages')
const TOKENS = join(import.meta.dirname, '../style/tokens.css')

/**
 * Pages for whoever comes, signed in or not. Files of their own beside the build, so that nobody loads the application
 * to read them. Who runs WhatsNexus for themselves changes operator.json.
 */
export function publicPages(): Plugin {
  return {
    name: 'public-pages',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const page of PAGES) {
          const source = filled(readFileSync(join(SOURCES, `${page}.html`), 'utf8'), page)
          this.emitFile({ type: 'asset', fileName: `${page}.html`, source })
        }
        const styles = [TOKENS, join(SOURCES, 'style.css')].map((file) => readFileSync(file, 'utf8'))
        const source = [letters(Object.keys(bundle)), ...styles].join('\n')
        this.emitFile({ type: 'asset', fileName: 'public-pages.css', source })
      },
    },
  }
}

/** The application's own, under the name the build gave them. */
function letters(files: string[]): string {
  const file = files.find((path) => path.startsWith('assets/figtree-latin-wght-normal'))
  if (!file) throw new Error('The build has no Figtree')
  return `@font-face { font-family: "Figtree Variable"; font-weight: 300 900; font-display: swap; src: url("/${file}") format("woff2"); }`
}

function filled(html: string, page: PublicPage): string {
  const parts: Record<string, string> = {
    HEAD: head(page),
    TOP: top(page),
    FOOT: foot(),
    NEWS: news(),
    OPERATOR: escaped(operator.name),
    ADDRESS: escaped(operator.address),
    EMAIL: `<a href="mailto:${escaped(operator.email)}">${escaped(operator.email)}</a>`,
    UPDATED: dated(operator.updated[page]),
  }
  return html.replaceAll(/%([A-Z]+)%/g, (whole, name: string) => parts[name] ?? whole)
}

function head(page: PublicPage): string {
  return `<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#f1f1ee" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#10131c" media="(prefers-color-scheme: dark)" />
    <title>${TITLES[page]} · WhatsNexus</title>
    <link rel="icon" href="/icons/mark.svg" type="image/svg+xml" />
    <script src="/theme.js"></script>
    <link rel="stylesheet" href="/public-pages.css" />`
}

/** English, whatever language theme.js found in the browser: these pages are written in it. */
function top(page: PublicPage): string {
  const links = PAGES.map(
    (name) => `<a href="/${name}"${name === page ? ' aria-current="page"' : ''}>${TITLES[name]}</a>`,
  )
  return `<a class="skip" href="#text">Skip to the text</a>
    <header lang="en" dir="ltr">
      <a class="home" href="/"><img src="/icons/mark.svg" alt="" width="26" height="26" /> WhatsNexus</a>
      <nav aria-label="Pages">${links.join('')}</nav>
    </header>`
}

function foot(): string {
  return `<footer lang="en" dir="ltr">
      <p>${escaped(operator.name)}, ${escaped(operator.address)}</p>
    </footer>`
}

/** The newest version and what it brought. */
function news(): string {
  const log = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8')
  const [, newest = ''] = log.split(/^## /m)
  const [version = '', ...lines] = newest.split('\n').filter((line) => line !== '')
  const isItem = (line: string) => line.startsWith('- ')
  const said = lines.filter((line) => !isItem(line)).map((line) => `<p>${escaped(line)}</p>`)
  const items = lines.filter(isItem).map((line) => `<li>${escaped(line.slice(2))}</li>`)
  return `<h3>${escaped(version)}</h3>${said.join('')}<ul>${items.join('')}</ul>`
}

function dated(day: string): string {
  const words = new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  return `<time datetime="${escaped(day)}">${words}</time>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
