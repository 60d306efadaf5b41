/** In a passage of a table, each row begins with the name of its first column. */
const LEAST_ROWS = 2
const LONGEST_NAME = 80

/**
 * An answer as WhatsApp shows it: Markdown's marks become WhatsApp's (*bold*, ~strike~, • for items), and rows of tables words.
 * What has WhatsApp's marks already stays as it is. `passages`: what it was taken from; they tell which lines are rows.
 */
export function spokenText(text: string, passages: readonly { text: string }[]): string {
  const names = firstNames(passages)
  return text
    .split('```')
    .map((part, n) => (n % 2 === 1 ? part : told(part, names)))
    .join('```')
}

function told(text: string, names: ReadonlySet<string>): string {
  return markedBold(
    withoutRules(text)
      .map((line) => blockOf(rowOf(line, names)))
      .join('\n'),
  )
}

/** A table in Markdown: the names above its rule are said with what stands in the rows. */
function withoutRules(text: string): string[] {
  const lines = text.split('\n')
  const said: string[] = []
  let names: string[] | null = null
  for (const [n, line] of lines.entries()) {
    if (RULE.test(line)) continue
    const cells = isTableLine(line) ? cellsOf(line) : null
    if (cells && RULE.test(lines[n + 1] ?? '')) {
      names = cells
      continue
    }
    if (!cells) names = null
    said.push(cells ? row(cells, names ?? []) : line)
  }
  return said
}

const RULE = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/

function isTableLine(line: string): boolean {
  const bare = line.trim()
  return bare.length > 2 && bare.startsWith('|') && bare.endsWith('|')
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
}

/** "Treatment: Bridges; Price: ₹27,000" and "Price | ₹6,500", with the quotation marks around them. */
function rowOf(line: string, names: ReadonlySet<string>): string {
  const open = /^\s*[“"]?/u.exec(line)?.[0] ?? ''
  const whole = line.slice(open.length).trimEnd()
  const close = /[”"]$/u.exec(whole)?.[0] ?? ''
  const body = whole.slice(0, whole.length - close.length)
  if (body.includes(' | ')) return open + bareRow(body.split(' | ').map((cell) => cell.trim())) + close
  const parts = body.split('; ').map(namedPart)
  const [first] = parts
  if (parts.length < 2 || !first?.name || !names.has(first.name)) return line
  const cells = parts.map(({ value }) => value)
  return (
    open +
    row(
      cells,
      parts.map(({ name }) => name),
    ) +
    close
  )
}

function namedPart(part: string): { name: string; value: string } {
  const at = part.indexOf(': ')
  if (at < 1 || at > LONGEST_NAME) return { name: '', value: part }
  return { name: part.slice(0, at), value: part.slice(at + 2) }
}

/** With no names: what stands first says what it is about, unless it is a value itself. */
function bareRow([first = '', ...others]: readonly string[]): string {
  return `${first}${/\p{N}/u.test(first) ? ', ' : ': '}${others.filter((cell) => cell !== '').join(', ')}`
}

/** Its first cell, and what is said of it; the name of a column is left out where the value speaks for itself. */
function row(cells: readonly string[], names: readonly string[]): string {
  const [first = '', ...values] = cells
  if (first === '') return values.filter((cell) => cell !== '').join(', ')
  const kinds = values.map((value) => kindOf(value, values.length))
  const said = values.flatMap((value, n) => {
    if (value === '') return []
    const name = names[n + 1] ?? ''
    const isClear = kinds[n] !== null && kinds.indexOf(kinds[n] ?? null) === kinds.lastIndexOf(kinds[n] ?? null)
    return name === '' || isClear ? [value] : [`${name} ${value}`]
  })
  return said.length === 0 ? first : `${first}: ${said.join(', ')}`
}

/** What a value is without being told; null: "yes" and "12" say nothing by themselves. */
function kindOf(value: string, among: number): string | null {
  if (/\p{Sc}\s?\p{N}|\p{N}\s?\p{Sc}|\b(?:Rs|INR|USD|EUR|BRL|MXN|AED|SAR)\b/u.test(value)) return 'money'
  if (/\d[:.]\d\d|\d\s?(?:[ap]\.?m\b|\p{L}{3,})/u.test(value)) return 'time'
  return among === 1 && /\p{L}\P{L}+\p{L}/u.test(value) ? 'words' : null
}

/** "Treatment" where two rows of a passage begin with it. */
function firstNames(passages: readonly { text: string }[]): Set<string> {
  const names = new Set<string>()
  for (const { text } of passages) {
    const lines = text.split('\n')
    for (const { name } of lines.filter((line) => line.includes('; ')).map(namedPart)) {
      const times = lines.filter((line) => line.startsWith(`${name}: `)).length
      if (name !== '' && times >= LEAST_ROWS && times * 2 >= lines.length) names.add(name)
    }
  }
  return names
}

function blockOf(line: string): string {
  const heading = /^(\s*[“"]?)#{1,6}\s+(\S.*)$/u.exec(line)
  if (heading) return `${heading[1]}${bold((heading[2] ?? '').replaceAll('**', ''))}`
  return inline(line.replace(/^(\s*[“"]?)[-*+]\s+(?=\S)/u, '$1• '))
}

function inline(line: string): string {
  return line
    .replace(/!?\[([^[\]\n]*)\]\((https?:\/\/[^\s()]+)\)/gu, (_, words: string, address: string) =>
      words.trim() === '' || words.trim() === address ? address : `${words.trim()}: ${address}`,
    )
    .replace(/~~([^~\n]+)~~/gu, '~$1~')
    .replace(/(?<![\p{L}\p{N}_])__([^_\n]+)__(?![\p{L}\p{N}_])/gu, (_, words: string) => bold(words))
    .replace(/\\([*_~`#[\]()|>-])/gu, '$1')
}

/** WhatsApp marks no part of a word, and nothing over the end of a line. */
function markedBold(text: string): string {
  return text.replace(
    /(\p{L}?)\*\*([^*]+)\*\*(?=(\p{L}?))/gu,
    (_, before: string, words: string, after: string) =>
      before + (before === '' && after === '' ? words.split('\n').map(bold).join('\n') : words),
  )
}

function bold(words: string): string {
  const bare = words.trim()
  return bare === '' ? words : words.replace(bare, () => `*${bare}*`)
}
