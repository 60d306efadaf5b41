import type { ComponentChildren } from 'preact'

/** WhatsApp's marks: *bold*, _italic_, ~struck~, ```code```; around words, not inside them. */
const MARKS =
  /(?<![\p{L}\p{N}])(?:\*(?=\S)([^*\n]*?\S)\*|_(?=\S)([^_\n]*?\S)_|~(?=\S)([^~\n]*?\S)~|```([^`]+)```)(?![\p{L}\p{N}])/gu
const BLANK = /\{\{\s*([^{}]*?)\s*\}\}/

/** A text as a phone shows it; its blanks filled with what `filling` knows, else marked. */
export function Formatted({ text, filling }: { text: string; filling: (blank: string) => string | undefined }) {
  return <>{marked(text, filling)}</>
}

function marked(text: string, filling: (blank: string) => string | undefined): ComponentChildren[] {
  const parts: ComponentChildren[] = []
  let from = 0
  for (const found of text.matchAll(MARKS)) {
    const [whole, bold, italic, struck, code] = found
    parts.push(...filled(text.slice(from, found.index), filling))
    const inner = marked(bold ?? italic ?? struck ?? code ?? '', filling)
    parts.push(
      bold !== undefined ? (
        <b>{inner}</b>
      ) : italic !== undefined ? (
        <i>{inner}</i>
      ) : struck !== undefined ? (
        <s>{inner}</s>
      ) : (
        <code>{inner}</code>
      ),
    )
    from = found.index + whole.length
  }
  return [...parts, ...filled(text.slice(from), filling)]
}

function filled(text: string, filling: (blank: string) => string | undefined): ComponentChildren[] {
  return text.split(BLANK).map((piece, index) => {
    if (index % 2 === 0) return piece
    const value = filling(piece)
    return value ? <span class="chat-value">{value}</span> : <mark>{`{{${piece}}}`}</mark>
  })
}
