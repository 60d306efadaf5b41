import { Parser } from 'htmlparser2'
import { type Block, UnreadableFile } from './block'
import { HtmlTable } from './html-table'

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
  const page = read(html, SKIPPED)
  // Some programs put a whole page into one form.
  const isBare = page.blocks.every(({ kind }) => kind === 'heading') && /<form\b/i.test(html)
  return isBare ? read(html, SKIPPED.difference(new Set(['form']))) : page
}

function read(html: string, skipped: ReadonlySet<string>): HtmlPage {
  const reader = new HtmlReader(skipped)
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
  readonly #without: ReadonlySet<string>
  readonly #all: (Block & { inMain: boolean })[] = []
  readonly #open: { name: string; skips: boolean; isMain: boolean }[] = []
  #skipped = 0
  #main = 0
  #line = ''
  #heading: number | null = null
  /** Where in the line something raised begins, right after a number. */
  #raised: number | null = null
  #title: string | null = null
  #inTitle = false
  #language: string | null = null
  #canonical: string | null = null
  #noIndex = false
  #table: { reader: HtmlTable; isCell: boolean; depth: number } | null = null
  #list: { ordered: boolean; n: number }[] = []

  constructor(without: ReadonlySet<string>) {
    this.#without = without
  }

  open(name: string, attributes: Record<string, string>): void {
    this.#notice(name, attributes)
    if (VOID.has(name)) {
      if (name === 'br') this.#line += this.#table?.isCell ? ' ' : '\n'
      if (name === 'hr') this.#flush()
      return
    }
    const skips = this.#without.has(name) || isHidden(attributes) || SKIPPED_ROLES.has(attributes.role ?? '')
    const isMain = name === 'main' || name === 'article' || attributes.role === 'main'
    this.#open.push({ name, skips, isMain })
    if (this.#open.length > DEEPEST) throw new UnreadableFile('not_readable')
    if (skips) this.#skipped++
    if (isMain) {
      this.#flush()
      this.#main++
    }
    if (this.#skipped === 0) this.#begin(name, attributes)
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

  #begin(name: string, attributes: Record<string, string>): void {
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
    else if (name === 'caption' && this.#table) this.#line = ''
    else if (name === 'tr' && this.#table) this.#table.reader.row()
    else if ((name === 'td' || name === 'th') && this.#table) {
      this.#line = ''
      this.#table.isCell = true
      this.#table.reader.cell(name, attributes)
    } else if (name === 'sup' && /\p{N}$/u.test(this.#line)) this.#raised = this.#line.length
    else if (BREAKS.has(name)) this.#border()
  }

  #end(name: string): void {
    if (/^h[1-6]$/.test(name)) {
      this.#flush()
      this.#heading = null
    } else if (name === 'ul' || name === 'ol') {
      this.#list.pop()
      if (this.#list.length === 0) this.#flush()
    } else if (name === 'dt') this.#line = `${this.#line.trimEnd()}: `
    else if (name === 'sup') this.#endRaised()
    else if (name === 'caption' && this.#table) {
      const caption = squeezed(this.#line)
      this.#line = ''
      if (caption !== '' && this.#table.depth === 1) this.#push(textBlock(caption))
    } else if ((name === 'td' || name === 'th') && this.#table) {
      this.#table.reader.endCell(squeezed(this.#line))
      this.#line = ''
      this.#table.isCell = false
    } else if (name === 'table') this.#endTable()
    else if (BREAKS.has(name)) this.#border()
  }

  /** A note's number beside a price would be read as a part of it; letters, as in 1st, are one. */
  #endRaised(): void {
    const at = this.#raised
    this.#raised = null
    const mark = at === null ? '' : this.#line.slice(at).trim()
    if (at !== null && /^\p{N}/u.test(mark)) this.#line = `${this.#line.slice(0, at)} [${mark}]`
  }

  /** A table within a table is laid out, not told: only the outer one's rows count. */
  #beginTable(): void {
    if (this.#table) this.#table.depth++
    else {
      this.#flush()
      this.#table = { reader: new HtmlTable(), isCell: false, depth: 1 }
    }
  }

  #endTable(): void {
    const table = this.#table
    if (!table || --table.depth > 0) return
    this.#table = null
    this.#line = ''
    for (const one of table.reader.blocks()) this.#push(one)
  }

  #border(): void {
    if (this.#table?.isCell) this.#line += ' '
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
