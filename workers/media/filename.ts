import { extensionOf } from './types'

/** Bytes of UTF-8: file systems end at 255, and a header of R2 holds it encoded. */
const MOST_BYTES = 180
const LONGEST_EXTENSION = 12

/**
 * Endings that a desktop runs at a double click, or opens in a program that runs what is in it. What has one of them is
 * saved under a harmless one behind it.
 */
const RUNNABLE = new Set(
  `accda accdb accde action ade adp apk app appimage appinstaller application applescript appref-ms appx appxbundle bat bash
   bin cab cgi chm cmd com command cpl csh desktop diagcab dll dmg docm dotm exe fileloc gadget hta htm html img inetloc inf
   ins iqy iso jar jnlp js jse ksh library-ms lnk mdb mde mht mhtml mjs mobileconfig msc msi msix msixbundle msp mst one osx
   pif pkg pl potm ppam ppsm pptm ps1 psm1 py rb rdp reg rgs run scf scpt scr sct search-ms searchconnector-ms
   settingcontent-ms sh shb shs sldm slk svg svgz tcsh terminal theme themepack udl url vb vbe vbs vhd vhdx wasm webloc
   workflow ws wsc wsf wsh xhtml xht xla xlam xll xlsb xlsm xltm xml xsl zsh`.split(/\s+/),
)

/**
 * The name of a file from outside, made harmless: no path, no characters that cannot be seen or that turn the order of the
 * others around, no name that a system keeps for itself, not too long, with an ending that says what the content is.
 */
export function cleanFilename(name: string | null | undefined, mimeType: string): string {
  const own = harmlessEnding(mimeType)
  const base = visible(lastPart((name ?? '').toWellFormed()))
  if (base === '') return joined(/^(?:image|audio|video)(?=\/)/.exec(mimeType)?.[0] ?? 'file', own)
  const { stem, extension } = split(base)
  if (extension === '') return joined(stem, own)
  return RUNNABLE.has(extension.toLowerCase()) ? joined(`${stem}.${extension}`, own || 'txt') : joined(stem, extension)
}

/** '': nothing is known of the content. */
function harmlessEnding(mimeType: string): string {
  const own = extensionOf(mimeType) ?? ''
  return RUNNABLE.has(own) ? 'txt' : own
}

/** RFC 6266: the plain form for old programs, RFC 5987 for the rest. */
export function contentDisposition(kind: 'inline' | 'attachment', filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

function lastPart(name: string): string {
  return name.split(/[/\\]/).at(-1) ?? ''
}

/** Without controls, without what turns the direction of reading, without blanks and dots at the ends. */
function visible(name: string): string {
  const seen = name
    .normalize('NFC')
    .replace(
      /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu,
      '',
    )
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(seen) ? `_${seen}` : seen
}

function split(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf('.')
  const extension = dot > 0 ? name.slice(dot + 1) : ''
  const isShort = extension.length > 0 && extension.length <= LONGEST_EXTENSION && !/\s/.test(extension)
  const isEnding = isShort || RUNNABLE.has(extension.toLowerCase())
  return isEnding ? { stem: name.slice(0, dot), extension } : { stem: name, extension: '' }
}

function joined(stem: string, extension: string): string {
  return extension === '' ? cut(stem, 0) : `${cut(stem, new TextEncoder().encode(extension).length + 1)}.${extension}`
}

/** By whole characters as people see them: half an emoji is none. */
function cut(text: string, spare: number): string {
  const encoder = new TextEncoder()
  const room = MOST_BYTES - spare
  if (encoder.encode(text).length <= room) return text
  let kept = ''
  let bytes = 0
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    bytes += encoder.encode(segment).length
    if (bytes > room) break
    kept += segment
  }
  return kept.trimEnd()
}
