import type { Claim } from './sniff'
import { EXECUTABLE } from './types'

const OPEN_XML = 'application/vnd.openxmlformats-officedocument'
const FOLDERS: [folder: string, claim: RegExp, type: string][] = [
  ['word/', /wordprocessingml|\.docx$/i, `${OPEN_XML}.wordprocessingml.document`],
  ['xl/', /spreadsheetml|\.xlsx$/i, `${OPEN_XML}.spreadsheetml.sheet`],
  ['ppt/', /presentationml|\.pptx$/i, `${OPEN_XML}.presentationml.presentation`],
]
const OFFICE_ENTRIES = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|customXml\/)/
const PROGRAM_ENTRIES = /^(?:AndroidManifest\.xml|classes\.dex|META-INF\/MANIFEST\.MF|Payload\/[^/]+\.app\/)/
/** A document may name its own type, in an entry that is not compressed. */
const DECLARED = /^mimetype(application\/(?:vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation)|epub\+zip))/

/** A ZIP is what lies in it: the names of its first entries, as far as the head goes. */
export function zipTypeOf(head: string, { mimeType, filename }: Claim): string {
  const names = entryNames(head)
  if (names.some((name) => PROGRAM_ENTRIES.test(name))) return EXECUTABLE
  const declared = DECLARED.exec(head.slice(30))?.[1]
  if (declared) return declared
  const folder = FOLDERS.find(([prefix]) => names.some((name) => name.startsWith(prefix)))
  if (folder) return folder[2]
  if (!names.some((name) => OFFICE_ENTRIES.test(name))) return 'application/zip'
  // An office file whose own folder begins after the head.
  const said = [mimeType ?? '', filename ?? '']
  return FOLDERS.find(([, claim]) => said.some((one) => claim.test(one)))?.[2] ?? 'application/zip'
}

/** Names in local headers. Data in between may hold anything, but a false name decides only between kinds that are saved alike. */
function entryNames(head: string): string[] {
  const names: string[] = []
  for (let at = head.indexOf('PK\x03\x04'); at !== -1; at = head.indexOf('PK\x03\x04', at + 4)) {
    const length = head.charCodeAt(at + 26) + 256 * head.charCodeAt(at + 27)
    if (length > 0 && length < 1_024) names.push(head.slice(at + 30, at + 30 + length))
  }
  return names
}
