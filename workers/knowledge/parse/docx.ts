import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import { type Block, UnreadableFile } from './block'
import { withoutHidden } from './docx-hidden'
import { readHtml } from './html'
import { openZip } from './zip'

/** What the words of a document are in, without its pictures. */
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?!media\/|embeddings\/|fonts\/)[^/]+|word\/_rels\/[^/]+)$/i

export async function readDocx(bytes: Uint8Array): Promise<Block[]> {
  const entries = openZip(bytes, (name) => WANTED.test(name))
  if (!entries.has('word/document.xml') && !entries.has('[Content_Types].xml')) throw new UnreadableFile('damaged')
  // Packed anew, so that the library meets only entries whose size is known.
  const packed = zipSync(Object.fromEntries([...entries].map(asSeen)), { level: 0 })
  const html = await htmlOf(packed)
  return readHtml(`<main>${html}</main>`).blocks
}

function asSeen([name, bytes]: [string, Uint8Array]): [string, Uint8Array] {
  if (!name.endsWith('.xml')) return [name, bytes]
  const xml = new TextDecoder().decode(bytes)
  return xml.includes('<w:vanish') ? [name, new TextEncoder().encode(withoutHidden(xml))] : [name, bytes]
}

async function htmlOf(packed: Uint8Array): Promise<string> {
  const arrayBuffer = new Uint8Array(packed).buffer
  const options = {
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    styleMap: ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"],
  }
  try {
    // The library takes one in a browser's bundle and the other in Node.
    const input: { arrayBuffer: ArrayBuffer; buffer?: unknown } = { arrayBuffer, buffer: arrayBuffer }
    return (await mammoth.convertToHtml(input, options)).value
  } catch {
    throw new UnreadableFile('damaged')
  }
}
