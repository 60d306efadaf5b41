interface TypeRule {
  extension: string | null
  /** Shown by a browser in itself; everything else is only ever saved. */
  inline?: true
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument'

/** What a file can turn out to be. A browser runs nothing of what is `inline`. */
const TYPES: Record<string, TypeRule> = {
  'image/jpeg': { extension: 'jpg', inline: true },
  'image/png': { extension: 'png', inline: true },
  'image/webp': { extension: 'webp', inline: true },
  'image/gif': { extension: 'gif', inline: true },
  'image/avif': { extension: 'avif', inline: true },
  'image/heic': { extension: 'heic' },
  'image/bmp': { extension: 'bmp' },
  'image/tiff': { extension: 'tiff' },
  'audio/ogg': { extension: 'ogg', inline: true },
  'audio/mpeg': { extension: 'mp3', inline: true },
  'audio/mp4': { extension: 'm4a', inline: true },
  'audio/aac': { extension: 'aac', inline: true },
  'audio/amr': { extension: 'amr', inline: true },
  'audio/wav': { extension: 'wav', inline: true },
  'audio/flac': { extension: 'flac', inline: true },
  'video/mp4': { extension: 'mp4', inline: true },
  'video/3gpp': { extension: '3gp', inline: true },
  'video/quicktime': { extension: 'mov', inline: true },
  'video/webm': { extension: 'webm', inline: true },
  'video/x-matroska': { extension: 'mkv' },
  'video/x-msvideo': { extension: 'avi' },
  'application/pdf': { extension: 'pdf', inline: true },
  [`${OPEN_XML}.wordprocessingml.document`]: { extension: 'docx' },
  [`${OPEN_XML}.spreadsheetml.sheet`]: { extension: 'xlsx' },
  [`${OPEN_XML}.presentationml.presentation`]: { extension: 'pptx' },
  'application/msword': { extension: 'doc' },
  'application/vnd.ms-excel': { extension: 'xls' },
  'application/vnd.ms-powerpoint': { extension: 'ppt' },
  'application/x-ole-storage': { extension: null },
  'application/vnd.oasis.opendocument.text': { extension: 'odt' },
  'application/vnd.oasis.opendocument.spreadsheet': { extension: 'ods' },
  'application/vnd.oasis.opendocument.presentation': { extension: 'odp' },
  'application/epub+zip': { extension: 'epub' },
  'application/zip': { extension: 'zip' },
  'application/gzip': { extension: 'gz' },
  'application/vnd.rar': { extension: 'rar' },
  'application/x-7z-compressed': { extension: '7z' },
  'application/rtf': { extension: 'rtf' },
  'text/plain': { extension: 'txt' },
  'text/html': { extension: 'html' },
  'image/svg+xml': { extension: 'svg' },
  'application/xml': { extension: 'xml' },
  'text/x-script': { extension: 'txt' },
  'application/octet-stream': { extension: null },
  'application/x-executable': { extension: null },
}

/** Programs of a desktop or a phone. */
export const EXECUTABLE = 'application/x-executable'

export function extensionOf(mimeType: string): string | null {
  return Object.hasOwn(TYPES, mimeType) ? (TYPES[mimeType]?.extension ?? null) : null
}

export function mayShowInline(mimeType: string): boolean {
  return Object.hasOwn(TYPES, mimeType) && TYPES[mimeType]?.inline === true
}
