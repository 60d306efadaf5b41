/** One line of a page: its size in points and where it begins from the left. */
export interface PdfLine {
  text: string
  size?: number
  x?: number
  /** On the same height as the line before. */
  beside?: boolean
}

const TOP = 800
const LEFT = 60

/** A PDF as a word processor writes it, in the standard font: for tests that need a real one. Latin letters only. */
export function pdfOf(pages: readonly (readonly PdfLine[])[]): Uint8Array<ArrayBuffer> {
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  const kids: string[] = []
  for (const lines of pages) {
    const content = contentOf(lines)
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${objects.length} 0 R >>`,
    )
    kids.push(`${objects.length} 0 R`)
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`
  return assembled(objects)
}

/** A heading, its paragraphs in lines of some ninety characters, and a page number below. */
export function pageOf(heading: string, paragraphs: readonly string[], n: number): PdfLine[] {
  const body = paragraphs.flatMap((paragraph) => [{ text: '' }, ...wrapped(paragraph).map((text) => ({ text }))])
  return [
    { text: 'Bluebird Travel - Handbook', size: 8 },
    { text: heading, size: 18 },
    ...body,
    { text: `Page ${n}`, size: 8 },
  ]
}

function wrapped(paragraph: string): string[] {
  const lines: string[] = []
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < 90) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function contentOf(lines: readonly PdfLine[]): string {
  let y = TOP
  const shown = lines.map(({ text, size = 11, x = LEFT, beside = false }) => {
    if (!beside) y -= size * 1.35
    return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y.toFixed(2)} Tm (${escaped(text)}) Tj ET`
  })
  return shown.join('\n')
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, (char) => `\\${char}`)
}

/** Latin-1 bytes with a table of where each object begins. */
function assembled(objects: readonly string[]): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'
  const offsets = objects.map((object, n) => {
    const at = file.length
    file += `${n + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  file += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Uint8Array.from(file, (char) => char.charCodeAt(0))
}
