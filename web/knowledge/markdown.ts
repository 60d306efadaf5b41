export type Inline = { kind: 'text' | 'bold'; text: string } | { kind: 'link'; text: string; href: string }
export type Block =
  | { kind: 'heading'; level: number; inlines: Inline[] }
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'bullets' | 'numbers'; items: Inline[][] }
  | { kind: 'table'; rows: Inline[][][] }

/** Only what the toolbar writes and the readers of files make: everything else stands as it was typed. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const next = line === '' || TABLE_RULE.test(line) ? null : blockOf(line)
    if (TABLE_RULE.test(line)) continue
    if (next && open && joins(open, next)) continue
    if (next) blocks.push(next)
    open = next
  }
  return blocks
}

const TABLE_RULE = /^\|[\s:|-]+\|$/

function blockOf(line: string): Block {
  const heading = /^(#{1,6})\s+(.*)$/.exec(line)
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, inlines: inlinesOf(heading[2] ?? '') }
  const bullet = /^[-*•]\s+(.*)$/.exec(line)
  if (bullet) return { kind: 'bullets', items: [inlinesOf(bullet[1] ?? '')] }
  const number = /^\d{1,3}[.)]\s+(.*)$/.exec(line)
  if (number) return { kind: 'numbers', items: [inlinesOf(number[1] ?? '')] }
  if (/^\|.*\|$/.test(line))
    return {
      kind: 'table',
      rows: [
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => inlinesOf(cell.trim())),
      ],
    }
  return { kind: 'paragraph', lines: [inlinesOf(line)] }
}

/** True: it went into the block before it. */
function joins(open: Block, next: Block): boolean {
  if (open.kind === 'paragraph' && next.kind === 'paragraph') open.lines.push(...next.lines)
  else if (open.kind === 'table' && next.kind === 'table') open.rows.push(...next.rows)
  else if (open.kind === 'bullets' && next.kind === 'bullets') open.items.push(...next.items)
  else if (open.kind === 'numbers' && next.kind === 'numbers') open.items.push(...next.items)
  else return false
  return true
}

const INLINE = /\*\*(?<bold>[^*\n]+)\*\*|\[(?<words>[^[\]\n]*)\]\((?<href>https?:\/\/[^\s)]+)\)/g

function inlinesOf(line: string): Inline[] {
  const parts: Inline[] = []
  let from = 0
  for (const found of line.matchAll(INLINE)) {
    if (found.index > from) parts.push({ kind: 'text', text: line.slice(from, found.index) })
    const { bold, words, href } = found.groups ?? {}
    if (href !== undefined) parts.push({ kind: 'link', text: words || href, href })
    else if (bold !== undefined) parts.push({ kind: 'bold', text: bold })
    from = found.index + found[0].length
  }
  if (from < line.length) parts.push({ kind: 'text', text: line.slice(from) })
  return parts
}
