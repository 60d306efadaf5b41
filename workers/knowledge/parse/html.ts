import { Parser } from 'htmlparser2'
import { type Block, UnreadableFile } from './block'
import { blocksOfTable, type Row } from './rows'

export interface HtmlPage {
  blocks: Block[]
  title: string | null
  language: string | null
  /** As the page says where it stands. */
  canonical: string | null
  noIndex: boolean
}

/** Nobody is answered from these: a site's furniture, and what is not text. */
const SKIPPED = new Set(
  'script style noscript template svg math iframe object embed canvas audio video form select button nav footer aside dialog'.split(
    ' ',
  ),
)
const SKIPPED_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'dialog', 'alert', 'complementary'])
const BREAKS = new Set(
  'p div section article main header figure figcaption blockquote pre ul ol dl dd hr address details fieldset body'.split(
    ' ',
  ),
)
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** Elements within elements: more is an attack, or nothing that anybody wrote. */
const DEEPEST = 400
const MOST_BLOCKS = 20_000

/** What a person would read on the page. Where it says which part is its own (`main`, `article`), only that. */
export function readHtml(html: string): HtmlPage {
  const reader = new HtmlReader()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  return reader.page()
}

class HtmlReader {
  readonly #all: (Block & { inMain: boolean })[] = []
  readonly #open: { name: string; skips: boolean; isMain: boolean }[] = []
  #skipped = 0
  #main = 0
  #line = ''
  #heading: number | null = null
  #title: string | null = null
  #inTitle = false
  #language: string | null = null
  #canonical: string | null = null
  #noIndex = false
  #table: { rows: Row[]; cell: string | null; depth: number } | null = null
  #list: { ordered: boolean; n: number }[] = []

  open(name: string, attributes: Record<string, string>): void {
    this.#notice(name, attributes)
    if (VOID.has(name)) {
      if (name === 'br') this.#line += this.#table?.cell == null ? '\n' : ' '
      if (name === 'hr') this.#flush()
      return
    }
    const skips = SKIPPED.has(name) || isHidden(attributes) || SKIPPED_ROLES.has(attributes.role ?? '')
    const isMain = name === 'main' || name === 'article' || attributes.role === 'main'
    this.#open.push({ name, skips, isMain })
    if (this.#open.length > DEEPEST) throw new UnreadableFile('not_readable')
    if (skips) this.#skipped++
    if (isMain) {
      this.#flush()
      this.#main++
    }
    if (this.#skipped === 0) this.#begin(name)
  }

  text(text: string): void {
    if (this.#inTitle) this.#title = `${this.#title ?? ''}${text}`
    if (this.#skipped > 0 || this.#inTitle) return
    this.#line += text.replace(/\s+/g, ' ')
  }

  close(name: string): void {
    if (name === 'title') this.#inTitle = false
    const at = this.#open.findLastIndex((one) => one.name === name)
    if (at === -1) return
    for (const one of this.#open.splice(at).reverse()) {
      if (this.#skipped === 0) this.#end(one.name)
      if (one.skips) this.#skipped--
      if (one.isMain) {
        this.#flush()
        this.#main--
      }
    }
  }

  page(): HtmlPage {
    this.#flush()
    const main = this.#all.filter(({ inMain }) => inMain)
    // A page may mark a teaser as its article: then the rest is what it says.
    const isWorth = lengthOf(main) * 4 >= lengthOf(this.#all)
    const blocks = (isWorth && main.length > 0 ? main : this.#all).map(({ inMain: _, ...one }) => one)
    return {
      blocks: blocks.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)),
      title: squeezed(this.#title ?? '') || null,
      language: this.#language,
      canonical: this.#canonical,
      noIndex: this.#noIndex,
    }
  }

  #notice(name: string, attributes: Record<string, string>): void {
    if (name === 'html' && attributes.lang) this.#language = attributes.lang.split('-')[0]?.toLowerCase() ?? null
    if (name === 'title' && this.#title === null && this.#skipped === 0) this.#inTitle = true
    if (name === 'link' && attributes.rel?.toLowerCase() === 'canonical') this.#canonical ??= attributes.href ?? null
    if (name === 'meta' && /^(?:robots|googlebot)$/i.test(attributes.name ?? ''))
      this.#noIndex ||= /\b(?:noindex|none)\b/i.test(attributes.content ?? '')
  }

  #begin(name: string): void {
    const level = /^h([1-6])$/.exec(name)?.[1]
    if (level) {
      this.#flush()
      this.#heading = Number(level)
    } else if (name === 'ul' || name === 'ol') {
      if (this.#list.length === 0) this.#flush()
      this.#list.push({ ordered: name === 'ol', n: 0 })
    } else if (name === 'li') this.#line = `${this.#line.trimEnd()}\n${this.#bullet()}`
    else if (name === 'dt') this.#flush()
    else if (name === 'table') this.#beginTable()
    else if (name === 'tr' && this.#table) this.#table.rows.push({ cells: [], place: null })
    else if ((name === 'td' || name === 'th') && this.#table) {
      this.#line = ''
      this.#table.cell = name
    } else if (BREAKS.has(name)) this.#border()
  }

  #end(name: string): void {
    if (/^h[1-6]$/.test(name)) {
      this.#flush()
      this.#heading = null
    } else if (name === 'ul' || name === 'ol') {
      this.#list.pop()
      if (this.#list.length === 0) this.#flush()
    } else if (name === 'dt') this.#line = `${this.#line.trimEnd()}: `
    else if ((name === 'td' || name === 'th') && this.#table) {
      this.#table.rows.at(-1)?.cells.push(squeezed(this.#line))
      this.#line = ''
      this.#table.cell = null
    } else if (name === 'table') this.#endTable()
    else if (BREAKS.has(name)) this.#border()
  }

  /** A table within a table is laid out, not told: only the outer one's rows count. */
  #beginTable(): void {
    if (this.#table) this.#table.depth++
    else {
      this.#flush()
      this.#table = { rows: [], cell: null, depth: 1 }
    }
  }

  #endTable(): void {
    const table = this.#table
    if (!table || --table.depth > 0) return
    this.#table = null
    this.#line = ''
    const width = Math.max(0, ...table.rows.map(({ cells }) => cells.length))
    const isLayout = width < 2
    const rows = isLayout
      ? table.rows.flatMap(({ cells }) => cells.filter((cell) => cell !== '').map(textBlock))
      : blocksOfTable(table.rows)
    for (const one of rows) this.#push(one)
  }

  #border(): void {
    if (this.#table?.cell != null) this.#line += ' '
    else if (this.#list.length > 0) this.#line += ' '
    else this.#flush()
  }

  #bullet(): string {
    const list = this.#list.at(-1)
    if (list) list.n++
    return list?.ordered ? `${list.n}. ` : '- '
  }

  #flush(): void {
    if (this.#table) return
    const text = this.#line
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '' && line !== '-')
      .join('\n')
    this.#line = ''
    if (text === '') return
    const level = this.#heading
    this.#push(level === null ? textBlock(text) : { kind: 'heading', level, text: squeezed(text), place: null })
  }

  #push(one: Block): void {
    if (this.#all.length >= MOST_BLOCKS) throw new UnreadableFile('too_large')
    this.#all.push({ ...one, inMain: this.#main > 0 })
  }
}

function textBlock(text: string): Block {
  return { kind: 'text', text, place: null }
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0)
}

function isHidden(attributes: Record<string, string>): boolean {
  const style = attributes.style ?? ''
  return (
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
  )
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
