import { Parser } from 'htmlparser2'
import { UnreadableFile } from './block'
import { decodeText } from './decode'

export interface XmlEvents {
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(name: string): void
}

/** As it comes, without a tree: a sheet has a million cells. Names without their prefixes. No entity but XML's own is known. */
export function readXml(bytes: Uint8Array, events: XmlEvents): void {
  const text = decodeText(bytes)
  if (text === null) throw new UnreadableFile('damaged')
  const parser = new Parser(
    {
      onopentag: (name, attributes) => events.open(local(name), attributes),
      ontext: (part) => events.text(part),
      onclosetag: (name) => events.close(local(name)),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(text)
  parser.end()
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
