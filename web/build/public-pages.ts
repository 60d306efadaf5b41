import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import * as z from 'zod'
import operatorFile from '../operator.json' with { type: 'json' }
import { LANGUAGES, type Language, type PublicWords } from './public-words.ts'

const PAGES = ['privacy', 'terms', 'help'] as const
type PublicPage = (typeof PAGES)[number]

const SOURCES = join(import.meta.dirname, '../public-pages')
const TOKENS = join(import.meta.dirname, '../style/tokens.css')

const operator = z
  .object({
    name: z.string(),
    address: z.string(),
    email: z.email(),
    /** Whose law and which courts the terms name; null: none. */
    law: z.string().nullable(),
    courts: z.string().nullable(),
    /** What customers should know of the service these days, by language; English where one is missing. */
    notices: z.array(z.object({ date: z.iso.date(), text: z.partialRecord(z.string(), z.string()) })),
    updated: z.record(z.enum(PAGES), z.iso.date()),
  })
  .parse(operatorFile)

/**
 * Pages for whoever comes, signed in or not, in each of our languages. Files of their own beside the build, so that nobody
 * loads the application to read them. Who runs WhatsNexus for themselves changes operator.json.
 */
export function publicPages(): Plugin {
  return {
    name: 'public-pages',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const page of PAGES) {
          this.emitFile({ type: 'asset', fileName: `${page}.html`, source: whole(page, 'en') })
          for (const language of languages())
            this.emitFile({ type: 'asset', fileName: `${language}/${page}.html`, source: whole(page, language) })
        }
        const styles = [TOKENS, join(SOURCES, 'style.css')].map((file) => readFileSync(file, 'utf8'))
        const source = [letters(Object.keys(bundle)), ...styles].join('\n')
        this.emitFile({ type: 'asset', fileName: 'public-pages.css', source })
      },
    },
  }
}

function languages(): Language[] {
  return Object.keys(LANGUAGES) as Language[]
}

/** The application's own, under the name the build gave them. */
function letters(files: string[]): string {
  const file = files.find((path) => path.startsWith('assets/figtree-latin-wght-normal'))
  if (!file) throw new Error('The build has no Figtree')
  return `@font-face { font-family: "Figtree Variable"; font-weight: 300 900; font-display: swap; src: url("/${file}") format("woff2"); }`
}

function whole(page: PublicPage, language: Language): string {
  const words = LANGUAGES[language]
  return `<!doctype html>
<html lang="${language}" dir="${words.dir}">
  <head>
    ${head(page, words)}
  </head>
  <body>
    ${top(page, language)}
    <main id="text">
${filled(readFileSync(join(SOURCES, language, `${page}.html`), 'utf8'), page, language)}
    </main>
    ${foot(page, language)}
  </body>
</html>
`
}

function filled(html: string, page: PublicPage, language: Language): string {
  const words: PublicWords = LANGUAGES[language]
  const { law, courts } = operator
  const parts: Record<string, string> = {
    NEWS: news(),
    NOTICES: notices(language),
    OPERATOR: `<bdi>${escaped(operator.name)}</bdi>`,
    ADDRESS: `<bdi>${escaped(operator.address)}</bdi>`,
    EMAIL: `<a href="mailto:${escaped(operator.email)}"><bdi>${escaped(operator.email)}</bdi></a>`,
    UPDATED: dated(operator.updated[page], language),
    LAW: law && courts ? words.law(escaped(law), escaped(courts)) : words.lawOpen,
  }
  return html.replaceAll(/%([A-Z]+)%/g, (whole, name: string) => parts[name] ?? whole)
}

function head(page: PublicPage, words: PublicWords): string {
  const script = page === 'help' ? '\n    <script type="module" src="/help.js"></script>' : ''
  return `<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#f1f1ee" media="(prefers-color-scheme: light)" />
    <meta name="theme-color" content="#10131c" media="(prefers-color-scheme: dark)" />
    <title>${words[page]} · WhatsNexus</title>
    <link rel="icon" href="/icons/mark.svg" type="image/svg+xml" />
    <script src="/theme.js"></script>
    <script src="/language.js"></script>
    <link rel="stylesheet" href="/public-pages.css" />${script}`
}

function top(page: PublicPage, language: Language): string {
  const words = LANGUAGES[language]
  const links = PAGES.map(
    (name) => `<a href="/${language}/${name}"${name === page ? ' aria-current="page"' : ''}>${words[name]}</a>`,
  )
  return `<a class="skip" href="#text">${words.skip}</a>
    <header>
      <a class="home" href="/"><img src="/icons/mark.svg" alt="" width="26" height="26" /> WhatsNexus</a>
      <nav aria-label="${words.pages}">${links.join('')}</nav>
    </header>`
}

function foot(page: PublicPage, language: Language): string {
  const links = languages().map((one) => {
    const here = one === language ? ' aria-current="true"' : ''
    return `<a href="/${one}/${page}" lang="${one}" hreflang="${one}"${here}>${LANGUAGES[one].name}</a>`
  })
  return `<footer>
      <nav aria-label="${LANGUAGES[language].languages}">${links.join('')}</nav>
      <p><bdi>${escaped(operator.name)}, ${escaped(operator.address)}</bdi></p>
    </footer>`
}

function notices(language: Language): string {
  const items = operator.notices.map(({ date, text }) => {
    const isOwn = text[language] !== undefined
    const words = escaped(text[language] ?? text.en ?? '')
    return `<li>${dated(date, language)}<br /><span${isOwn ? '' : ' lang="en" dir="ltr"'}>${words}</span></li>`
  })
  return items.length === 0 ? `<p>${LANGUAGES[language].noNotices}</p>` : `<ul>${items.join('')}</ul>`
}

/** The newest version and what it brought; it is written in English only. */
function news(): string {
  const log = readFileSync(join(import.meta.dirname, '../../CHANGELOG.md'), 'utf8')
  const [, newest = ''] = log.split(/^## /m)
  const [version = '', ...lines] = newest.split('\n').filter((line) => line !== '')
  const isItem = (line: string) => line.startsWith('- ')
  const said = lines.filter((line) => !isItem(line)).map((line) => `<p>${escaped(line)}</p>`)
  const items = lines.filter(isItem).map((line) => `<li>${escaped(line.slice(2))}</li>`)
  return `<div lang="en" dir="ltr"><h3>${escaped(version)}</h3>${said.join('')}<ul>${items.join('')}</ul></div>`
}

function dated(day: string, language: Language): string {
  const options = { dateStyle: 'long', timeZone: 'UTC' } as const
  const words = new Date(`${day}T00:00:00Z`).toLocaleDateString(LANGUAGES[language].tag, options)
  return `<time datetime="${escaped(day)}">${words}</time>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
