import type { Block } from './block'
import { blocksOfTable, type Row } from './rows'

const RULE = /^\s*(?:[-*_]\s*){3,}$/
const TABLE_LINE = /^\s*\|.*\|\s*$/
const HEADING = /^(#{1,6})\s+(.+?)\s*#*$/

/** Headings, tables row by row, and the paragraphs between. Lists stay one paragraph. */
export function blocksOfMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  let table: Row[] = []
  let hasNames = false
  const close = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'text', text: paragraph.join('\n'), place: null })
    if (table.length > 0)
      blocks.push(...blocksOfTable(hasNames ? table.slice(1) : table, hasNames ? table[0]?.cells : undefined))
    paragraph = []
    table = []
    hasNames = false
  }
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const [, marks, heading] = HEADING.exec(line.trim()) ?? []
    if (TABLE_LINE.test(line)) {
      if (paragraph.length > 0) close()
      if (!isTableRule(line)) table.push({ cells: cellsOf(line), place: null })
      else if (table.length === 1) hasNames = true
    } else if (marks !== undefined && heading !== undefined) {
      close()
      blocks.push({ kind: 'heading', level: marks.length, text: bare(heading), place: null })
    } else if (line.trim() === '' || RULE.test(line)) close()
    else {
      if (table.length > 0) close()
      paragraph.push(line.trim())
    }
  }
  close()
  return blocks
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => bare(cell.replaceAll('\\|', '|').trim()))
}

function bare(text: string): string {
  return text.replace(/^\*\*(.+)\*\*$/, '$1').trim()
}

/** `|---|:--:|`: what stands between a table's head and its rows. */
function isTableRule(line: string): boolean {
  const cells = line.trim().split('|')
  const inner = cells.slice(cells[0] === '' ? 1 : 0, cells.at(-1) === '' ? -1 : undefined)
  return cells.length > 1 && inner.length > 0 && inner.every((cell) => /^:?-{2,}:?$/.test(cell.trim()))
}
