import { Fragment } from 'preact'
import { type Block, type Inline, parseMarkdown } from './markdown'

/** Made of elements, never of HTML: nothing in a document can run here. Its headings are bold lines, not the page's. */
export function MarkdownView({ text }: { text: string }) {
  return (
    <div class="marked-text" dir="auto">
      {parseMarkdown(text).map((block, index) => (
        <OneBlock key={index} block={block} />
      ))}
    </div>
  )
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p class={block.level > 2 ? 'marked-subheading' : 'marked-heading'} dir="auto">
          <Words inlines={block.inlines} />
        </p>
      )
    case 'paragraph':
      return (
        <p dir="auto">
          {block.lines.map((inlines, index) => (
            <Fragment key={index}>
              {index > 0 && <br />}
              <Words inlines={inlines} />
            </Fragment>
          ))}
        </p>
      )
    case 'table':
      return (
        <table>
          <tbody>
            {block.rows.map((cells, index) => (
              <tr key={index}>
                {cells.map((inlines, at) => (
                  <td key={at} dir="auto">
                    <Words inlines={inlines} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'bullets':
    case 'numbers': {
      const items = block.items.map((inlines, index) => (
        <li key={index} dir="auto">
          <Words inlines={inlines} />
        </li>
      ))
      return block.kind === 'bullets' ? <ul>{items}</ul> : <ol>{items}</ol>
    }
  }
}

function Words({ inlines }: { inlines: readonly Inline[] }) {
  return (
    <>
      {inlines.map((inline, index) =>
        inline.kind === 'link' ? (
          <a key={index} href={inline.href} target="_blank" rel="noreferrer">
            {inline.text}
          </a>
        ) : inline.kind === 'bold' ? (
          <b key={index}>{inline.text}</b>
        ) : (
          inline.text
        ),
      )}
    </>
  )
}
