export type Mark = 'bold' | 'heading' | 'bullets' | 'numbers' | 'link'

/** A text and what is selected in it. */
export interface Selected {
  text: string
  from: number
  to: number
}

const LINE_MARK = /^(?:#{1,6} |[-*] |\d{1,3}[.)] )/

/** As a button of the toolbar leaves it: pressed again it takes the mark away. */
export function applyMark(selected: Selected, mark: Mark): Selected {
  switch (mark) {
    case 'bold':
      return wrap(selected, '**', '**')
    case 'link':
      return link(selected)
    case 'heading':
      return lines(selected, () => '## ')
    case 'bullets':
      return lines(selected, () => '- ')
    case 'numbers':
      return lines(selected, (index) => `${index + 1}. `)
  }
}

function wrap({ text, from, to }: Selected, before: string, after: string): Selected {
  const isInside = text.slice(from - before.length, from) === before && text.slice(to, to + after.length) === after
  if (isInside && from >= before.length) {
    const bare = text.slice(0, from - before.length) + text.slice(from, to) + text.slice(to + after.length)
    return { text: bare, from: from - before.length, to: to - before.length }
  }
  const marked = text.slice(0, from) + before + text.slice(from, to) + after + text.slice(to)
  return { text: marked, from: from + before.length, to: to + before.length }
}

const ADDRESS = 'https://'

/** The address is selected next: it is what is missing. */
function link({ text, from, to }: Selected): Selected {
  const words = text.slice(from, to)
  const isAddress = /^https?:\/\/\S+$/.test(words)
  const [shown, address] = isAddress ? ['', words] : [words, ADDRESS]
  const whole = `${text.slice(0, from)}[${shown}](${address})${text.slice(to)}`
  const start = isAddress ? from + 1 : from + shown.length + 3
  return { text: whole, from: start, to: isAddress ? start : start + address.length }
}

function lines({ text, from, to }: Selected, markOf: (index: number) => string): Selected {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const next = text.indexOf('\n', Math.max(from, to - 1))
  const end = next < 0 ? text.length : next
  const chosen = text.slice(start, end).split('\n')
  const isMarked = chosen.every((line, index) => line.startsWith(markOf(index)))
  const changed = chosen
    .map((line, index) => (isMarked ? line.slice(markOf(index).length) : markOf(index) + line.replace(LINE_MARK, '')))
    .join('\n')
  return { text: text.slice(0, start) + changed + text.slice(end), from: start, to: start + changed.length }
}
