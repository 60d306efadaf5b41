/** Why somebody should look twice before they open a file of a customer's. */
export type FileWarning =
  /** A program, or something that starts one. */
  | 'runs'
  /** A document that may hold a program. */
  | 'macros'
  /** What is in it shows only when it is unpacked. */
  | 'archive'
  /** `invoice.pdf.exe`, or letters that turn the name around. */
  | 'disguised'
  /** Another kind of file than its name says. */
  | 'type_differs'

const RUNS = words(
  'apk app appx bat cmd com cpl dll dmg exe hta iso jar js jse lnk msi msix pif ps1 reg scr sh vbe vbs wsf xpi',
)
const MACROS = words('docm dotm potm ppam ppsm pptm sldm xlam xlsb xlsm xltm')
const ARCHIVES = words('7z ace arj bz2 cab gz rar tar tgz xz zip')
const HARMLESS_LOOK = words('avi csv doc docx gif jpeg jpg mov mp3 mp4 odt pdf png ppt pptx txt xls xlsx')
/** Marks that turn the direction of writing: `gpj.exe` reads as `exe.jpg`. */
const TURNS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/u

/** What a name says its content is, where we know both. */
const TYPES: Record<string, RegExp> = {
  pdf: /^application\/pdf$/,
  jpg: /^image\//,
  jpeg: /^image\//,
  png: /^image\//,
  gif: /^image\//,
  mp3: /^audio\//,
  mp4: /^(?:video|audio)\//,
  txt: /^text\//,
}

/** `mimeType`: as the content itself tells, null when it is not known. */
export function fileWarnings({
  filename,
  mimeType,
}: {
  filename: string | null
  mimeType: string | null
}): FileWarning[] {
  const name = filename ?? ''
  const [last = '', before = ''] = name.toLowerCase().trim().split('.').slice(1).reverse()
  const expected = Object.hasOwn(TYPES, last) ? TYPES[last] : undefined
  const checks: [FileWarning, boolean][] = [
    ['runs', RUNS.has(last)],
    ['macros', MACROS.has(last)],
    ['archive', ARCHIVES.has(last)],
    ['disguised', TURNS.test(name) || (RUNS.has(last) && HARMLESS_LOOK.has(before))],
    ['type_differs', expected !== undefined && isTelling(mimeType) && !expected.test(mimeType)],
  ]
  return checks.flatMap(([warning, applies]) => (applies ? [warning] : []))
}

/** `application/octet-stream` is any content at all. */
function isTelling(mimeType: string | null): mimeType is string {
  return mimeType !== null && mimeType !== 'application/octet-stream'
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
